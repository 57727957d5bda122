import { describe, expect, it } from 'vitest';
import { buildRawTable, type RawRow } from './raw-table.ts';

const csv = { kind: 'csv', encoding: 'utf-8', delimiter: ';' } as const;
const grid = (...rows: string[][]): RawRow[] => rows.map((cells, index) => ({ rowNumber: index + 1, cells }));

describe('buildRawTable', () => {
  it('finds the heading row below a title, a line about the file and empty rows', () => {
    const table = buildRawTable(
      grid(
        ['Placeringar – uttag', '', ''],
        ['Datum', '2026-10-31', ''],
        ['', '', ''],
        ['Nr', 'Enhet', 'Från'],
        ['1', 'A', '2026-01-01'],
      ),
      { kind: 'xlsx', sheetName: 'Blad' },
    );
    expect(table).toMatchObject({
      ok: true,
      value: {
        headers: ['Nr', 'Enhet', 'Från'],
        rows: [{ rowNumber: 5, cells: ['1', 'A', '2026-01-01'] }],
        source: { headerRowNumber: 4 },
      },
    });
  });

  it('keeps the row numbers of the file when rows are empty', () => {
    const table = buildRawTable(grid(['Nr', 'Enhet'], ['1', 'A'], ['', ''], ['2', 'B']), csv);
    expect(table.ok && table.value.rows.map((row) => row.rowNumber)).toEqual([2, 4]);
  });

  it('names columns without heading, numbers repeated ones and drops empty columns', () => {
    const table = buildRawTable(grid(['Nr', 'Datum', 'datum', '', ''], ['1', 'a', 'b', '', 'x']), csv);
    expect(table.ok && table.value.headers).toEqual(['Nr', 'Datum', 'datum (2)', 'Kolumn 5']);
    expect(table.ok && table.value.rows[0]?.cells).toEqual(['1', 'a', 'b', 'x']);
  });

  it('fills rows that are shorter than the headings', () => {
    const table = buildRawTable(grid(['Nr', 'Enhet', 'Not'], ['1', 'A', 'n'], ['2']), csv);
    expect(table.ok && table.value.rows[1]?.cells).toEqual(['2', '', '']);
  });

  it('reads a table of one column', () => {
    const table = buildRawTable(grid(['Ärendenummer'], ['0012'], ['0013']), csv);
    expect(table.ok && table.value.headers).toEqual(['Ärendenummer']);
  });

  it.each([
    ['nothing', grid(['', ''], ['']), { kind: 'empty_file' }],
    ['no headings', grid(['1', '2026-10-31', 'A'], ['2', '2026-10-30', 'B']), { kind: 'no_header_row' }],
    [
      'personnummer where headings should be',
      grid(['Anna', '20240616-2384'], ['Bo', '20181222-2394']),
      { kind: 'no_header_row' },
    ],
    ['nothing below', grid(['Nr', 'Enhet']), { kind: 'no_rows', headerRowNumber: 1 }],
    [
      'too long',
      grid(['Nr', 'Enhet'], ['1', 'A'], ['2', 'B', 'C']),
      { kind: 'row_too_long', rowNumbers: [3], expected: 2 },
    ],
  ])('refuses %s', (_what, rows, error) => {
    expect(buildRawTable(rows, csv)).toEqual({ ok: false, error });
  });
});
