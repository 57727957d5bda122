import type { Disclosed, DisclosureRule } from './disclosure-rule.ts';
import { isSmall } from './disclosure-rule.ts';
import type { FigureInterval, ItemUnit, NamedQuestion, QuestionFigures } from './figures.ts';
import type { Hidden } from './hidden-answers.ts';
import type { Cell } from './hidden-cells.ts';

/** What items come to by case, without what only serves to judge them. */
export type DeidentifiedUnit = Pick<ItemUnit, 'itemName' | 'itemsName'> & {
  readonly [count in 'casesFulfilled' | 'casesWithFault' | 'casesWithout']: Disclosed;
};

/** `overridden` is null where it is hidden too. */
export type DeidentifiedName = Omit<NamedQuestion, 'items'> & {
  readonly items: DeidentifiedUnit | null;
  readonly isSuppressed: boolean;
};

export type DeidentifiedQuestion = DeidentifiedName & {
  readonly isUnweighted: boolean;
  readonly share: Disclosed;
  readonly weightedShare: Disclosed;
  readonly interval: FigureInterval | null;
} & { readonly [count in Cell]: Disclosed };

/** One question's counts, without those that are hidden and what they could be computed from. */
export function deidentifyQuestion(
  question: QuestionFigures,
  hidden: Hidden | undefined,
  rule: DisclosureRule,
): DeidentifiedQuestion {
  const cells = hidden?.cells ?? new Set<Cell>();
  const shown = (cell: Cell): Disclosed => (cells.has(cell) ? null : question[cell]);
  const isShareHidden = cells.has('fulfilled') || cells.has('base') || question.base < rule.percentageBase;
  const { interval } = question;
  // An interval can be turned back into the count it was computed from, and says whether there was one.
  const saysNothing = interval.kind === 'none' && interval.reason !== 'nothingInBase';
  return {
    ...deidentifyName(question, hidden, question.base + question.noted, rule.threshold),
    isUnweighted: question.isUnweighted,
    fulfilled: shown('fulfilled'),
    notFulfilled: shown('notFulfilled'),
    documentMissing: shown('documentMissing'),
    notApplicable: shown('notApplicable'),
    noted: shown('noted'),
    notAsked: shown('notAsked'),
    base: shown('base'),
    share: isShareHidden ? null : question.share,
    weightedShare: isShareHidden ? null : coarseWeightedShare(question, rule.threshold),
    interval: isShareHidden && !saysNothing ? null : interval,
  };
}

/** The parts that counts and distributions have in common; `answered` is what overridden ratings are held against. */
export function deidentifyName(
  { key, section, shortName, wording, isCritical, items, overridden }: NamedQuestion,
  hidden: Hidden | undefined,
  answered: number,
  threshold: number,
): DeidentifiedName {
  const isSuppressed =
    hidden !== undefined && hidden.cells.size + hidden.answers.size + hidden.choices.size > 0;
  const shown = (count: number): Disclosed => (isSuppressed ? null : count);
  return {
    ...{ key, section, shortName, wording, isCritical, isSuppressed },
    items: items && {
      itemName: items.itemName,
      itemsName: items.itemsName,
      casesFulfilled: shown(items.casesFulfilled),
      casesWithFault: shown(items.casesWithFault),
      casesWithout: shown(items.casesWithout),
    },
    overridden:
      overridden === null || isSuppressed || isSmall(overridden, answered, threshold) ? null : overridden,
  };
}

/**
 * In whole per cent: with all its decimals only one make-up of the sample gives it. Null where few of the base had one
 * of the chances of being drawn, since it then tells their answers apart.
 */
function coarseWeightedShare(question: QuestionFigures, threshold: number): Disclosed {
  const { weightedShare, fewestOfOneChance } = question;
  if (weightedShare === null || (fewestOfOneChance ?? 0) < threshold) return null;
  return Math.round(weightedShare * 100) / 100;
}
