import { Section } from '#app/shared/ui/section.tsx';
import type { DeidentifiedBreakdown } from '../domain/deidentified-breakdown.ts';
import type { DisclosureRule } from '../domain/disclosure-rule.ts';
import { hiddenGroupsInWords } from '../domain/group-words.ts';
import type { DeidentifiedFigures } from '../domain/small-numbers.ts';
import { BreakdownTables } from './breakdown-tables.tsx';

type DividedSectionProps = {
  breakdown: DeidentifiedBreakdown | null;
  figures: DeidentifiedFigures;
  rule: DisclosureRule;
};

/** The de-identified result by the one column it is divided by, and why some groups have no name; nothing where it is not. */
export function DividedSection({ breakdown, figures, rule }: DividedSectionProps) {
  if (breakdown === null) return null;
  return (
    <Section title={`Resultatet uppdelat på ${breakdown.column}`}>
      <BreakdownTables
        column={breakdown.column}
        groups={breakdown.groups}
        questions={figures.questions}
        frameSize={figures.frameSize}
        reviewedCount={figures.reviewedCount}
      />
      <p>{hiddenGroupsInWords(rule.threshold)}</p>
    </Section>
  );
}
