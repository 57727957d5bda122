import readWorkbookFile from 'read-excel-file/node';

type Cell = string | number | boolean | Date | null;
export type Sheets = ReadonlyMap<string, readonly (readonly Cell[])[]>;

/** The workbook as another program than the one that wrote it reads it: rows of cells by sheet name. */
export async function readWorkbook(file: string): Promise<Sheets> {
  const sheets = (await readWorkbookFile(file, { trim: false })) as unknown as {
    sheet: string;
    data: Cell[][];
  }[];
  return new Map(sheets.map(({ sheet, data }) => [sheet, data]));
}

/** The rows of a sheet below the row that begins with `heading`, by their columns' headings, up to an empty row. */
export function tableIn(sheets: Sheets, sheet: string, heading: string): Record<string, Cell>[] {
  const rows = sheets.get(sheet) ?? [];
  const headerAt = rows.findIndex((row) => row[0] === heading);
  if (headerAt < 0) throw new Error(`No row begins with ${heading} on ${sheet}`);
  const header = rows[headerAt] ?? [];
  const below = rows.slice(headerAt + 1);
  const end = below.findIndex((row) => row.every((cell) => cell === null));
  return below
    .slice(0, end < 0 ? undefined : end)
    .map((row) => Object.fromEntries(header.map((name, position) => [String(name), row[position] ?? null])));
}
