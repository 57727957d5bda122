/** A cell by its row and column in the table as it is filtered and ordered now, from 0. */
export interface Cell {
  row: number;
  column: number;
}

interface GridSize {
  rows: number;
  columns: number;
}

/** Where the focus goes by itself after an answer. */
export type Direction = 'down' | 'right';

/**
 * The cell an arrow or another key for moving leads to, as the browser names the keys; undefined for any other key. With
 * `isFar` (Ctrl) Home and End go to the first and last cell of all. Never outside the table; `page` is how many rows
 * are in sight. An empty table has only the cell 0, 0.
 */
export function movedBy(
  key: string,
  isFar: boolean,
  { row, column }: Cell,
  size: GridSize,
  page: number,
): Cell | undefined {
  const lastRow = Math.max(0, size.rows - 1);
  const lastColumn = Math.max(0, size.columns - 1);
  const at = (toRow: number, toColumn: number): Cell => ({
    row: Math.max(0, Math.min(lastRow, toRow)),
    column: Math.max(0, Math.min(lastColumn, toColumn)),
  });
  switch (key) {
    case 'ArrowUp':
      return at(isFar ? 0 : row - 1, column);
    case 'ArrowDown':
      return at(isFar ? lastRow : row + 1, column);
    case 'ArrowLeft':
      return at(row, isFar ? 0 : column - 1);
    case 'ArrowRight':
      return at(row, isFar ? lastColumn : column + 1);
    case 'PageUp':
      return at(row - Math.max(1, page), column);
    case 'PageDown':
      return at(row + Math.max(1, page), column);
    case 'Home':
      return isFar ? at(0, 0) : at(row, 0);
    case 'End':
      return isFar ? at(lastRow, lastColumn) : at(row, lastColumn);
    default:
      return undefined;
  }
}

type Wanted = (cell: Cell) => boolean;

/**
 * The next cell after `from` that is wanted, column by column (down) or row by row (right), from the beginning again at
 * the end; undefined when there is none but `from` itself. `columns` are those with questions, in order.
 */
export function nextWanted(
  from: Cell,
  direction: Direction,
  rows: number,
  columns: readonly number[],
  isWanted: Wanted,
): Cell | undefined {
  const total = rows * columns.length;
  const cellAt = (place: number): Cell =>
    direction === 'down'
      ? { row: place % rows, column: columns[Math.floor(place / rows)] ?? 0 }
      : { row: Math.floor(place / columns.length), column: columns[place % columns.length] ?? 0 };
  const start = placeOf(from, direction, rows, columns);
  for (let step = 1; step <= total; step += 1) {
    const cell = cellAt((start + step + total) % total);
    const isFrom = cell.row === from.row && cell.column === from.column;
    if (!isFrom && isWanted(cell)) return cell;
  }
  return undefined;
}

/**
 * Where the focus goes after an answer: the next row of the same column that can be answered, or the next question of
 * the row and then of the rows below. Stays where it is when there is none further on.
 */
export function afterAnswer(
  from: Cell,
  direction: Direction,
  rows: number,
  columns: readonly number[],
  canAnswer: Wanted,
): Cell {
  if (direction === 'down') {
    for (let row = from.row + 1; row < rows; row += 1) {
      const cell = { row, column: from.column };
      if (canAnswer(cell)) return cell;
    }
    return from;
  }
  const total = rows * columns.length;
  for (let place = placeOf(from, 'right', rows, columns) + 1; place < total; place += 1) {
    const cell = { row: Math.floor(place / columns.length), column: columns[place % columns.length] ?? 0 };
    if (canAnswer(cell)) return cell;
  }
  return from;
}

/** The cell's place in the walk; one before the first wanted column where its own is none of them. */
function placeOf(
  { row, column }: Cell,
  direction: Direction,
  rows: number,
  columns: readonly number[],
): number {
  const at = columns.indexOf(column);
  if (direction === 'right') {
    const passed = at >= 0 ? at : columns.filter((one) => one < column).length - 1;
    return row * columns.length + passed;
  }
  return at >= 0 ? at * rows + row : row - 1;
}
