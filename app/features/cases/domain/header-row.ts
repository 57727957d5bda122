import { isUnmistakableDate } from './date-text.ts';
import { parseNumberText } from './number-text.ts';
import { findPersonalNumber } from './personal-number.ts';
import type { RawRow } from './raw-table.ts';

const ROWS_LOOKED_AT = 50;
// A title or a line such as "Uttag: 2026-10-31" fills a cell or two; a heading row fills most of the table's width.
const FILLED_SHARE = 0.6;

/**
 * The index of the heading row among rows that are not empty: the first that fills most of the table's width and
 * reads as headings (texts, no dates, numbers or personnummer). Undefined when a row as wide as the table reads as
 * data before that: the file then has no headings. At most the first fifty rows count.
 */
export function findHeaderRow(rows: readonly RawRow[]): number | undefined {
  const looked = rows.slice(0, ROWS_LOOKED_AT);
  const width = Math.max(...looked.map(filledCount));
  for (const [index, row] of looked.entries()) {
    const count = filledCount(row);
    if (count < Math.ceil(width * FILLED_SHARE)) continue;
    if (readsAsHeadings(row)) return index;
    if (count === width) return undefined;
  }
  return undefined;
}

/** How many cells of a row hold something. */
export function filledCount(row: RawRow): number {
  return row.cells.reduce((count, cell) => (cell === '' ? count : count + 1), 0);
}

/** Whether every cell with content could be a heading: letters in it, and no date, number or personnummer. */
export function readsAsHeadings(row: RawRow): boolean {
  const texts = row.cells.filter((cell) => cell !== '');
  return texts.every(
    (text) =>
      /\p{L}/u.test(text) &&
      !isUnmistakableDate(text) &&
      parseNumberText(text) === undefined &&
      findPersonalNumber(text) === undefined,
  );
}
