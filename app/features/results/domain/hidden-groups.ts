import type { GroupQuestion } from './breakdown.ts';
import { isSmall } from './disclosure-rule.ts';
import type { RoundFigures } from './figures.ts';
import { itemsSource, type QuestionSources, questionSource } from './question-sources.ts';
import type { DeidentifiedFigures } from './small-numbers.ts';

/** What everybody in a group got for one question; together these are the group's reviewed cases. */
const PARTS = ['fulfilled', 'notFulfilled', 'notApplicable', 'noted', 'notAsked'] as const;
type Parts = Pick<GroupQuestion, (typeof PARTS)[number]>;
type CountsOfGroup = Parts & Pick<GroupQuestion, 'key'>;

/** A group as it stands in the table: its number of reviewed cases is printed, so it is at least t. */
export type TableGroup = { readonly reviewedCount: number; readonly questions: readonly CountsOfGroup[] };

/** Which groups, by position, are hidden of each question, by its key. All of a group's numbers are hidden together. */
export type HiddenGroups = ReadonlyMap<string, ReadonlySet<number>>;

/**
 * Which rows of the tables group × answer are hidden, when the round's totals are known and so is how many of each group
 * were reviewed. `hiddenRows` says which. All rows of a question
 * - that hides any of these numbers in the round's own figures, counts items, or is a computed rating,
 * - that hangs on another that hides a row, or on the same column as one that does,
 * - with a single small row, where cases had unequal chances: the round's weighted share is one more equation.
 * Where everybody got the same in the whole round there is nothing to hide.
 * Source: statistics specification §6, docs/adr/0011.
 */
export function hiddenGroups(
  groups: readonly TableGroup[],
  figures: RoundFigures,
  shown: DeidentifiedFigures,
  threshold: number,
  sources: QuestionSources,
): HiddenGroups {
  const all = new Set(groups.keys());
  const hidden = new Map(
    figures.questions.map((question, at): [string, ReadonlySet<number>] => {
      const { key, items, overridden } = question;
      const total = shown.questions[at];
      if (PARTS.some((part) => (total?.[part] ?? null) === null) || items !== null) return [key, all];
      if (isAllTheSame(question)) return [key, NOTHING];
      if (overridden !== null) return [key, all];
      const rows = hiddenRows(rowsOf(groups, at), threshold);
      return [key, rows.size > 0 && figures.hasUnequalProbabilities ? all : rows];
    }),
  );
  for (;;) {
    const closed = closedSources(hidden, sources);
    const open = [...hidden].filter(
      ([key, rows]) =>
        rows !== all && rows !== NOTHING && (sources.get(key) ?? []).some((source) => closed.has(source)),
    );
    if (open.length === 0) return hidden;
    for (const [key] of open) hidden.set(key, all);
  }
}

/** Of a question where everybody got the same. */
const NOTHING: ReadonlySet<number> = new Set();

function isAllTheSame(question: Parts): boolean {
  return PARTS.filter((part) => question[part] > 0).length < 2;
}

type Row = Parts & { readonly reviewed: number };

function rowsOf(groups: readonly TableGroup[], at: number): Row[] {
  return groups.flatMap(({ reviewedCount, questions }) => {
    const question = questions[at];
    return question ? [{ ...question, reviewed: reviewedCount }] : [];
  });
}

/** Being asked about the same items does not share anything out between questions. */
const isItems = (source: string) => source.startsWith(itemsSource(''));

function closedSources(hidden: HiddenGroups, sources: QuestionSources): ReadonlySet<string> {
  const closed = new Set<string>();
  for (const [key, rows] of hidden) {
    if (rows.size === 0) continue;
    closed.add(questionSource(key));
    for (const source of sources.get(key) ?? []) if (!isItems(source)) closed.add(source);
  }
  return closed;
}

/**
 * Rows, by position, that are hidden when column totals and the sum of each row are known: in order of size the smallest
 * groups, up to the last one with a small number in it, and on until at least two are hidden, what the hidden ones come
 * to together has no small number, and it has something of every answer that was given at all. Then every hidden number
 * has more than one possible value: a table whose row and column sums are all above nought, with two of each, never has
 * a cell that follows. A row without a small number may be hidden between those that have one: were just those hidden,
 * whoever knows the rule could tell which they are.
 */
export function hiddenRows(rows: readonly Row[], threshold: number): ReadonlySet<number> {
  const bySize = [...rows.entries()].toSorted(([, a], [, b]) => a.reviewed - b.reviewed);
  const lastSmall = bySize.findLastIndex(([, row]) => isUnsafe(row, threshold));
  if (lastSmall < 0) return new Set();
  const total = sumOf(rows);
  for (let count = Math.max(2, lastSmall + 1); count < rows.length; count++) {
    const taken = bySize.slice(0, count);
    const together = sumOf(taken.map(([, row]) => row));
    const isEverythingThere = PARTS.every((part) => total[part] === 0 || together[part] > 0);
    if (isEverythingThere && !isUnsafe(together, threshold)) return new Set(taken.map(([at]) => at));
  }
  return new Set(rows.keys());
}

function isUnsafe(row: Row, threshold: number): boolean {
  const { fulfilled, notFulfilled, reviewed } = row;
  const base = fulfilled + notFulfilled;
  return (
    isSmall(fulfilled, base, threshold) ||
    [base, row.notApplicable, row.noted, row.notAsked].some((count) => isSmall(count, reviewed, threshold))
  );
}

function sumOf(rows: readonly Row[]): Row {
  const sum = (part: keyof Row) => rows.reduce((total, row) => total + row[part], 0);
  return {
    fulfilled: sum('fulfilled'),
    notFulfilled: sum('notFulfilled'),
    notApplicable: sum('notApplicable'),
    noted: sum('noted'),
    notAsked: sum('notAsked'),
    reviewed: sum('reviewed'),
  };
}
