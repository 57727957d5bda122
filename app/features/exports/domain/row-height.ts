import type { Cell } from './sheet.ts';

const POINTS_PER_LINE = 15;
/** Bold letters, one above the other. */
const POINTS_PER_TURNED_LETTER = 7;
/** Spreadsheets allow 409. */
const MOST_POINTS = 400;

/** Widths are counted in digits; running text takes less room. */
const LETTERS_PER_DIGIT = 1.15;

/**
 * The height in points of a row whose longest text wraps in its column; `widths` are in characters. Spreadsheets never
 * fit the height of merged cells, and not always that of others.
 */
export function rowHeight(cells: readonly Cell[], widths: readonly number[]): number {
  const lines = cells.map((cell, index) => {
    if (typeof cell !== 'string') return 1;
    const room = Math.max(4, Math.floor((widths[index] ?? 10) * LETTERS_PER_DIGIT) - 2);
    return cell.split('\n').reduce((sum, line) => sum + linesOf(line, room), 0);
  });
  return Math.min(MOST_POINTS, POINTS_PER_LINE * Math.max(1, ...lines) + 1);
}

/**
 * The height in points of a row of headers that read upwards, each on at most two lines without a broken word; one line
 * high when there are none.
 */
export function turnedHeight(headers: readonly string[]): number {
  const rooms = headers.map((header) => {
    let room = Math.max(...header.split(' ').map((word) => word.length));
    while (linesOf(header, room) > 2) room += 1;
    return room;
  });
  return Math.min(MOST_POINTS, POINTS_PER_LINE + Math.max(0, ...rooms) * POINTS_PER_TURNED_LETTER);
}

/** How many lines a text takes; a word is broken only when it does not fit on a line of its own. */
function linesOf(text: string, room: number): number {
  let lines = 1;
  let used = 0;
  for (const word of text.split(' ')) {
    if (used > 0 && used + 1 + word.length > room) {
      lines += 1;
      used = 0;
    }
    used += (used > 0 ? 1 : 0) + word.length;
    while (used > room) {
      lines += 1;
      used -= room;
    }
  }
  return lines;
}
