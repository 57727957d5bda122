import type { Cell } from './sheet.ts';

type Columns = {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly widths: readonly number[];
};

/** The table without the columns in which no row says anything; a table without rows keeps all of them. */
export function filledColumns({ headers, rows, widths }: Columns): Columns {
  const isFilled = headers.map((_, at) =>
    rows.length === 0 ? true : rows.some((row) => (row[at] ?? '') !== ''),
  );
  const kept = <T>(row: readonly T[]): T[] => row.filter((_, at) => isFilled[at]);
  return { headers: kept(headers), rows: rows.map(kept), widths: kept(widths) };
}
