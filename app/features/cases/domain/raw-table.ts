import { err, ok, type Result } from '#app/shared/domain/result.ts';
import { findHeadings } from './headings.ts';
import { fillMergedDown, type Merge } from './merged-cells.ts';
import { countTotalsAtEnd } from './totals-rows.ts';

/** One row as it stands in the file, cells as text; `rowNumber` is what a spreadsheet program shows beside it. */
export type RawRow = {
  readonly rowNumber: number;
  readonly cells: readonly string[];
  /** How many fields the row has in the file, where empty ones at its end are not among the cells. */
  readonly fieldCount?: number;
};

/** What every readable file becomes, whatever its kind. Every row has exactly as many cells as there are headers. */
export type RawTable = {
  readonly headers: readonly string[];
  readonly rows: readonly RawRow[];
  readonly source: TableSource;
};

/**
 * How the file was understood, to be shown to the person (`tableSourceInWords`). A fact that does not concern the
 * file is left out: no sheets for text, no counts that are nought.
 */
export type TableSource = {
  readonly kind: 'csv' | 'xlsx' | 'pasted';
  /** The last row of the headings, where there are several: the rows below it are the cases. */
  readonly headerRowNumber: number;
  /** How many rows of headings were joined into one ("Insats – Från"), when more than one. */
  readonly headerRowCount?: number;
  readonly sheetName?: string;
  /** All sheets that hold cells, in the order of the workbook, hidden ones too. */
  readonly sheets?: readonly SheetInfo[];
  readonly encoding?: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  readonly delimiter?: ';' | ',' | '\t' | '|';
  /** The ending of a workbook (".xlsx") that the name of a text has. */
  readonly namedAs?: string;
  /** Some lines of a UTF-8 text are in Windows-1252; each is read as what it is. */
  readonly isMixedEncoding?: boolean;
  /** The text holds "Ã¥" for "å", or the mark that stands for a lost letter: it was garbled before it came here. */
  readonly isGarbled?: boolean;
  /** What was done with hidden rows and columns, when there are any among the cases and their columns. */
  readonly hidden?: HiddenChoice;
  readonly hiddenRowCount?: number;
  readonly hiddenColumnCount?: number;
  /** Whether the hidden rows come from a filter that is on. */
  readonly isFiltered?: boolean;
  /** The rows at the end that hold totals or a note ("Summa", "Antal: 210", "Utskriven …"): they are not cases. */
  readonly leftOutTotals?: readonly number[];
  /** Formulas whose result is not in the file; read as empty cells. */
  readonly emptyFormulaCount?: number;
  /** Cells with #REF!, #N/A and the like; read as empty cells. */
  readonly errorCellCount?: number;
  /** Numbers so long that Excel may have turned their last digits into noughts. */
  readonly longNumberCount?: number;
  /** Cells that got their text from a cell merged downwards over several rows. */
  readonly filledMergedCount?: number;
  /** Dates are counted from 1904 in the workbook, as old Excel for Mac did; they are read rightly. */
  readonly is1904?: boolean;
};

/** A sheet of a workbook. `rowCount` counts rows with content, headings and totals among them. */
export type SheetInfo = {
  readonly name: string;
  readonly rowCount: number;
  readonly columnCount: number;
  readonly isHidden: boolean;
};

/** What to do with rows and columns that Excel does not show. */
export type HiddenChoice = 'include' | 'leaveOut';

/**
 * What a person may choose about how a file is read. Without `sheetName`: the first visible sheet that holds a table.
 * Without `hidden`: hidden rows and columns are read, and that is said, because a filter somebody forgot to take away
 * must not make cases disappear from a register without anybody hearing of it.
 */
export type ReadingChoices = { readonly sheetName?: string; readonly hidden?: HiddenChoice };

/** Whether a choice asks for another reading than the one the table came from; what is not chosen is as it was. */
export function isOtherReading(source: TableSource, { sheetName, hidden }: ReadingChoices): boolean {
  return (
    (sheetName !== undefined && sheetName !== source.sheetName) ||
    (hidden !== undefined && source.hidden !== undefined && hidden !== source.hidden)
  );
}

export type TableError =
  | { readonly kind: 'empty_file' }
  | { readonly kind: 'no_header_row' }
  | { readonly kind: 'no_rows'; readonly headerRowNumber: number }
  | { readonly kind: 'too_many_columns'; readonly limit: number }
  | { readonly kind: 'row_too_long'; readonly rowNumbers: readonly number[]; readonly expected: number }
  | {
      readonly kind: 'last_row_cut';
      readonly rowNumber: number;
      readonly expected: number;
      readonly found: number;
    };

export const MAX_COLUMNS = 200;

/**
 * Rows of text turned into a table: the headings found below any title (also in several rows, where cells are
 * merged), empty rows, totals at the end and columns without both heading and content dropped, merged cells filled
 * downwards, missing headings named ("Kolumn 7"), repeated ones numbered ("Datum (2)").
 * Fails when there are no headings, nothing below them, or a row of text holds more than its headings
 * (usually a separator inside a field without quotes).
 */
export function buildRawTable(
  grid: readonly RawRow[],
  source: Omit<TableSource, 'headerRowNumber'>,
  merges: readonly Merge[] = [],
): Result<RawTable, TableError> {
  const filled = grid.filter((row) => row.cells.some((cell) => cell !== ''));
  if (filled.length === 0) return err({ kind: 'empty_file' });
  const headings = findHeadings(filled, merges);
  const header = filled[headings?.lastIndex ?? -1];
  if (headings === undefined || header === undefined) return err({ kind: 'no_header_row' });

  const below = filled.slice(headings.lastIndex + 1);
  const totals = below.slice(below.length - countTotalsAtEnd(below, headings.texts.length));
  const cases = below.slice(0, below.length - totals.length);
  if (cases.length === 0) return err({ kind: 'no_rows', headerRowNumber: header.rowNumber });
  const headerWidth = source.kind === 'xlsx' ? Number.POSITIVE_INFINITY : fieldCountOf(header);
  const tooLong = cases.filter((row) => row.cells.slice(headerWidth).some((cell) => cell !== ''));
  if (tooLong.length > 0) {
    return err({
      kind: 'row_too_long',
      rowNumbers: tooLong.map((row) => row.rowNumber),
      expected: headerWidth,
    });
  }

  const { rows, filledCount } = fillMergedDown(cases, merges);
  const positions = usedPositions(headings.texts, rows);
  if (positions.length > MAX_COLUMNS) return err({ kind: 'too_many_columns', limit: MAX_COLUMNS });
  const isWhole = positions.every((position, index) => position === index);
  const headerRowCount = headings.lastIndex - headings.firstIndex + 1;
  return ok({
    headers: uniqueHeadings(
      positions.map((position) => headings.texts[position] || `Kolumn ${position + 1}`),
    ),
    rows: rows.map((row) =>
      isWhole && row.cells.length === positions.length && row.fieldCount === undefined
        ? row
        : { rowNumber: row.rowNumber, cells: positions.map((position) => row.cells[position] ?? '') },
    ),
    source: {
      ...source,
      headerRowNumber: header.rowNumber,
      ...(headerRowCount > 1 ? { headerRowCount } : {}),
      ...(totals.length > 0 ? { leftOutTotals: totals.map((row) => row.rowNumber) } : {}),
      ...(filledCount > 0 ? { filledMergedCount: filledCount } : {}),
    },
  });
}

/** How many fields a row has in its file, empty ones at the end among them. */
export function fieldCountOf({ cells, fieldCount = cells.length }: RawRow): number {
  return fieldCount;
}

function usedPositions(headings: readonly string[], rows: readonly RawRow[]): number[] {
  const used = new Set<number>();
  for (const cells of [headings, ...rows.map((row) => row.cells)]) {
    cells.forEach((cell, position) => {
      if (cell !== '') used.add(position);
    });
  }
  return [...used].sort((a, b) => a - b);
}

function uniqueHeadings(headings: readonly string[]): string[] {
  const taken = new Set<string>();
  return headings.map((heading) => {
    let name = heading;
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${heading} (${number})`;
    taken.add(name.toLowerCase());
    return name;
  });
}
