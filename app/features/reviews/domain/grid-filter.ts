import type { CaseColumns } from '#app/features/checklists/domain/definition.ts';

export const GRID_FILTERS = ['all', 'unanswered', 'faults', 'notHandedIn', 'conflicts'] as const;
export type GridFilter = (typeof GRID_FILTERS)[number];

/** What a filter asks of a row. */
export interface RowFacts {
  caseKey: string;
  columns: CaseColumns;
  isComplete: boolean;
  hasFault: boolean;
  isHandedIn: boolean;
  hasConflict: boolean;
}

/** Which rows, and in which order. `orderBy` is a column's header; empty: as they were drawn. */
export interface GridView {
  filter: GridFilter;
  search: string;
  orderBy: string;
}

const tests: Readonly<Record<GridFilter, (row: RowFacts) => boolean>> = {
  all: () => true,
  unanswered: ({ isComplete }) => !isComplete,
  faults: ({ hasFault }) => hasFault,
  notHandedIn: ({ isHandedIn }) => !isHandedIn,
  conflicts: ({ hasConflict }) => hasConflict,
};

/**
 * The places of the rows that are shown, in order. Every word of the search must stand in the case number or in one of
 * the facts, letter case aside. Rows are in drawing order, also among equals in the column they are ordered by; rows
 * without a value there come last.
 */
export function rowsInView(
  rows: readonly RowFacts[],
  { filter, search, orderBy }: GridView,
  compare: (a: string, b: string) => number,
): number[] {
  const words = comparable(search)
    .split(/\s+/u)
    .filter((word) => word !== '');
  const places = rows.flatMap((row, place) => (tests[filter](row) && holdsAll(row, words) ? [place] : []));
  if (orderBy === '') return places;
  const cellOf = (place: number) => rows[place]?.columns[orderBy] ?? '';
  return places.sort((a, b) => {
    const [first, second] = [cellOf(a), cellOf(b)];
    if (first === '' || second === '') return Number(first === '') - Number(second === '') || a - b;
    return compare(first, second) || a - b;
  });
}

function holdsAll({ caseKey, columns }: RowFacts, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const texts = [caseKey, ...Object.values(columns)].map(comparable);
  return words.every((word) => texts.some((text) => text.includes(word)));
}

function comparable(text: string): string {
  return text.normalize('NFC').toLocaleLowerCase('sv');
}
