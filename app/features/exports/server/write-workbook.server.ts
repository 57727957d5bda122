import type { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import { rowHeight, turnedHeight } from '../domain/row-height.ts';
import { type Block, type Cell, cellText, type Sheet } from '../domain/sheet.ts';
import { leftAligned, readsFromLeft, setCell, styleOf } from './workbook-cell.server.ts';
import { writePicture } from './workbook-picture.server.ts';
import { cellStyles, frozenAt, pageSetup } from './workbook-style.server.ts';

/** Other requests get their turn after so many rows. */
const ROWS_PER_TURN = 200;

export type WorkbookProperties = { readonly title: string; readonly createdAt: string };

/**
 * Writes the sheets as an xlsx file to the stream, row by row. Stops when the reader has gone away. Shared strings are
 * off: they would keep every text in memory until the end.
 */
export async function writeWorkbook(
  stream: Writable,
  sheets: Iterable<Sheet>,
  properties: WorkbookProperties,
): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream,
    useStyles: true,
    useSharedStrings: false,
  });
  datePartsOf(workbook, new Date(properties.createdAt));
  workbook.creator = 'Aktsam';
  workbook.lastModifiedBy = 'Aktsam';
  workbook.created = new Date(properties.createdAt);
  workbook.modified = new Date(properties.createdAt);
  workbook.title = properties.title;
  for (const sheet of sheets) {
    await writeSheet(workbook, sheet, properties.title, () => stream.destroyed);
    if (stream.destroyed) return;
  }
  await workbook.commit();
}

/**
 * The parts of the file are dated as the file itself is, so that the same content is the same bytes whenever it is
 * written. ExcelJS has no way to say so; the parts it has already begun are still waiting at this point.
 */
function datePartsOf(workbook: ExcelJS.stream.xlsx.WorkbookWriter, date: Date): void {
  type Append = (source: unknown, part: { date: Date }, done: () => void) => void;
  const { zip } = workbook as unknown as { zip: { _moduleAppend: Append } };
  const append = zip._moduleAppend;
  zip._moduleAppend = (source, part, done) => {
    part.date = date;
    append.call(zip, source, part, done);
  };
}

async function writeSheet(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  sheet: Sheet,
  title: string,
  isGone: () => boolean,
): Promise<void> {
  const headerRow = headerRowOf(sheet);
  const worksheet = workbook.addWorksheet(sheet.name, {
    pageSetup: pageSetup(headerRow, sheet.widths),
    // Set while the sheet is made: the stream writer writes these before the first row.
    views: frozenAt(headerRow),
    headerFooter: {
      oddHeader: `&L${headerText(title)}&R${headerText(sheet.name)}`,
      oddFooter: '&LAktsam&RSida &P av &N',
    },
  });
  worksheet.columns = sheet.widths.map((width) => ({ width }));
  let firstUnprinted: number | undefined;
  for (const block of sheet.blocks) {
    if (block.kind === 'picture') writePicture(workbook, worksheet, block);
    else firstUnprinted ??= await writeBlock(worksheet, block, sheet, isGone);
    if (isGone()) return;
  }
  if (firstUnprinted) worksheet.pageSetup.printArea = printArea(firstUnprinted, sheet.widths.length);
  worksheet.commit();
}

/** What is printed: all above that row. The first "$" of each corner is ExcelJS's own. */
function printArea(firstUnprinted: number, columnCount: number): string {
  return `A$1:${String.fromCharCode(64 + columnCount)}$${firstUnprinted - 1}`;
}

/** "&" begins a code in headers and footers, which together hold at most 255 characters. */
function headerText(text: string): string {
  return cellText(text).slice(0, 100).replaceAll('&', '&&');
}

/** The row in which the main table's header will stand, 1-based. */
function headerRowOf(sheet: Sheet): number | undefined {
  let row = 1;
  for (const block of sheet.blocks) {
    if (block.kind === 'table') {
      if (block.isMain) return row;
      // Rows may be a stream that cannot be counted; only the first table of a sheet is ever the main one.
      return undefined;
    }
    row += block.kind === 'facts' ? block.rows.length + 1 : 1;
  }
  return undefined;
}

async function writeBlock(
  worksheet: ExcelJS.Worksheet,
  block: Exclude<Block, { kind: 'picture' }>,
  sheet: Sheet,
  isGone: () => boolean,
): Promise<number | undefined> {
  if (block.kind === 'table') return writeTable(worksheet, block, sheet.widths, isGone);
  const { widths } = sheet;
  const whole = widths.reduce((sum, width) => sum + width, 0);
  if (block.kind === 'facts') {
    const [first = 0] = widths;
    for (const [label, value] of block.rows) {
      const row = worksheet.addRow([]);
      setCell(row.getCell(1), label, cellStyles.label);
      setCell(row.getCell(2), value, leftAligned(value));
      if (widths.length > 2) worksheet.mergeCells(row.number, 2, row.number, widths.length);
      row.height = rowHeight([label, value], [first, whole - first]);
      row.commit();
    }
    worksheet.addRow([]).commit();
    return undefined;
  }
  const row = worksheet.addRow([]);
  setCell(row.getCell(1), block.text, cellStyles[block.kind]);
  if (widths.length > 1) worksheet.mergeCells(row.number, 1, row.number, widths.length);
  row.height = block.kind === 'text' ? rowHeight([block.text], [whole]) : 26;
  row.commit();
  return undefined;
}

/** Hands back the first row that a printout leaves out. */
async function writeTable(
  worksheet: ExcelJS.Worksheet,
  table: Extract<Block, { kind: 'table' }>,
  widths: readonly number[],
  isGone: () => boolean,
): Promise<number | undefined> {
  let headerRow: number | undefined;
  let count = 0;
  for (const cells of table.rows) {
    headerRow ??= writeHeader(worksheet, table, widths, cells);
    const row = worksheet.addRow([]);
    for (const index of table.headers.keys()) {
      const value = cells[index] ?? null;
      setCell(row.getCell(index + 1), value, styleOf(value));
    }
    row.height = rowHeight(cells, widths);
    row.commit();
    count += 1;
    if (count % ROWS_PER_TURN === 0) {
      await setImmediate();
      if (isGone()) return undefined;
    }
  }
  headerRow ??= writeHeader(worksheet, table, widths, []);
  if (table.isMain) {
    worksheet.autoFilter = {
      from: { row: headerRow, column: 1 },
      to: { row: headerRow + count, column: table.headers.length },
    };
  }
  worksheet.addRow([]).commit();
  const { printedRows = count } = table;
  return printedRows < count ? headerRow + printedRows + 1 : undefined;
}

/** A header stands over its numbers: to the right where the first row holds one. Returns its row. */
function writeHeader(
  worksheet: ExcelJS.Worksheet,
  { headers, turned = [] }: Extract<Block, { kind: 'table' }>,
  widths: readonly number[],
  firstRow: readonly Cell[],
): number {
  const row = worksheet.addRow([]);
  for (const [index, header] of headers.entries()) {
    const upright = readsFromLeft(firstRow[index] ?? null) ? cellStyles.header : cellStyles.numericHeader;
    setCell(row.getCell(index + 1), header, turned.includes(index) ? cellStyles.turnedHeader : upright);
  }
  row.height = Math.max(
    turnedHeight(turned.map((index) => headers[index] ?? '')),
    rowHeight(
      headers.filter((_, index) => !turned.includes(index)),
      // Bold letters are wider.
      widths.filter((_, index) => !turned.includes(index)).map((width) => width * 0.88),
    ),
  );
  row.commit();
  return row.number;
}
