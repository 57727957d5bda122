import type { CaseColumns } from '#app/features/checklists/domain/definition.ts';
import type { QuestionFigures, RoundFigures } from './figures.ts';
import { type FigureInput, roundFigures } from './round-figures.ts';

/** A value of the column and how many cases of the frozen frame have it; the empty text where the cell is empty. */
export type FrameGroup = { readonly value: string; readonly count: number };

/** A question's counts in one group; what it is called and asks stands with the round's own figures. */
export type GroupQuestion = Omit<
  QuestionFigures,
  'section' | 'shortName' | 'wording' | 'isCritical' | 'items' | 'overridden'
>;

export type BreakdownGroup = {
  readonly value: string;
  readonly frameSize: number;
  /** Of the group, drawn and reviewed. */
  readonly sampleSize: number;
  readonly reviewedCount: number;
  /** As the round's, in the same order. */
  readonly questions: readonly GroupQuestion[];
};

/** The figures of a round for each value of one column of its frame. Plain data: may be frozen with the round's own. */
export type Breakdown = {
  readonly column: string;
  /** Every group of the frame, also those of which no case was drawn. In no order that says anything. */
  readonly groups: readonly BreakdownGroup[];
};

/**
 * The counted questions of a round by a column of its frame: for each group the same figures as for the round, from the
 * group's own cases and with the group's own number of cases in the frame.
 *
 * How many of a simple random sample fall in a group is chance, but given that number they are a simple random sample
 * of the group, so the exact interval holds with the group's n and N. The same where the groups are the strata or the
 * values of the quota. Where cases of one group had different chances the share is marked as unweighted and the weighted
 * one stands beside it, as for the round. Nothing is said of a group where chance did not decide.
 * Source: statistics specification §1–2, docs/statistics.md.
 */
export function breakdownBy(
  column: string,
  groups: readonly FrameGroup[],
  input: Omit<FigureInput, 'frameSize'>,
): Breakdown {
  return {
    column,
    groups: groups.map(({ value, count }) => {
      const cases = input.cases.filter(({ columns }) => cellOf(columns, column) === value);
      const { questions, sampleSize, reviewedCount } = roundFigures({ ...input, cases, frameSize: count });
      return {
        ...{ value, frameSize: count, sampleSize, reviewedCount },
        questions: questions.map(countsOnly),
      };
    }),
  };
}

/** What a case has in the column; an empty cell has no key. */
function cellOf(columns: CaseColumns, column: string): string {
  return columns[column] ?? '';
}

function countsOnly(question: RoundFigures['questions'][number]): GroupQuestion {
  const { section, shortName, wording, isCritical, items, overridden, ...counts } = question;
  return counts;
}
