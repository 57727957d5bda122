import type { FigureInterval, QuestionFigures, RoundFigures } from './round-figures.ts';

/** From when numbers may leave the unit: `threshold` is t, `percentageBase` is p of statistics specification §6. */
export type DisclosureRule = { readonly threshold: number; readonly percentageBase: number };

export const DISCLOSURE_RULE: DisclosureRule = { threshold: 5, percentageBase: 10 };

/** A number that may leave the unit, or null where it is hidden and shown as "–". */
export type Disclosed = number | null;

export type DeidentifiedQuestion = Pick<
  QuestionFigures,
  'key' | 'section' | 'shortName' | 'wording' | 'isCritical' | 'isUnweighted'
> & {
  readonly fulfilled: Disclosed;
  readonly notFulfilled: Disclosed;
  readonly documentMissing: Disclosed;
  readonly notApplicable: Disclosed;
  readonly notAsked: Disclosed;
  readonly base: Disclosed;
  readonly share: Disclosed;
  readonly weightedShare: Disclosed;
  readonly interval: FigureInterval | null;
  readonly isSuppressed: boolean;
};

export type DeidentifiedFigures = Omit<RoundFigures, 'questions' | 'faultCount' | 'casesWithFaultCount'> & {
  readonly faultCount: Disclosed;
  readonly casesWithFaultCount: Disclosed;
  readonly questions: readonly DeidentifiedQuestion[];
};

/** True when a count out of a total, or what is left of the total, is 1 to t−1. */
export function isSmall(count: number, total: number, threshold: number): boolean {
  const rest = total - count;
  return (count > 0 && count < threshold) || (rest > 0 && rest < threshold);
}

/**
 * The figures of a round as they may leave the unit: small cells hidden, and further cells so that no hidden one
 * follows from the others. Source: statistics specification §6.
 */
export function deidentifyFigures(figures: RoundFigures, rule: DisclosureRule): DeidentifiedFigures {
  const questions = figures.questions.map((question) =>
    deidentifyQuestion(question, figures.reviewedCount, rule),
  );
  // The sum of all faults would give away the one that is hidden.
  const areFaultsHidden = questions.some((question) => question.notFulfilled === null);
  return {
    ...figures,
    faultCount: areFaultsHidden ? null : figures.faultCount,
    casesWithFaultCount: isSmall(figures.casesWithFaultCount, figures.reviewedCount, rule.threshold)
      ? null
      : figures.casesWithFaultCount,
    questions,
  };
}

type Cell = 'fulfilled' | 'notFulfilled' | 'base' | 'notApplicable' | 'notAsked';

/** The sums a reader can form within a row: one part or whole that is hidden alone follows from the others. */
const SUMS: readonly (readonly Cell[])[] = [
  ['fulfilled', 'notFulfilled', 'base'],
  ['base', 'notApplicable', 'notAsked'],
];

function deidentifyQuestion(
  question: QuestionFigures,
  reviewed: number,
  rule: DisclosureRule,
): DeidentifiedQuestion {
  const hidden = hiddenCells(question, reviewed, rule.threshold);
  const shown = (cell: Cell): Disclosed => (hidden.has(cell) ? null : question[cell]);
  const isShareHidden = hidden.has('fulfilled') || hidden.has('base') || question.base < rule.percentageBase;
  const areFaultsHidden = hidden.has('notFulfilled');
  return {
    key: question.key,
    section: question.section,
    shortName: question.shortName,
    wording: question.wording,
    isCritical: question.isCritical,
    isUnweighted: question.isUnweighted,
    fulfilled: shown('fulfilled'),
    notFulfilled: shown('notFulfilled'),
    documentMissing:
      areFaultsHidden || isSmall(question.documentMissing, question.notFulfilled, rule.threshold)
        ? null
        : question.documentMissing,
    notApplicable: shown('notApplicable'),
    notAsked: shown('notAsked'),
    base: shown('base'),
    share: isShareHidden ? null : question.share,
    weightedShare: isShareHidden ? null : question.weightedShare,
    // An interval can be turned back into the count it was computed from.
    interval: isShareHidden && question.interval.kind !== 'none' ? null : question.interval,
    isSuppressed: hidden.size > 0,
  };
}

function hiddenCells(question: QuestionFigures, reviewed: number, threshold: number): Set<Cell> {
  const hidden = new Set<Cell>();
  const isBaseSmall = question.base > 0 && question.base < threshold;
  for (const cell of ['fulfilled', 'notFulfilled'] as const) {
    if (isBaseSmall || isSmall(question[cell], question.base, threshold)) hidden.add(cell);
  }
  for (const cell of ['base', 'notApplicable', 'notAsked'] as const) {
    if (isSmall(question[cell], reviewed, threshold)) hidden.add(cell);
  }
  hideAlongside(question, hidden);
  return hidden;
}

/** Where exactly one cell of a sum is hidden, the largest of the others is hidden too, until no such sum is left. */
function hideAlongside(question: QuestionFigures, hidden: Set<Cell>): void {
  for (;;) {
    const exposed = SUMS.find((sum) => sum.filter((cell) => hidden.has(cell)).length === 1);
    if (!exposed) return;
    const open = exposed.filter((cell) => !hidden.has(cell));
    hidden.add(open.reduce((largest, cell) => (question[cell] > question[largest] ? cell : largest)));
  }
}

/**
 * Counts that add up to a printed total, such as deviations by question: a small one is hidden, and so is every one
 * named in `alsoHidden`. The total is shown only when nothing is hidden, or when two or more are and they add up
 * to at least t.
 */
export function discloseCounts(
  counts: readonly number[],
  alsoHidden: readonly boolean[],
  rule: DisclosureRule,
): { readonly counts: readonly Disclosed[]; readonly total: Disclosed } {
  const disclosed = counts.map((count, index) =>
    (count > 0 && count < rule.threshold) || alsoHidden[index] ? null : count,
  );
  const hiddenCounts = counts.filter((_, index) => disclosed[index] === null);
  const hiddenSum = hiddenCounts.reduce((sum, count) => sum + count, 0);
  const isTotalSafe = hiddenCounts.length === 0 || (hiddenCounts.length > 1 && hiddenSum >= rule.threshold);
  return { counts: disclosed, total: isTotalSafe ? counts.reduce((sum, count) => sum + count, 0) : null };
}
