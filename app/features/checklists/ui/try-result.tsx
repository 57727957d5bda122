import type { Evaluation } from '#app/features/checklists/domain/evaluate.ts';
import { Section } from '#app/shared/ui/section.tsx';

/** What would come of the answers if they were handed in. */
export function TryResult({ evaluation }: { evaluation: Evaluation }) {
  const { answeredCount, applicableCount, faults, deviationDrafts, states } = evaluation;
  const hidden = states.filter(({ isVisible }) => !isVisible).map(({ question }) => question.shortName);
  const lines: [string, string[]][] = [
    ['Brister', faults.map(({ shortName }) => shortName)],
    ['Avvikelser som skulle skapas', deviationDrafts.map(({ title }) => title)],
    ['Frågor som inte visas för ärendet', [...new Set(hidden)]],
  ];
  return (
    <Section title="Det här blir det">
      <p role="status">
        {answeredCount} av {applicableCount} är helt besvarade. Skäl och beskrivningar prövas inte här.
      </p>
      {lines.map(([what, names]) => (
        <p key={what}>
          {what}: {names.length === 0 ? 'inga' : names.join(', ')}.
        </p>
      ))}
    </Section>
  );
}
