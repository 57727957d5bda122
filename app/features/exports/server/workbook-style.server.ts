import type { PageSetup, Style, WorksheetView } from 'exceljs';
import { pagesWide } from '../domain/sheet.ts';

const font = { name: 'Calibri', size: 11 } as const;
const line = { style: 'hair', color: { argb: 'FFBDB6AC' } } as const;
const strongLine = { style: 'thin', color: { argb: 'FF5D5852' } } as const;
const fromLeft = { wrapText: true, vertical: 'top', horizontal: 'left' } as const;
/** Text begins a little in, so that it does not touch the number that ends to its left. */
const inTable = { ...fromLeft, indent: 1 } as const;
/** All equally long: they read as text, but a date that wraps is none. */
const dateInTable = { vertical: 'top', horizontal: 'left', indent: 1 } as const;
const header = {
  font: { ...font, bold: true },
  alignment: { ...inTable, vertical: 'bottom' },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF1EEEA' } },
  border: { bottom: strongLine },
} as const;
/** The same at the other side: two headings to the right must not run together. */
const fromRight = { vertical: 'top', horizontal: 'right', indent: 1 } as const;
const number = {
  font,
  alignment: fromRight,
  border: { bottom: line },
  numFmt: '#,##0',
} as const;

/** The looks of a cell by what it holds. Shared between cells: never changed through one of them. */
export const cellStyles = {
  title: { font: { ...font, size: 16, bold: true }, alignment: { vertical: 'middle' } },
  heading: { font: { ...font, size: 13, bold: true }, alignment: { vertical: 'bottom' } },
  text: { font, alignment: fromLeft },
  label: { font: { ...font, color: { argb: 'FF5D5852' } }, alignment: fromLeft, border: { bottom: line } },
  header,
  numericHeader: { ...header, alignment: { ...fromRight, wrapText: true, vertical: 'bottom' } },
  turnedHeader: {
    ...header,
    alignment: { wrapText: true, vertical: 'bottom', horizontal: 'center', textRotation: 90 },
  },
  cell: { font, alignment: inTable, border: { bottom: line } },
  number,
  share: { ...number, numFmt: '0 %' },
  ticket: { ...number, numFmt: '0.0000000000' },
  decimal: { ...number, numFmt: 'General' },
  date: { ...number, alignment: dateInTable, numFmt: 'yyyy-mm-dd' },
  instant: { ...number, alignment: dateInTable, numFmt: 'yyyy-mm-dd hh:mm' },
} as const satisfies Record<string, Partial<Style>>;

/** A4 on its side with the header row on every page; where it takes two pages side by side, the first column too. */
export function pageSetup(headerRow: number | undefined, widths: readonly number[]): Partial<PageSetup> {
  const fitToWidth = pagesWide(widths);
  return {
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth,
    fitToHeight: 0,
    margins: { left: 0.5, right: 0.5, top: 0.75, bottom: 0.75, header: 0.3, footer: 0.3 },
    ...(fitToWidth === 1 ? {} : { printTitlesColumn: 'A:A' }),
    ...(headerRow === undefined ? {} : { printTitlesRow: `${headerRow}:${headerRow}` }),
  };
}

/** Rows above the header stay in view only where it stands first: else they would fill a small screen. */
export function frozenAt(headerRow: number | undefined): Partial<WorksheetView>[] {
  return headerRow === 1 ? [{ state: 'frozen', ySplit: 1, xSplit: 1 }] : [{ state: 'normal' }];
}
