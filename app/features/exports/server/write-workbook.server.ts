import type { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import { formatDateTime } from '#app/shared/text/format.ts';
import { type Block, type Cell, cellText, type Sheet } from '../domain/sheet.ts';
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

async function writeSheet(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  sheet: Sheet,
  title: string,
  isGone: () => boolean,
): Promise<void> {
  const headerRow = headerRowOf(sheet);
  const worksheet = workbook.addWorksheet(sheet.name, {
    pageSetup: pageSetup(headerRow),
    // Set while the sheet is made: the stream writer writes these before the first row.
    views: frozenAt(headerRow),
    headerFooter: {
      oddHeader: `&L${headerText(title)}&R${headerText(sheet.name)}`,
      oddFooter: '&LAktsam&RSida &P av &N',
    },
  });
  worksheet.columns = sheet.widths.map((width) => ({ width }));
  for (const block of sheet.blocks) {
    await writeBlock(worksheet, block, sheet, isGone);
    if (isGone()) return;
  }
  worksheet.commit();
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
  block: Block,
  sheet: Sheet,
  isGone: () => boolean,
): Promise<void> {
  if (block.kind === 'table') return writeTable(worksheet, block, isGone);
  const last = sheet.widths.length;
  if (block.kind === 'facts') {
    for (const [label, value] of block.rows) {
      const row = worksheet.addRow([label]);
      row.getCell(1).style = cellStyles.label;
      setCell(row.getCell(2), value);
      row.getCell(2).alignment = { wrapText: true, vertical: 'top', horizontal: 'left' };
      if (last > 2) worksheet.mergeCells(row.number, 2, row.number, last);
      if (typeof value === 'string') row.height = heightOf(value, sheet.widths.slice(1));
      row.commit();
    }
    worksheet.addRow([]).commit();
    return;
  }
  const row = worksheet.addRow([cellText(block.text)]);
  row.getCell(1).style = cellStyles[block.kind];
  if (last > 1) worksheet.mergeCells(row.number, 1, row.number, last);
  row.height = block.kind === 'text' ? heightOf(block.text, sheet.widths) : 26;
  row.commit();
}

/** Merged cells do not grow by themselves: the height follows from how many lines the text needs. */
function heightOf(text: string, widths: readonly number[]): number {
  const width = widths.reduce((sum, one) => sum + one, 0);
  const lines = text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / (width * 0.95))), 0);
  return Math.min(400, 15 * lines + 1);
}

async function writeTable(
  worksheet: ExcelJS.Worksheet,
  table: Extract<Block, { kind: 'table' }>,
  isGone: () => boolean,
): Promise<void> {
  const header = worksheet.addRow(table.headers.map(cellText));
  header.eachCell((cell) => {
    cell.style = cellStyles.header;
  });
  header.commit();
  let count = 0;
  for (const cells of table.rows) {
    const row = worksheet.addRow([]);
    for (const [index, value] of cells.entries()) setCell(row.getCell(index + 1), value);
    row.commit();
    count += 1;
    if (count % ROWS_PER_TURN === 0) {
      await setImmediate();
      if (isGone()) return;
    }
  }
  if (table.isMain) {
    worksheet.autoFilter = {
      from: { row: header.number, column: 1 },
      to: { row: header.number + count, column: table.headers.length },
    };
  }
  worksheet.addRow([]).commit();
}

function setCell(cell: ExcelJS.Cell, value: Cell): void {
  if (value === null) {
    cell.value = null;
    cell.style = cellStyles.cell;
  } else if (typeof value === 'string') {
    cell.value = cellText(value);
    cell.style = cellStyles.cell;
  } else if (typeof value === 'number') {
    cell.value = value;
    cell.style = cellStyles.number;
  } else if (value.kind === 'date') {
    cell.value = new Date(`${value.on}T00:00:00Z`);
    cell.style = cellStyles.date;
  } else if (value.kind === 'instant') {
    // Spreadsheets know no time zones: the cell holds what the clock on the wall showed.
    cell.value = new Date(`${formatDateTime(value.at).replace(' ', 'T').replace('.', ':')}:00Z`);
    cell.style = cellStyles.instant;
  } else {
    cell.value = value.value;
    cell.style = cellStyles[value.kind];
  }
}
