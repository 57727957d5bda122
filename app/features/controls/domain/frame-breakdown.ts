import type { CellReader } from '#app/features/controls/domain/compile-condition.ts';

/** How the cases of a frame spread over the values of one column. Counts only: no case is shown. */
export type Breakdown = {
  readonly column: string;
  /** Largest first, then by the value's own order; at most `MOST_PARTS`. `''` is an empty cell. */
  readonly parts: readonly { readonly value: string; readonly count: number }[];
  /** Values beyond those, and how many cases they hold together. */
  readonly rest: { readonly values: number; readonly count: number };
};

export const MOST_PARTS = 25;

/** Counts the cases by the value of a column. */
export function breakDown(cells: readonly CellReader[], column: string): Breakdown {
  return breakdownOf(column, countValues(cells, column));
}

/** The same of counts already made. */
export function breakdownOf(column: string, counts: ReadonlyMap<string, number>): Breakdown {
  const sorted = [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  const beyond = sorted.slice(MOST_PARTS);
  return {
    column,
    parts: sorted.slice(0, MOST_PARTS),
    rest: { values: beyond.length, count: beyond.reduce((sum, { count }) => sum + count, 0) },
  };
}

/** How many cases hold each value of a column. */
export function countValues(cells: readonly CellReader[], column: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const cell of cells) {
    const value = cell(column);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}
