import { Readable } from 'node:stream';
import { setImmediate as letOthersIn } from 'node:timers/promises';
import { type CsvError, parse } from 'csv-parse';
import iconv from 'iconv-lite';
import { cleanCell } from '#app/features/cases/domain/cell-text.ts';
import { FILE_LIMITS, type FileProblem } from '#app/features/cases/domain/file-problem.ts';
import { filledCount } from '#app/features/cases/domain/header-row.ts';
import {
  buildRawTable,
  fieldCountOf,
  MAX_COLUMNS,
  type RawRow,
  type RawTable,
  type TableSource,
} from '#app/features/cases/domain/raw-table.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import { readsAsProse, recogniseDelimiter } from './delimiter.server.ts';
import { decodeMixedText } from './mixed-text.server.ts';

const CHUNK = 256 * 1024;
const SAMPLE = 64 * 1024;
const EXCEL_HINT = /^\uFEFF?"?sep=(.)"?(?:\r\n?|\n)/i;
const ROWS_AT_A_TIME = 1000;
const LONGEST_RECORD = 1024 * 1024;

export type TextKind = Pick<TableSource, 'kind'> & {
  readonly encoding: NonNullable<TableSource['encoding']>;
  /** UTF-8 with lines in Windows-1252 among the others. */
  readonly isMixed?: boolean;
};

/**
 * Reads separated text. Row numbers count records as a spreadsheet program does: empty lines too, and a field with
 * line breaks as one row. Quotes inside a field without quotes are taken as they stand, and each of the three kinds
 * of line break ends a row wherever it comes.
 */
export async function readCsv(bytes: Buffer, text: TextKind): Promise<Result<RawTable, FileProblem>> {
  const { kind, encoding } = text;
  const sample = [...decode(bytes.subarray(0, SAMPLE), text)].join('');
  const hint = EXCEL_HINT.exec(sample);
  const division = recogniseDelimiter(sample);
  const hinted = [';', ',', '\t', '|'].find((one) => one === hint?.[1]) as TableSource['delimiter'];
  if (hinted === undefined && readsAsProse(sample, division)) return err({ kind: 'not_a_table' });
  const delimiter = hinted ?? division.delimiter;
  const grid = await readRecords(bytes, text, delimiter, hint !== null);
  if (!grid.ok) return grid;
  const table = buildRawTable(grid.value, {
    kind,
    delimiter,
    ...(kind === 'pasted' ? {} : { encoding }),
    ...(text.isMixed ? { isMixedEncoding: true } : {}),
    ...(encoding === 'utf-8' && isGarbled(bytes) ? { isGarbled: true } : {}),
  });
  // What is pasted has often lost the empty cells at its end.
  if (!table.ok || kind === 'pasted') return table;
  const cut = findCutRow(grid.value, table.value.source, endsWithLineBreak(bytes));
  return cut === undefined ? table : err(cut);
}

class TooManyFields extends Error {}

async function readRecords(
  bytes: Buffer,
  text: TextKind,
  delimiter: string,
  hasHint: boolean,
): Promise<Result<RawRow[], FileProblem>> {
  let parsedCount = hasHint ? -1 : 0;
  const parser = parse({
    // Here and not below: some records are always on their way, and a million fields take eight megabytes each.
    on_record: (record: string[]) => {
      parsedCount += 1;
      if (record.length > FILE_LIMITS.fields) throw new TooManyFields();
      return record;
    },
    delimiter,
    bom: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    // A quote that is never closed would otherwise swallow the rest of the file before anybody hears of it.
    max_record_size: LONGEST_RECORD,
  });
  Readable.from(decode(bytes, text)).pipe(parser);
  const grid: RawRow[] = [];
  let rowNumber = hasHint ? -1 : 0;
  let cellCount = 0;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      rowNumber += 1;
      if (rowNumber % ROWS_AT_A_TIME === 0) await letOthersIn();
      if (rowNumber === 0) continue;
      if (rowNumber > FILE_LIMITS.rows + 50) return err({ kind: 'too_many_rows', limit: FILE_LIMITS.rows });
      const row = rowOf(rowNumber, record);
      cellCount += filledCount(row);
      if (cellCount > FILE_LIMITS.cells) return err({ kind: 'too_many_cells', limit: FILE_LIMITS.cells });
      grid.push(row);
    }
  } catch (error) {
    if (error instanceof TooManyFields)
      return err({ kind: 'too_many_fields', rowNumber: parsedCount, limit: FILE_LIMITS.fields });
    if (!isCsvError(error)) throw error;
    return err(
      Number(error['column']) > MAX_COLUMNS
        ? { kind: 'too_many_columns', limit: MAX_COLUMNS }
        : { kind: 'quote_not_closed', rowNumber: Number(error['records']) + (hasHint ? 0 : 1) },
    );
  }
  return ok(grid);
}

/** The row without the empty fields at its end: a hundred thousand rows of semicolons are nothing. */
function rowOf(rowNumber: number, record: readonly string[]): RawRow {
  let width = record.length;
  while (width > 0 && record[width - 1] === '') width -= 1;
  const cells = record.slice(0, width).map(cleanCell);
  return width === record.length ? { rowNumber, cells } : { rowNumber, cells, fieldCount: record.length };
}

/** A last row shorter than all others, without a line break after it: half a file. */
function findCutRow(
  grid: readonly RawRow[],
  { headerRowNumber, leftOutTotals = [] }: TableSource,
  isWholeLine: boolean,
): FileProblem | undefined {
  const rows = grid.filter(
    (row) => row.rowNumber >= headerRowNumber && row.cells.some((cell) => cell !== ''),
  );
  const last = rows.at(-1);
  const expected = rows[0] === undefined ? 0 : fieldCountOf(rows[0]);
  if (isWholeLine || last === undefined || leftOutTotals.includes(last.rowNumber)) return undefined;
  if (rows.length < 3 || fieldCountOf(last) >= expected) return undefined;
  if (rows.slice(0, -1).some((row) => fieldCountOf(row) !== expected)) return undefined;
  return { kind: 'last_row_cut', rowNumber: last.rowNumber, expected, found: fieldCountOf(last) };
}

/** The text in pieces, each with whole characters. */
function* decode(bytes: Buffer, { encoding, isMixed = false }: TextKind): Generator<string> {
  if (isMixed) {
    yield* decodeMixedText(bytes);
    return;
  }
  // iconv-lite and not TextDecoder: Node 20's windows-1252 is wrong for bytes 80–9F.
  const decoder = iconv.getDecoder(encoding);
  for (let start = 0; start < bytes.length; start += CHUNK) {
    yield decoder.write(bytes.subarray(start, start + CHUNK));
  }
  yield decoder.end() ?? '';
}

/** "Ã¥" for "å" comes of reading UTF-8 as something else and saving it; U+FFFD stands where a letter was lost. */
function isGarbled(bytes: Buffer): boolean {
  return ['Ã¥', 'Ã¤', 'Ã¶', 'Ã…', 'Ã„', 'Ã–', '\uFFFD', 'ï¿½'].some((sign) => bytes.includes(sign));
}

function endsWithLineBreak(bytes: Buffer): boolean {
  return bytes.subarray(-2).includes(0x0a) || bytes.subarray(-2).includes(0x0d);
}

function isCsvError(error: unknown): error is CsvError {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_');
}
