import type { Cell } from './sheet.ts';

const POINTS_PER_LINE = 15;
/** Spreadsheets allow 409. */
const MOST_POINTS = 400;

/**
 * The height in points of a row whose longest text wraps in its column; `widths` are in characters. Spreadsheets never
 * fit the height of merged cells, and not always that of others.
 */
export function rowHeight(cells: readonly Cell[], widths: readonly number[]): number {
  const lines = cells.map((cell, index) => {
    if (typeof cell !== 'string') return 1;
    const room = Math.max(4, (widths[index] ?? 10) - 1);
    return cell.split('\n').reduce((sum, line) => sum + linesOf(line, room), 0);
  });
  return Math.min(MOST_POINTS, POINTS_PER_LINE * Math.max(1, ...lines) + 1);
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
