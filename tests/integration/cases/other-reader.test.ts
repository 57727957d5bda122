import { readFileSync } from 'node:fs';
import path from 'node:path';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import { cleanCell } from '#app/features/cases/domain/cell-text.ts';
import { readTable } from '#app/features/cases/server/read-table.server.ts';

const projectRoot = path.resolve(import.meta.dirname, '../../..');
const fixture = (name: string) => readFileSync(path.join(projectRoot, 'tests/fixtures', name));

/** A cell of the other reader as ours would write it. */
function asText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'Ja' : 'Nej';
  if (typeof value === 'number') return String(Number(value.toPrecision(15))).replace('.', ',');
  if (value instanceof Date) {
    const [day, time = ''] = value.toISOString().split('T');
    return time.startsWith('00:00:00') ? `${day}` : `${day} ${time.slice(0, 5)}`;
  }
  return cleanCell(String(value));
}

describe('a reader written by others', () => {
  it.each([
    'registers/placeringar-2026-10-31.xlsx',
    'registers/bistandsbeslut-2020.xlsx',
    'awkward/libreoffice.xlsx',
    'awkward/libreoffice-macros.xlsm',
    'awkward/libreoffice-formulas.xlsx',
    'awkward/libreoffice-errors.xlsx',
    'awkward/title-rows.xlsx',
    'awkward/dates-1904.xlsx',
    'awkward/inline-strings.xlsx',
    'awkward/rich-text.xlsx',
    'awkward/escaped-characters.xlsx',
    'awkward/odd-keys.xlsx',
    'awkward/numbers-as-text.xlsx',
    'awkward/colours-far-out.xlsx',
    'awkward/pronunciation.xlsx',
    'awkward/google-sheets-like.xlsx',
  ])('finds the same in every cell of %s', async (name) => {
    const ours = await readTable(fixture(name), { projectRoot });
    if (!ours.ok) throw new Error(ours.error.kind);
    const sheets = await readXlsxFile(fixture(name), { trim: false });
    const theirs = sheets.find(({ sheet }) => sheet === ours.value.source.sheetName)?.data ?? [];
    const { headers, rows, source } = ours.value;
    expect(headers).toEqual(theirs[source.headerRowNumber - 1]?.map(asText));
    const cells = theirs.map((row) => row.map(asText));
    for (const row of rows) expect(row.cells).toEqual(cells[row.rowNumber - 1]);
    const filled = cells.slice(source.headerRowNumber).filter((row) => row.some((cell) => cell !== ''));
    expect(rows).toHaveLength(filled.length);
  });
});
