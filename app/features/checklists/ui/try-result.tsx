import type { Evaluation } from '#app/features/checklists/domain/evaluate.ts';
import { plural } from '#app/shared/text/format.ts';
import { Section } from '#app/shared/ui/section.tsx';

/** What would come of the answers if they were handed in. */
export function TryResult({ evaluation }: { evaluation: Evaluation }) {
  const { faults, deviationDrafts, states } = evaluation;
  // Words beside the answers are not tried here, so that an answer without them counts as given.
  // What the program works out, and how many there are of something, is nobody's answer.
  const asked = states.filter(({ isVisible, isComputed }) => isVisible && !isComputed);
  const answeredCount = asked.filter(({ given }) => given !== undefined).length;
  const hidden = states.filter(({ isVisible }) => !isVisible).map(({ question }) => question.shortName);
  const lines: [string, string[]][] = [
    ['Brister', faults.map(({ shortName }) => shortName)],
    ['Avvikelser som skulle skapas', deviationDrafts.map(({ title }) => title)],
    ['Frågor som inte visas för ärendet', [...new Set(hidden)]],
  ];
  return (
    <Section title="Det här blir det">
      <p role="status">
        {answeredCount} av {plural(asked.length, 'fråga', 'frågor')} är besvarade. Skäl och beskrivningar
        prövas inte här.
      </p>
      {lines.map(([what, names]) => (
        <p key={what}>
          {what}: {names.length === 0 ? 'inga' : names.join(', ')}.
        </p>
      ))}
    </Section>
  );
}
