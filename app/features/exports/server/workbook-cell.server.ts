import type { CellValue, Style, Cell as WorkbookCell } from 'exceljs';
import { formatDateTime } from '#app/shared/text/format.ts';
import { type Cell, cellText } from '../domain/sheet.ts';
import { cellStyles } from './workbook-style.server.ts';

/** Writes a value with its type. The style is shared between cells: never change it through the cell. */
export function setCell(cell: WorkbookCell, value: Cell, style: Partial<Style>): void {
  cell.value = plainValue(value);
  cell.style = style;
}

function plainValue(value: Cell): CellValue {
  if (typeof value === 'string') return textValue(cellText(value));
  if (value === null || typeof value === 'number') return value;
  if (value.kind === 'date') return new Date(`${value.on}T00:00:00Z`);
  if (value.kind === 'instant') {
    // Spreadsheets know no time zones: the cell holds what the clock on the wall showed.
    return new Date(`${formatDateTime(value.at).replace(' ', 'T').replace('.', ':')}:00Z`);
  }
  return value.value;
}

/** LibreOffice runs short lines together in the plain kind of text: "JaNej". In rich text it keeps them apart. */
function textValue(text: string): CellValue {
  return text.includes('\n') ? { richText: [{ text }] } : text;
}

/** Whether the cell reads from the left. The mark of a number that is not shown stands where the number would, also with why. */
export function readsFromLeft(value: Cell): boolean {
  if (value === null) return true;
  if (typeof value === 'object') return value.kind === 'date' || value.kind === 'instant';
  return typeof value === 'string' && value !== '–' && !value.startsWith('–, ');
}

/** The looks of a table cell by what it holds. */
export function styleOf(value: Cell): Partial<Style> {
  if (value !== null && typeof value === 'object') return cellStyles[value.kind];
  return readsFromLeft(value) ? cellStyles.cell : cellStyles.number;
}

/** The same for a fact beside its label, where numbers too stand to the left. */
export function leftAligned(value: Cell): Partial<Style> {
  return { ...styleOf(value), alignment: cellStyles.cell.alignment };
}
