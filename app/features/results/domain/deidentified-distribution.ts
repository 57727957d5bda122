import { type DeidentifiedName, deidentifyName } from './deidentified-question.ts';
import type { Disclosed, DisclosureRule } from './disclosure-rule.ts';
import type { AnswerCell, Distribution, LevelFigures, NumberFigures } from './figures.ts';
import type { Hidden } from './hidden-answers.ts';

export type DeidentifiedCell = Omit<AnswerCell, 'count'> & { readonly count: Disclosed };

/** Without the lowest and the highest: those are single cases. */
export type DeidentifiedNumbers = Omit<NumberFigures, 'lowest' | 'highest'> & {
  readonly lowest: null;
  readonly highest: null;
};

export type DeidentifiedDistribution = DeidentifiedName &
  Pick<Distribution, 'kind' | 'isCounted'> & {
    readonly cells: readonly DeidentifiedCell[];
    readonly notAsked: Disclosed;
    readonly choices: readonly DeidentifiedCell[] | null;
    readonly numbers: DeidentifiedNumbers | null;
    readonly levels: LevelFigures | null;
  };

/**
 * One question's answers as they may leave the unit. Median and difference are shown from the base that percentages
 * need; levels before and after only where no pair of them is small.
 */
export function deidentifyDistribution(
  distribution: Distribution,
  hidden: Hidden | undefined,
  rule: DisclosureRule,
): DeidentifiedDistribution {
  const { kind, isCounted, cells, choices, notAsked, numbers, levels } = distribution;
  const answered = cells.reduce((sum, { count }) => sum + count, 0);
  const name = deidentifyName(distribution, hidden, answered, rule.threshold);
  const isSafe = !name.isSuppressed;
  const given = cells
    .filter(({ countsAs, tag }) => countsAs !== 'notApplicable' && tag !== 'documentMissing')
    .reduce((sum, { count }) => sum + count, 0);
  const isAnyPairSmall = levels?.counts.some((row) =>
    row.some((count) => count > 0 && count < rule.threshold),
  );
  return {
    ...name,
    kind,
    isCounted,
    cells: cells.map((cell) => shownUnless(hidden?.answers.has(cell.tag), cell)),
    notAsked: hidden?.cells.has('notAsked') ? null : notAsked,
    choices: choices?.map((cell) => shownUnless(hidden?.choices.has(cell.tag), cell)) ?? null,
    numbers:
      numbers && isSafe && given >= rule.percentageBase ? { ...numbers, lowest: null, highest: null } : null,
    levels: isSafe && !isAnyPairSmall ? levels : null,
  };
}

function shownUnless(isHidden: boolean | undefined, cell: AnswerCell): DeidentifiedCell {
  return isHidden ? { ...cell, count: null } : cell;
}
