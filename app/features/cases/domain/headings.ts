import { cleanHeading } from './cell-text.ts';
import { filledCount, findHeaderRow, readsAsHeadings } from './header-row.ts';
import { type Merge, spreadMerges } from './merged-cells.ts';
import type { RawRow } from './raw-table.ts';

/** Where the headings of a table stand, and the text for each column from the first; empty where there is none. */
export type Headings = {
  readonly firstIndex: number;
  readonly lastIndex: number;
  readonly texts: readonly string[];
};

const ROWS_LOOKED_AT = 60;
const MOST_HEADING_ROWS = 5;

/**
 * The headings among rows that are not empty, or undefined when there are none. Headings merged over several columns
 * with sub-headings below become "Överrubrik – underrubrik"; one merged over several rows counts once.
 */
export function findHeadings(rows: readonly RawRow[], merges: readonly Merge[]): Headings | undefined {
  const top = rows.slice(0, ROWS_LOOKED_AT);
  const lastRow = top.at(-1)?.rowNumber ?? 0;
  const near = merges.filter(([firstRow]) => firstRow <= lastRow).slice(0, 1000);
  if (near.length === 0) {
    const index = findHeaderRow(rows);
    if (index === undefined) return undefined;
    return { firstIndex: index, lastIndex: index, texts: (rows[index]?.cells ?? []).map(cleanHeading) };
  }
  const spread = spreadMerges(top, near);
  const first = findHeaderRow(spread);
  if (first === undefined) return undefined;
  const found = isTitleBeside(top, spread, first, near) ? first + 1 : first;
  let firstIndex = found;
  while (firstIndex > 0 && isOverHeadings(top, firstIndex - 1, near)) firstIndex -= 1;
  let lastIndex = found;
  while (lastIndex - firstIndex < MOST_HEADING_ROWS && isSubHeadings(top, spread, lastIndex + 1, near)) {
    lastIndex += 1;
  }
  return { firstIndex, lastIndex, texts: joinHeadings(spread.slice(firstIndex, lastIndex + 1)) };
}

/** Whether a row with merged cells is only a title with something beside it: the row below is headings, and fuller. */
function isTitleBeside(
  rows: readonly RawRow[],
  spread: readonly RawRow[],
  index: number,
  merges: readonly Merge[],
): boolean {
  const [row, below] = [spread[index], rows[index + 1]];
  if (row === undefined || below === undefined || !readsAsHeadings(below)) return false;
  const isMerged = merges.some(([first, from, , to]) => first === row.rowNumber && to > from);
  return isMerged && filledCount(below) > filledCount(row);
}

/** Whether the row stands directly above headings and groups them: not a title, which begins at the first column. */
function isOverHeadings(rows: readonly RawRow[], index: number, merges: readonly Merge[]): boolean {
  const row = rows[index];
  if (row === undefined || rows[index + 1]?.rowNumber !== row.rowNumber + 1 || !readsAsHeadings(row))
    return false;
  const here = merges.filter(([firstRow, column]) => firstRow === row.rowNumber && hasText(row, column));
  const across = here.filter(([, first, , last]) => last > first);
  const firstColumn = Math.min(...rows.map((one) => one.cells.findIndex((cell) => cell !== '')));
  return across.length > 1 || here.some((merge) => merge[1] > firstColumn && across.length > 0);
}

/** Whether the row goes on with the headings above it: joined to them by a merge, or filling what they leave open. */
function isSubHeadings(
  rows: readonly RawRow[],
  spread: readonly RawRow[],
  index: number,
  merges: readonly Merge[],
): boolean {
  const [row, above, shownAbove] = [rows[index], rows[index - 1], spread[index - 1]];
  if (row === undefined || above === undefined || row.rowNumber !== above.rowNumber + 1) return false;
  if (!readsAsHeadings(row)) return false;
  const isJoined = merges.some(([firstRow, , last]) => firstRow <= above.rowNumber && last >= row.rowNumber);
  const across = merges.filter(
    ([firstRow, first, , last]) => firstRow === above.rowNumber && last > first && hasText(above, first),
  );
  // A row of cases would also fill the columns that have their whole heading above.
  const isGrouped = row.cells.every(
    (cell, column) =>
      cell === '' ||
      !hasText(shownAbove, column) ||
      across.some(([, first, , last]) => column >= first && column <= last),
  );
  return isJoined || (across.length > 0 && isGrouped);
}

function hasText(row: RawRow | undefined, column: number): boolean {
  return (row?.cells[column] ?? '') !== '';
}

function joinHeadings(rows: readonly RawRow[]): string[] {
  const width = Math.max(...rows.map((row) => row.cells.length));
  return Array.from({ length: width }, (_, column) => {
    const parts = rows.map((row) => cleanHeading(row.cells[column] ?? '')).filter((text) => text !== '');
    return parts.filter((text, index) => text !== parts[index - 1]).join(' – ');
  });
}
