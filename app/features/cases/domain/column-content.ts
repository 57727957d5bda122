import { findPersonalNumber, isNothingButPersonalNumber } from './personal-number.ts';
import type { RawTable } from './raw-table.ts';

/** The content of one column, counted: everything the suggestions are made from. */
export type ColumnContent = {
  readonly header: string;
  readonly position: number;
  /** Different values that are not empty, with the number of rows holding each. */
  readonly counts: ReadonlyMap<string, number>;
  readonly filledCount: number;
  readonly emptyCount: number;
  readonly personalNumbers: PersonalNumberContent | undefined;
};

export type PersonalNumberContent = {
  readonly where: 'values' | 'in_text';
  readonly count: number;
  readonly firstRowNumber: number;
};

// Case numbers made of a date and four digits pass the check digit one time in ten; real personnummer always do.
const ENOUGH_TO_JUDGE = 20;
const CHANCE_SHARE = 0.3;

/** Counts the values of every column of a table, and looks for personnummer in each cell. */
export function readColumnContents(table: RawTable): ColumnContent[] {
  return table.headers.map((header, position) => {
    const counts = new Map<string, number>();
    let filledCount = 0;
    for (const row of table.rows) {
      const cell = row.cells[position] ?? '';
      if (cell === '') continue;
      filledCount += 1;
      counts.set(cell, (counts.get(cell) ?? 0) + 1);
    }
    return {
      header,
      position,
      counts,
      filledCount,
      emptyCount: table.rows.length - filledCount,
      personalNumbers: findInColumn(table, position, counts, filledCount),
    };
  });
}

function findInColumn(
  table: RawTable,
  position: number,
  counts: ReadonlyMap<string, number>,
  filledCount: number,
): PersonalNumberContent | undefined {
  const found = { whole: 0, wholeValid: 0, inText: 0, inTextValid: 0 };
  const withNumber = new Set<string>();
  for (const [value, count] of counts) {
    const kind = findPersonalNumber(value);
    if (kind === undefined) continue;
    const isWhole = isNothingButPersonalNumber(value);
    if (isWhole) found.whole += count;
    if (isWhole && kind === 'valid') found.wholeValid += count;
    if (!isWhole) found.inText += count;
    if (!isWhole && kind === 'valid') found.inTextValid += count;
    if (isWhole || kind === 'valid') withNumber.add(value);
  }
  const firstRowNumber = table.rows.find((row) => withNumber.has(row.cells[position] ?? ''))?.rowNumber ?? 0;
  if (found.inTextValid > 0)
    return { where: 'in_text', count: found.inTextValid + found.wholeValid, firstRowNumber };
  if (isColumnOfNumbers(found.whole, found.wholeValid, filledCount)) {
    return { where: 'values', count: found.whole, firstRowNumber };
  }
  return undefined;
}

function isColumnOfNumbers(shaped: number, valid: number, filledCount: number): boolean {
  if (shaped === 0) return false;
  const isUniform = shaped >= filledCount * 0.9;
  if (isUniform && shaped >= ENOUGH_TO_JUDGE) return valid >= shaped * CHANCE_SHARE;
  return valid > 0 || shaped >= filledCount * 0.5;
}
