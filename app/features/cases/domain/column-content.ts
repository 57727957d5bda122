import type { ChanceNumbers, OddNumbers } from './import-mapping.ts';
import { type CountedNumbers, countNumbers, exceedsChance } from './number-count.ts';
import { maskPersonalNumbers } from './personal-number.ts';
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
  /** Numbers with a right check digit where chance gives as many: somebody must look at them. */
  readonly chanceNumbers: ChanceNumbers | undefined;
  /** Numbers that would be masked, among values of another form. */
  readonly oddNumbers: OddNumbers | undefined;
};

export type PersonalNumberContent = {
  readonly where: 'values' | 'in_text';
  readonly count: number;
  readonly firstRowNumber: number;
};

// Case numbers made of a date and four digits pass the check digit one time in ten; real personnummer always do.
const ENOUGH_TO_JUDGE = 20;
const CHANCE_SHARE = 0.3;
const UNIFORM_SHARE = 0.9;
const ROWS_NAMED = 20;

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
      ...findInColumn(table, position, counts, filledCount),
    };
  });
}

type Found = Pick<ColumnContent, 'personalNumbers' | 'chanceNumbers' | 'oddNumbers'>;

function findInColumn(
  table: RawTable,
  position: number,
  counts: ReadonlyMap<string, number>,
  filledCount: number,
): Found {
  const found = countNumbers(counts);
  const rowsWith = (values: ReadonlySet<string>) =>
    table.rows.filter((row) => values.has(row.cells[position] ?? '')).map((row) => row.rowNumber);
  const refused = (where: PersonalNumberContent['where'], count: number, values: ReadonlySet<string>) => ({
    personalNumbers: { where, count, firstRowNumber: rowsWith(values)[0] ?? 0 },
    chanceNumbers: undefined,
    oddNumbers: undefined,
  });

  if (found.inTextValid > 0) {
    const values = new Set([...found.shapedValues, ...found.validValues]);
    return refused('in_text', found.inTextValid + found.whole.valid, values);
  }
  const { shaped, valid } = sumOf(found);
  if (isColumnOfNumbers(found, filledCount)) {
    // Among case numbers that only look like them, those with a right check digit are the ones to look at.
    const isMixed = valid > 0 && valid < shaped / 2;
    return isMixed
      ? refused('values', valid, found.validValues)
      : refused('values', shaped, found.shapedValues);
  }
  const oddRows = rowsWith(oddValues(counts, filledCount));
  const oddNumbers =
    oddRows.length === 0 ? undefined : { count: oddRows.length, rowNumbers: oddRows.slice(0, ROWS_NAMED) };
  if (valid === 0 || shaped < filledCount * UNIFORM_SHARE)
    return { personalNumbers: undefined, chanceNumbers: undefined, oddNumbers };
  const rowNumbers = rowsWith(found.validValues).slice(0, ROWS_NAMED);
  const chanceNumbers = { count: valid, shapedCount: shaped, rowNumbers };
  return { personalNumbers: undefined, chanceNumbers, oddNumbers };
}

/**
 * The values that would be masked although most of the column is written otherwise: a mistyped personnummer among case
 * numbers. Where nearly all are written alike, ten digits are how the cases are numbered.
 */
function oddValues(counts: ReadonlyMap<string, number>, filledCount: number): Set<string> {
  const masked = [...counts.keys()].filter((value) => maskPersonalNumbers(value) !== value);
  const rowsOfForm = new Map<string, number>();
  for (const value of masked.length === 0 ? [] : counts.keys()) {
    const form = formOf(value);
    rowsOfForm.set(form, (rowsOfForm.get(form) ?? 0) + (counts.get(value) ?? 0));
  }
  return new Set(
    masked.filter((value) => (rowsOfForm.get(formOf(value)) ?? 0) < filledCount * UNIFORM_SHARE),
  );
}

function formOf(value: string): string {
  return value.replace(/\p{L}+/gu, 'a').replace(/\d/g, '0');
}

function isColumnOfNumbers(found: CountedNumbers, filledCount: number): boolean {
  // Nine digits are many things: they are personnummer only when chance does not explain the check digits.
  if (exceedsChance(found.withoutZero)) return true;
  const { shaped, valid } = found.whole;
  if (shaped === 0) return false;
  const isUniform = sumOf(found).shaped >= filledCount * UNIFORM_SHARE;
  if (!isUniform || shaped < ENOUGH_TO_JUDGE) return valid > 0 || shaped >= filledCount * 0.5;
  return valid >= shaped * CHANCE_SHARE || [found.whole, ...found.byForm.values()].some(exceedsChance);
}

function sumOf({ whole, withoutZero }: CountedNumbers): { shaped: number; valid: number } {
  return { shaped: whole.shaped + withoutZero.shaped, valid: whole.valid + withoutZero.valid };
}
