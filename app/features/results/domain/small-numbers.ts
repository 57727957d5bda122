import { mentionedIn } from '#app/features/checklists/domain/conditions.ts';
import type { ChecklistDefinition, Condition } from '#app/features/checklists/domain/definition.ts';
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

/** What each question hangs on, by its key: earlier questions and register columns. None: it is asked in every case. */
export type QuestionSources = ReadonlyMap<string, readonly string[]>;

const questionSource = (key: string) => `question ${key}`;
const sourcesOf = (condition: Condition): string[] => {
  const { questions, sections, columns } = mentionedIn(condition);
  return [
    ...questions.map(questionSource),
    ...sections.map((section) => `section ${section}`),
    ...columns.map((column) => `column ${column}`),
  ];
};

/** The sources of every question of a checklist, those of its section included. */
export function questionSources(definition: ChecklistDefinition): QuestionSources {
  return new Map(
    definition.sections.flatMap((section) =>
      section.questions.map((question) => {
        const conditions = [...(section.visibleWhen ?? []), ...(question.visibleWhen ?? [])];
        return [question.key, [...new Set(conditions.flatMap(sourcesOf))]] as const;
      }),
    ),
  );
}

/**
 * The figures of a round as they may leave the unit: small cells hidden, and further cells so that no hidden one
 * follows from the others, nor from the questions that hang on each other, nor from the totals. A question that
 * `sources` does not name counts as one that hangs on nothing. Source: statistics specification §6.
 */
export function deidentifyFigures(
  figures: RoundFigures,
  rule: DisclosureRule,
  sources: QuestionSources,
): DeidentifiedFigures {
  const hidden = hiddenByQuestion(figures, rule.threshold, sources);
  const questions = figures.questions.map((question) =>
    deidentifyQuestion(question, hidden.get(question.key) ?? new Set(), rule),
  );
  // The totals, with the faults that are shown, would give away the ones that are hidden.
  const areFaultsHidden = questions.some((question) => question.notFulfilled === null);
  return {
    ...figures,
    faultCount: areFaultsHidden ? null : figures.faultCount,
    casesWithFaultCount:
      areFaultsHidden || couldBeSmall(figures, rule.threshold) ? null : figures.casesWithFaultCount,
    questions,
  };
}

/**
 * True when the faults shown by question leave open whether the number of cases with a fault, or without one, is
 * small. Judged from what is shown, not from the number itself: that it is hidden then says nothing about it.
 */
function couldBeSmall({ questions, reviewedCount }: RoundFigures, threshold: number): boolean {
  const faults = questions.map(({ notFulfilled }) => notFulfilled);
  const fewest = Math.max(0, ...faults);
  const most = Math.min(
    reviewedCount,
    faults.reduce((sum, one) => sum + one, 0),
  );
  for (let count = fewest; count <= most; count++) if (isSmall(count, reviewedCount, threshold)) return true;
  return false;
}

const CELLS = ['fulfilled', 'notFulfilled', 'documentMissing', 'base', 'notApplicable', 'notAsked'] as const;
type Cell = (typeof CELLS)[number];

function deidentifyQuestion(
  question: QuestionFigures,
  hidden: ReadonlySet<Cell>,
  rule: DisclosureRule,
): DeidentifiedQuestion {
  const shown = (cell: Cell): Disclosed => (hidden.has(cell) ? null : question[cell]);
  const isShareHidden = hidden.has('fulfilled') || hidden.has('base') || question.base < rule.percentageBase;
  const { interval } = question;
  // An interval can be turned back into the count it was computed from, and says whether there was one.
  const saysNothing = interval.kind === 'none' && interval.reason !== 'nothingInBase';
  return {
    key: question.key,
    section: question.section,
    shortName: question.shortName,
    wording: question.wording,
    isCritical: question.isCritical,
    isUnweighted: question.isUnweighted,
    fulfilled: shown('fulfilled'),
    notFulfilled: shown('notFulfilled'),
    documentMissing: shown('documentMissing'),
    notApplicable: shown('notApplicable'),
    notAsked: shown('notAsked'),
    base: shown('base'),
    share: isShareHidden ? null : question.share,
    weightedShare: isShareHidden ? null : coarseWeightedShare(question, rule.threshold),
    interval: isShareHidden && !saysNothing ? null : interval,
    isSuppressed: hidden.size > 0,
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

/**
 * What is hidden of each question. A question is hidden altogether when anything is hidden of one that it hangs on:
 * how many it was put to is one of that one's counts. The same for questions that hang on one column, when how many
 * one of them was put to is hidden: the others may make up the rest.
 */
function hiddenByQuestion(
  { questions, reviewedCount }: RoundFigures,
  threshold: number,
  sources: QuestionSources,
): ReadonlyMap<string, ReadonlySet<Cell>> {
  const hidden = new Map(questions.map((one) => [one.key, hiddenCells(one, reviewedCount, threshold)]));
  for (;;) {
    const closed = new Set<string>();
    for (const [key, cells] of hidden) {
      if (cells.size > 0) closed.add(questionSource(key));
      if (cells.has('notAsked')) for (const source of sources.get(key) ?? []) closed.add(source);
    }
    const open = questions.filter(
      ({ key }) =>
        hidden.get(key)?.size !== CELLS.length && (sources.get(key) ?? []).some((one) => closed.has(one)),
    );
    if (open.length === 0) return hidden;
    for (const { key } of open) hidden.set(key, new Set(CELLS));
  }
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
  if (hidden.size > 0) hideAlongside(question, hidden, threshold);
  if (hidden.has('notFulfilled') || isSmall(question.documentMissing, question.notFulfilled, threshold)) {
    hidden.add('documentMissing');
  }
  return hidden;
}

/**
 * Nothing hidden may follow from a sum. How many were asked often follows from another question or from the checklist,
 * so base and "ej tillämpligt" hide each other whatever is done with "ej ställd". Beside a hidden base only a nought
 * is shown, and only where it leaves several bases possible: it says that the base is not small.
 */
function hideAlongside(question: QuestionFigures, hidden: Set<Cell>, threshold: number): void {
  const { fulfilled, notFulfilled, base, notApplicable, notAsked } = question;
  if (!(hidden.has('base') || hidden.has('notApplicable') || hidden.has('notAsked'))) return;
  hidden.add('base').add('notApplicable');
  const asked = base + notApplicable;
  const askedAtLeast = hidden.has('notAsked') ? Math.min(asked, asked + notAsked - threshold + 1) : asked;
  const isNoughtSafe = base > 0 && askedAtLeast >= 2 * threshold;
  if (fulfilled > 0 || !isNoughtSafe) hidden.add('fulfilled');
  if (notFulfilled > 0 || !isNoughtSafe) hidden.add('notFulfilled');
}

/**
 * Counts that add up to a printed total, such as deviations by question: a small one is hidden, and so is every one
 * named in `alsoHidden`. The total is shown only when none is.
 */
export function discloseCounts(
  counts: readonly number[],
  alsoHidden: readonly boolean[],
  rule: DisclosureRule,
): { readonly counts: readonly Disclosed[]; readonly total: Disclosed } {
  const disclosed = counts.map((count, index) =>
    (count > 0 && count < rule.threshold) || alsoHidden[index] ? null : count,
  );
  const isTotalSafe = disclosed.every((count) => count !== null);
  return { counts: disclosed, total: isTotalSafe ? counts.reduce((sum, count) => sum + count, 0) : null };
}
