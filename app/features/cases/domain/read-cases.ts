import { err, ok, type Result } from '#app/shared/domain/result.ts';
import { normaliseCell } from './cell-value.ts';
import { type ColumnChoice, type ImportMapping, keptColumns, sameHeader } from './import-mapping.ts';
import type { ImportProblem } from './import-problem.ts';
import { findPersonalNumber, maskPersonalNumbers } from './personal-number.ts';
import type { RawTable } from './raw-table.ts';
import { type CaseReading, replaceNumbers } from './replace-numbers.ts';

export type { ImportProblem } from './import-problem.ts';

/** A case as a file gives it; `values` is canonical text in the order of the kept columns, "" where empty. */
export type CaseRow = {
  readonly key: string;
  readonly rowNumber: number;
  readonly values: readonly string[];
};

export type CaseRows = { readonly columns: readonly ColumnChoice[]; readonly rows: readonly CaseRow[] };

export const MAX_KEY_LENGTH = 200;

/**
 * The cases of a table under a mapping, or everything that is wrong with them: all problems are found before
 * anything is given back, so that a file is either read whole or not at all. Keys are NFC and trimmed, and otherwise
 * as they stand (leading zeros and odd characters kept), as aktsam-urval/1 §1 wants them; or pseudonyms of the
 * personnummer that stand there. No problem quotes a cell that is to become a pseudonym.
 */
export function readCases(
  table: RawTable,
  mapping: ImportMapping,
  reading: CaseReading,
): Result<CaseRows, ImportProblem[]> {
  const keyPosition = table.headers.findIndex((header) => sameHeader(header, mapping.keyHeader));
  if (mapping.keyHeader === '' || keyPosition < 0) return err([{ kind: 'no_key_column' }]);
  const columns = keptColumns(mapping).filter((column) =>
    table.headers.some((header) => sameHeader(header, column.header)),
  );
  const positions = columns.map((column) =>
    table.headers.findIndex((header) => sameHeader(header, column.header)),
  );

  const replaced = replaceNumbers(table, mapping, reading);
  if (!replaced.ok) return replaced;
  const keys = replaced.value.get(keyPosition) ?? table.rows.map((row) => row.cells[keyPosition] ?? '');
  const problems = checkKeys(table, keyPosition, keys);
  const rows = table.rows.map((row, rowIndex): CaseRow => {
    const values = columns.map((column, index) => {
      const position = positions[index] ?? -1;
      const pseudonyms = replaced.value.get(position);
      if (pseudonyms !== undefined) return pseudonyms[rowIndex] ?? '';
      const cell = row.cells[position] ?? '';
      const normalised = normaliseCell(cell, column.type);
      if (normalised.ok) return normalised.value;
      const problem = { rowNumber: row.rowNumber, column: column.header, value: maskPersonalNumbers(cell) };
      problems.push({ kind: normalised.error, ...problem });
      return '';
    });
    return { key: keys[rowIndex] ?? '', rowNumber: row.rowNumber, values };
  });
  return problems.length > 0 ? err(problems) : ok({ columns, rows });
}

function checkKeys(table: RawTable, keyPosition: number, keys: readonly string[]): ImportProblem[] {
  const column = table.headers[keyPosition] ?? '';
  const rowsOfKey = new Map<string, number[]>();
  const missing: number[] = [];
  const tooLong: number[] = [];
  for (const [index, row] of table.rows.entries()) {
    const key = keys[index] ?? '';
    if (key === '') missing.push(row.rowNumber);
    else if (key.length > MAX_KEY_LENGTH) tooLong.push(row.rowNumber);
    else rowsOfKey.set(key, [...(rowsOfKey.get(key) ?? []), row.rowNumber]);
  }
  const problems: ImportProblem[] = [];
  if (missing.length > 0) problems.push({ kind: 'key_missing', column, rowNumbers: missing });
  if (tooLong.length > 0) problems.push({ kind: 'key_too_long', column, rowNumbers: tooLong });
  for (const [key, rowNumbers] of rowsOfKey) {
    if (rowNumbers.length < 2) continue;
    const shown = findPersonalNumber(key) === undefined ? key : maskPersonalNumbers(key);
    problems.push({ kind: 'key_duplicate', column, key: shown, rowNumbers });
  }
  return problems;
}
