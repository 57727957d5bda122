import { describe, expect, it } from 'vitest';
import { checkMapping } from './check-mapping.ts';
import { suggestColumns } from './column-suggestion.ts';
import { type ImportMapping, initialMapping, mergeMappings } from './import-mapping.ts';
import type { RawTable } from './raw-table.ts';
import { readCases } from './read-cases.ts';
import type { CaseReading } from './replace-numbers.ts';

const headers = ['Nr', 'Från', 'Tid', 'Akut'];
const mapping: ImportMapping = {
  keyHeader: 'Nr',
  columns: [
    { header: 'Nr', type: 'text', isKept: true },
    { header: 'Från', type: 'date', isKept: true },
    { header: 'Tid', type: 'number', isKept: true },
    { header: 'Akut', type: 'boolean', isKept: true },
  ],
};
const AS_IS: CaseReading = { keyHandling: 'asIs', pseudonymKey: undefined, todayOn: '2026-11-21' };
const table = (...rows: string[][]): RawTable => ({
  headers,
  rows: rows.map((cells, index) => ({ rowNumber: index + 5, cells })),
  source: { kind: 'csv', headerRowNumber: 4 },
});

describe('readCases', () => {
  it('gives canonical values and keys as they stand', () => {
    expect(
      readCases(table(['0012/Å "x"', '31/10 2026', '1 000,5', 'ja'], ['12', '', '', '']), mapping, AS_IS),
    ).toMatchObject({
      ok: true,
      value: {
        rows: [
          { key: '0012/Å "x"', rowNumber: 5, values: ['2026-10-31', '1000.5', 'Ja'] },
          { key: '12', rowNumber: 6, values: ['', '', ''] },
        ],
      },
    });
  });

  it('names row and column of every cell that is wrong, and gives no cases', () => {
    expect(readCases(table(['1', '2026-13-01', 'x', 'ja'], ['2', '', '', 'kanske']), mapping, AS_IS)).toEqual(
      {
        ok: false,
        error: [
          { kind: 'not_a_date', rowNumber: 5, column: 'Från', value: '2026-13-01' },
          { kind: 'not_a_number', rowNumber: 5, column: 'Tid', value: 'x' },
          { kind: 'not_yes_or_no', rowNumber: 6, column: 'Akut', value: 'kanske' },
        ],
      },
    );
  });

  it('does not quote a personnummer in an error', () => {
    const result = readCases(table(['1', '20240616-2384', '', '']), mapping, AS_IS);
    expect(JSON.stringify(result)).not.toContain('2384');
  });

  it('names the rows of empty, long and repeated keys', () => {
    const long = 'a'.repeat(201);
    const rows = [['7'], [''], ['7'], [long], ['8'], ['7'], ['a'.repeat(200)]].map(([key]) => [
      `${key}`,
      '',
      '',
      '',
    ]);
    expect(readCases(table(...rows), mapping, AS_IS)).toEqual({
      ok: false,
      error: [
        { kind: 'key_missing', column: 'Nr', rowNumbers: [6] },
        { kind: 'key_too_long', column: 'Nr', rowNumbers: [8] },
        { kind: 'key_duplicate', column: 'Nr', key: '7', rowNumbers: [5, 7, 10] },
      ],
    });
  });

  it('reads only the columns that are kept', () => {
    const fewer = { ...mapping, columns: mapping.columns.filter((column) => column.header !== 'Tid') };
    const result = readCases(table(['1', '2026-01-01', 'inte läst', 'nej']), fewer, AS_IS);
    expect(result.ok && result.value.rows[0]?.values).toEqual(['2026-01-01', 'Nej']);
  });

  it('refuses a mapping without a key the file has', () => {
    const error = [{ kind: 'no_key_column' }];
    expect(readCases(table(['1', '', '', '']), { ...mapping, keyHeader: 'Annat' }, AS_IS)).toEqual({
      ok: false,
      error,
    });
    expect(readCases(table(['1', '', '', '']), { ...mapping, keyHeader: '' }, AS_IS)).toEqual({
      ok: false,
      error,
    });
  });
});

describe('checkMapping', () => {
  const personal: RawTable = {
    headers: ['Nr', 'Pnr', 'Enhet', 'Grupp'],
    rows: [{ rowNumber: 2, cells: ['1', '20240616-2384', 'A', 'B'] }],
    source: { kind: 'csv', headerRowNumber: 1 },
  };
  const suggestions = suggestColumns(personal);
  const suggested = initialMapping(suggestions, undefined, 'asIs');

  it('accepts what it suggested', () => {
    expect(checkMapping(suggestions, suggested, 'asIs')).toEqual([]);
  });

  it('refuses personnummer as key and among the kept, whatever somebody sends', () => {
    expect(checkMapping(suggestions, { ...suggested, keyHeader: 'Pnr' }, 'asIs')).toEqual([
      { kind: 'key_is_personal_number', column: 'Pnr' },
    ]);
    const forced = {
      ...suggested,
      columns: suggested.columns.map((column) => ({ ...column, isKept: true })),
    };
    expect(checkMapping(suggestions, forced, 'asIs')).toEqual([
      { kind: 'column_holds_personal_numbers', column: 'Pnr' },
    ]);
  });

  it('refuses two columns of a type that only one may have', () => {
    const twice = {
      ...suggested,
      columns: suggested.columns.map((column) =>
        column.header === 'Grupp' ? { ...column, type: 'unit' as const } : column,
      ),
    };
    expect(checkMapping(suggestions, twice, 'asIs')).toEqual([
      { kind: 'type_used_twice', type: 'unit', columns: ['Enhet', 'Grupp'] },
    ]);
  });

  it('remembers choices, but not for a column that has come to hold personnummer', () => {
    const saved: ImportMapping = {
      keyHeader: 'NR',
      columns: [
        { header: 'Pnr', type: 'text', isKept: true },
        { header: 'Grupp', type: 'text', isKept: false },
        { header: 'Borta', type: 'date', isKept: true },
      ],
    };
    const again = initialMapping(suggestions, saved, 'asIs');
    expect(again.keyHeader).toBe('Nr');
    expect(again.columns.map(({ header, isKept }) => [header, isKept])).toEqual([
      ['Nr', true],
      ['Pnr', false],
      ['Enhet', true],
      ['Grupp', false],
    ]);
    expect(mergeMappings(saved, again).columns.map((column) => column.header)).toEqual([
      'Nr',
      'Pnr',
      'Enhet',
      'Grupp',
      'Borta',
    ]);
  });
});
