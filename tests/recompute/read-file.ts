import readSheets from 'read-excel-file/node';

export type Value = string | number | boolean | Date | null;
export type Rows = readonly (readonly Value[])[];
export type Row = Readonly<Record<string, Value>>;
export type File = ReadonlyMap<string, Rows>;

/** The sheets of a file by name, read with another library than the one that wrote it. */
export async function readFile(bytes: Buffer): Promise<File> {
  const sheets = await readSheets(bytes, { trim: false });
  return new Map(sheets.map(({ sheet, data }) => [sheet, data as Value[][]]));
}

/** The rows of a sheet that is nothing but its table, by the names of its columns. */
export function tableOf(file: File, name: string): Row[] {
  const rows = file.get(name);
  if (!rows) throw new Error(`The file has no sheet ${name}.`);
  const [headers = [], ...others] = rows;
  return others
    .filter((row) => row.some((value) => value !== null))
    .map((row) => Object.fromEntries(headers.map((header, index) => [String(header), row[index] ?? null])));
}

export const textOf = (value: Value | undefined): string => (typeof value === 'string' ? value : '');

export function numberOf(value: Value | undefined, what: string): number {
  if (typeof value !== 'number') throw new Error(`${what} is no number: ${String(value)}`);
  return value;
}
