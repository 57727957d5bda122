import type { RawRow } from './raw-table.ts';

/** A merged area: first row, first column, last row, last column. Row numbers as shown, columns from nought. */
export type Merge = readonly [firstRow: number, firstColumn: number, lastRow: number, lastColumn: number];

/**
 * The rows with the text of every merged area in all the cells it covers, as the eye reads them. A title across the
 * sheet is left as it is: an area that begins in the first column in use and has its row to itself.
 */
export function spreadMerges(rows: readonly RawRow[], merges: readonly Merge[]): RawRow[] {
  const cellsOf = new Map(rows.map((row) => [row.rowNumber, [...row.cells]]));
  const firstColumn = Math.min(
    ...rows.map((row) => row.cells.findIndex((cell) => cell !== '')).filter((column) => column >= 0),
  );
  const width = Math.max(...rows.map((row) => row.cells.length));
  for (const merge of merges) {
    const top = rows.find((row) => row.rowNumber === merge[0]);
    const text = top?.cells[merge[1]] ?? '';
    if (text === '' || (top !== undefined && isTitle(top, merge, firstColumn))) continue;
    const lastRow = Math.min(merge[2], rows.at(-1)?.rowNumber ?? 0);
    for (let rowNumber = merge[0]; rowNumber <= lastRow; rowNumber += 1) {
      const cells = cellsOf.get(rowNumber);
      if (cells === undefined) continue;
      const lastColumn = Math.min(merge[3], width - 1);
      while (cells.length <= lastColumn) cells.push('');
      for (let column = merge[1]; column <= lastColumn; column += 1) cells[column] ||= text;
    }
  }
  return rows.map((row) => ({ rowNumber: row.rowNumber, cells: cellsOf.get(row.rowNumber) ?? row.cells }));
}

function isTitle(row: RawRow, merge: Merge, firstColumn: number): boolean {
  return (
    merge[3] > merge[1] && merge[1] <= firstColumn && row.cells.filter((cell) => cell !== '').length === 1
  );
}

/**
 * The rows of a table with the text of each area merged downwards in every row it covers ("Barn och unga" beside five
 * cases), and how many cells that filled. Takes time in proportion to the rows, also when areas overlap.
 */
export function fillMergedDown(
  rows: readonly RawRow[],
  merges: readonly Merge[],
): { readonly rows: readonly RawRow[]; readonly filledCount: number } {
  const startingAt = new Map<number, Merge[]>();
  for (const merge of merges) {
    if (!(merge[2] > merge[0])) continue;
    const sameRow = startingAt.get(merge[0]);
    if (sameRow === undefined) startingAt.set(merge[0], [merge]);
    else sameRow.push(merge);
  }
  if (startingAt.size === 0) return { rows, filledCount: 0 };
  const open = new Map<number, { lastRow: number; text: string }>();
  let filledCount = 0;
  const filled = rows.map((row) => {
    let cells: string[] | undefined;
    for (const [column, { lastRow, text }] of open) {
      if (row.rowNumber > lastRow) open.delete(column);
      else if ((row.cells[column] ?? '') === '') {
        cells ??= [...row.cells];
        while (cells.length < column) cells.push('');
        cells[column] = text;
        filledCount += 1;
      }
    }
    for (const [, column, lastRow] of startingAt.get(row.rowNumber) ?? []) {
      const text = row.cells[column] ?? '';
      if (text !== '') open.set(column, { lastRow, text });
    }
    return cells === undefined ? row : { rowNumber: row.rowNumber, cells };
  });
  return { rows: filled, filledCount };
}
