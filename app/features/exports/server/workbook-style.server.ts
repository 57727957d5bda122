import type { PageSetup, Style, WorksheetView } from 'exceljs';

const line = { style: 'hair', color: { argb: 'FFBDB6AC' } } as const;
const base = { font: { name: 'Calibri', size: 11 }, alignment: { wrapText: true, vertical: 'top' } } as const;
const cell = { ...base, border: { bottom: line } } as const;
const numeric = { ...cell, alignment: { vertical: 'top', horizontal: 'right' } } as const;

/** The looks of a cell by what it holds. Shared objects: the writer stores each style once. */
export const cellStyles = {
  title: { ...base, font: { name: 'Calibri', size: 16, bold: true }, alignment: { vertical: 'middle' } },
  heading: { ...base, font: { name: 'Calibri', size: 13, bold: true }, alignment: { vertical: 'bottom' } },
  text: base,
  label: { ...cell, font: { name: 'Calibri', size: 11, color: { argb: 'FF5D5852' } } },
  header: {
    font: { name: 'Calibri', size: 11, bold: true },
    alignment: { wrapText: true, vertical: 'bottom' },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF1EEEA' } },
    border: { bottom: { style: 'thin', color: { argb: 'FF5D5852' } } },
  },
  cell,
  number: { ...numeric, numFmt: '#,##0' },
  share: { ...numeric, numFmt: '0 %' },
  ticket: { ...numeric, numFmt: '0.0000000000' },
  date: { ...numeric, numFmt: 'yyyy-mm-dd' },
  instant: { ...numeric, numFmt: 'yyyy-mm-dd hh:mm' },
} as const satisfies Record<string, Partial<Style>>;

/** A4 on its side, one page wide, the header row on every page. */
export function pageSetup(headerRow: number | undefined): Partial<PageSetup> {
  return {
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    margins: { left: 0.5, right: 0.5, top: 0.75, bottom: 0.75, header: 0.3, footer: 0.3 },
    ...(headerRow === undefined ? {} : { printTitlesRow: `${headerRow}:${headerRow}` }),
  };
}

/** Rows above the header stay in view only where it stands first: else they would fill a small screen. */
export function frozenAt(headerRow: number | undefined): Partial<WorksheetView>[] {
  return headerRow === 1 ? [{ state: 'frozen', ySplit: 1, xSplit: 1 }] : [{ state: 'normal' }];
}
