import { describe, expect, it } from 'vitest';
import type { ColumnType } from '#app/shared/domain/vocabulary.ts';
import { cleanCell, cleanHeading, comparableName, headingWords } from './cell-text.ts';
import { marksProtectedIdentity, normaliseCell } from './cell-value.ts';

describe('normaliseCell', () => {
  it.each<[string, ColumnType, string]>([
    ['31/10 2026', 'date', '2026-10-31'],
    ['NULL', 'date', ''],
    ['', 'date', ''],
    ['75', 'number', '75'],
    ['7,50', 'number', '7.5'],
    ['1 234,5', 'number', '1234.5'],
    ['1\u00a0234\u00a0567', 'number', '1234567'],
    ['−3,5', 'number', '-3.5'],
    ['-0', 'number', '0'],
    ['1.234', 'number', '1.234'],
    ['-', 'number', ''],
    ['SANT', 'boolean', 'Ja'],
    ['j', 'boolean', 'Ja'],
    ['0', 'boolean', 'Nej'],
    ['NULL', 'text', 'NULL'],
    ['007', 'text', '007'],
    ['X', 'protectedIdentity', 'Ja'],
    ['Sekretessmarkering', 'protectedIdentity', 'Sekretessmarkering'],
    ['Anna Öhman', 'caseWorker', 'Anna Öhman'],
  ])('%s as %s is %s', (cell, type, expected) => {
    expect(normaliseCell(cell, type)).toEqual({ ok: true, value: expected });
  });

  it.each<[string, ColumnType, string]>([
    ['2026-13-01', 'date', 'not_a_date'],
    ['ca 30', 'number', 'not_a_number'],
    ['1 23', 'number', 'not_a_number'],
    ['1,2,3', 'number', 'not_a_number'],
    ['1234567890123456', 'number', 'not_a_number'],
    ['Kanske', 'boolean', 'not_yes_or_no'],
  ])('%s as %s is an error', (cell, type, error) => {
    expect(normaliseCell(cell, type)).toEqual({ ok: false, error });
  });

  it('takes every mark but none and no for protected identity', () => {
    expect(['', 'Nej', 'Ja', 'Skyddad folkbokföring'].map(marksProtectedIdentity)).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});

describe('cleaning', () => {
  it('composes letters and trims every kind of space, but leaves what stands inside', () => {
    expect(cleanCell('\uFEFF  A\u030akesson\u00a0\t')).toBe('Åkesson');
    expect(cleanCell('a\u00a0 b')).toBe('a\u00a0 b');
    expect(cleanCell('rad 1\r\nrad 2\rrad 3')).toBe('rad 1\nrad 2\nrad 3');
  });

  it('puts headings on one line and makes them comparable', () => {
    expect(cleanHeading(' Placering\r\n fr.o.m. ')).toBe('Placering fr.o.m.');
    expect(headingWords('Placering fr.o.m.')).toBe('placering from');
    expect(headingWords('E-post')).toBe('e post');
    expect(comparableName('  BARN  och\u00a0unga 2 ')).toBe('barn och unga 2');
  });
});
