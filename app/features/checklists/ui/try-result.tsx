import type { Evaluation } from '#app/features/checklists/domain/evaluate.ts';
import { Section } from '#app/shared/ui/section.tsx';

/** What would come of the answers if they were handed in. */
export function TryResult({ evaluation }: { evaluation: Evaluation }) {
  const { applicableCount, faults, deviationDrafts, states, itemLists } = evaluation;
  // Words beside the answers are not tried here, so that an answer without them counts as given.
  const answeredCount =
    states.filter(({ isVisible, given }) => isVisible && given !== undefined).length +
    itemLists.filter(({ isVisible, isLacking }) => isVisible && !isLacking).length;
  const hidden = states.filter(({ isVisible }) => !isVisible).map(({ question }) => question.shortName);
  const lines: [string, string[]][] = [
    ['Brister', faults.map(({ shortName }) => shortName)],
    ['Avvikelser som skulle skapas', deviationDrafts.map(({ title }) => title)],
    ['Frågor som inte visas för ärendet', [...new Set(hidden)]],
  ];
  return (
    <Section title="Det här blir det">
      <p role="status">
        {answeredCount} av {applicableCount} är besvarade. Skäl och beskrivningar prövas inte här.
      </p>
      {lines.map(([what, names]) => (
        <p key={what}>
          {what}: {names.length === 0 ? 'inga' : names.join(', ')}.
        </p>
      ))}
    </Section>
  );
}
