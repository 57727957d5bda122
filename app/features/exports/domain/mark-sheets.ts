import { type Block, rowsAsAsked, type Sheet } from './sheet.ts';

/**
 * The sheets with the mark said on each: a line under the title, and in a sheet that is nothing but its table a last
 * column with the mark in every row, so that a row that is copied elsewhere still has it.
 */
export function markSheets(sheets: readonly Sheet[], mark: string): Sheet[] {
  return sheets.map((sheet) => {
    const [first, ...rest] = sheet.blocks;
    if (first?.kind === 'table' && rest.length === 0) {
      const marked: Block = {
        ...first,
        headers: [...first.headers, 'Urval'],
        rows: rowsAsAsked(first.rows, (row) => [...row, mark]),
      };
      return { ...sheet, widths: [...sheet.widths, 30], blocks: [marked] };
    }
    const said: Block = { kind: 'text', text: mark };
    if (first?.kind !== 'title') return { ...sheet, blocks: [said, ...sheet.blocks] };
    return { ...sheet, blocks: [first, said, ...rest] };
  });
}
