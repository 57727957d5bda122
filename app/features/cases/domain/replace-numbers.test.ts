import { describe, expect, it } from 'vitest';
import { err, ok } from '#app/shared/domain/result.ts';
import { checkMapping } from './check-mapping.ts';
import { suggestColumns } from './column-suggestion.ts';
import { columnsToCheck, type ImportMapping, initialMapping } from './import-mapping.ts';
import { pseudonymOf } from './pseudonym.ts';
import type { RawTable } from './raw-table.ts';
import { readCases } from './read-cases.ts';
import type { CaseReading } from './replace-numbers.ts';

const key = new Uint8Array(32).fill(7);
const READING: CaseReading = { keyHandling: 'pseudonym', pseudonymKey: ok(key), todayOn: '2026-11-21' };
const pseudonym = (number: string) => pseudonymOf(key, number);
// Invented numbers from the test series: right check digits, nobody's.
const [ONE, TWO, THREE] = ['198112189876', '200501102305', '197010632391'];

const table = (headers: string[], ...rows: string[][]): RawTable => ({
  headers,
  rows: rows.map((cells, index) => ({ rowNumber: index + 5, cells })),
  source: { kind: 'csv', headerRowNumber: 4 },
});
const keyed: ImportMapping = {
  keyHeader: 'Pnr',
  columns: [
    { header: 'Pnr', type: 'text', isKept: true },
    { header: 'Insats', type: 'text', isKept: true },
  ],
};

describe('a key of personnummer in a register of pseudonyms', () => {
  it('becomes the same pseudonym however it is written', () => {
    const file = table(['Pnr', 'Insats'], ['811218-9876', 'a'], ['20050110-2305', 'b'], ['701063-2391', 'c']);
    const other = table(['Pnr', 'Insats'], ['198112189876', 'a'], ['501102305', 'b'], ['197010632391', 'c']);
    const read = readCases(file, keyed, READING);
    expect(read).toEqual(readCases(other, keyed, READING));
    expect(read.ok && read.value.rows.map((row) => row.key)).toEqual([ONE, TWO, THREE].map(pseudonym));
  });

  it('is refused by row where it is no valid number, without a word of what stands there', () => {
    const file = table(['Pnr', 'Insats'], ['811218-9876', 'a'], ['811218-9875', 'b'], ['B2020/1', 'c']);
    const read = readCases(file, keyed, READING);
    expect(read).toEqual(err([{ kind: 'not_personal_number', column: 'Pnr', rowNumbers: [6, 7] }]));
    expect(JSON.stringify(read)).not.toMatch(/811218|B2020/);
  });

  it('is refused where one person stands twice in different spelling, by the pseudonym', () => {
    const file = table(['Pnr', 'Insats'], ['811218-9876', 'a'], ['19811218 9876', 'b'], ['', 'c']);
    expect(readCases(file, keyed, READING)).toEqual(
      err([
        { kind: 'key_missing', column: 'Pnr', rowNumbers: [7] },
        { kind: 'key_duplicate', column: 'Pnr', key: pseudonym(ONE), rowNumbers: [5, 6] },
      ]),
    );
  });

  it.each(['missing', 'other', 'unreadable'] as const)('is refused when the key is %s', (fault) => {
    const file = table(['Pnr', 'Insats'], ['811218-9876', 'a']);
    expect(readCases(file, keyed, { ...READING, pseudonymKey: err(fault) })).toEqual(
      err([{ kind: 'pseudonym_key', fault }]),
    );
    expect(readCases(file, keyed, { ...READING, pseudonymKey: undefined }).ok).toBe(false);
  });
});

describe('a column of personnummer beside the key', () => {
  const numbers = [ONE, TWO, THREE, ONE].map((number) => `${number.slice(0, 8)}-${number.slice(8)}`);
  const file = table(['Ärendenummer', 'Pnr'], ...numbers.map((number, index) => [`A-${index}`, number]));
  const suggestions = suggestColumns(file);
  const asIs = { ...READING, keyHandling: 'asIs' } as const;
  const start = initialMapping(suggestions, undefined, 'asIs');
  const replaced: ImportMapping = {
    ...start,
    columns: start.columns.map((column) =>
      column.header === 'Pnr' ? { header: 'Pnr', type: 'text', isKept: true, isPseudonym: true } : column,
    ),
  };

  it('is left out to begin with, and cannot be kept as it stands', () => {
    expect(start.columns[1]).toEqual({ header: 'Pnr', type: 'text', isKept: false });
    const kept = { ...start, columns: start.columns.map((column) => ({ ...column, isKept: true })) };
    expect(checkMapping(suggestions, kept, 'asIs')).toEqual([
      { kind: 'column_holds_personal_numbers', column: 'Pnr' },
    ]);
  });

  it('may be kept as pseudonyms, the same for the same person and empty where it was empty', () => {
    expect(checkMapping(suggestions, replaced, 'asIs')).toEqual([]);
    const withEmpty = table(
      ['Ärendenummer', 'Pnr'],
      ['A-0', numbers[0] ?? ''],
      ['A-1', ''],
      ['A-2', '811218-9876'],
    );
    const read = readCases(withEmpty, replaced, asIs);
    expect(read.ok && read.value.rows.map((row) => row.values)).toEqual([
      [pseudonym(ONE)],
      [''],
      [pseudonym(ONE)],
    ]);
  });

  it('stays so at the next import, and is left out if it has turned into text with numbers in it', () => {
    expect(initialMapping(suggestions, replaced, 'asIs')).toEqual(replaced);
    const inText = table(['Ärendenummer', 'Pnr'], ['A-0', `Se ${numbers[0]} och ring`], ['A-1', 'nej']);
    expect(initialMapping(suggestColumns(inText), replaced, 'asIs').columns[1]?.isKept).toBe(false);
    expect(checkMapping(suggestColumns(inText), replaced, 'asIs')).toEqual([
      { kind: 'column_holds_personal_numbers', column: 'Pnr' },
    ]);
  });

  it('is the key to begin with in a register of pseudonyms, and nobody needs to look at its numbers', () => {
    const mapping = initialMapping(suggestions, undefined, 'pseudonym');
    expect(mapping.keyHeader).toBe('Pnr');
    expect(checkMapping(suggestions, mapping, 'pseudonym')).toEqual([]);
    expect(columnsToCheck(suggestions, mapping, 'pseudonym')).toEqual([]);
    expect(checkMapping(suggestions, mapping, 'asIs')).toEqual([
      { kind: 'key_is_personal_number', column: 'Pnr' },
    ]);
  });
});
