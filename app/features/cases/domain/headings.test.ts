import { describe, expect, it } from 'vitest';
import { findHeadings } from './headings.ts';
import type { Merge } from './merged-cells.ts';
import type { RawRow } from './raw-table.ts';

const grid = (...rows: string[][]): RawRow[] => rows.map((cells, index) => ({ rowNumber: index + 1, cells }));
const textsOf = (rows: RawRow[], merges: Merge[]) => findHeadings(rows, merges)?.texts;

describe('findHeadings', () => {
  it('joins a heading across several columns with those below it', () => {
    const rows = grid(['Nr', 'Insats', '', ''], ['', 'Typ', 'Från', 'Till'], ['1', 'HVB', '2026-01-01', '']);
    const merges: Merge[] = [
      [1, 0, 2, 0],
      [1, 1, 1, 3],
    ];
    expect(findHeadings(rows, merges)).toEqual({
      firstIndex: 0,
      lastIndex: 1,
      texts: ['Nr', 'Insats – Typ', 'Insats – Från', 'Insats – Till'],
    });
  });

  it('joins them also when nothing is merged downwards', () => {
    const merges: Merge[] = [[1, 1, 1, 3]];
    const below = ['1', 'HVB', '2026-01-01', ''];
    const expected = ['Nr', 'Insats – Typ', 'Insats – Från', 'Insats – Till'];
    expect(textsOf(grid(['', 'Insats', '', ''], ['Nr', 'Typ', 'Från', 'Till'], below), merges)).toEqual(
      expected,
    );
    expect(textsOf(grid(['Nr', 'Insats', '', ''], ['', 'Typ', 'Från', 'Till'], below), merges)).toEqual(
      expected,
    );
  });

  it('does not take a case for sub-headings, though all of it is text', () => {
    const rows = grid(['Nr', 'Namn', '', 'Ort'], ['BU-a', 'Ek', 'Alm', 'Åre'], ['BU-b', 'Al', 'Asp', 'Åmål']);
    expect(findHeadings(rows, [[1, 1, 1, 2]])).toEqual({
      firstIndex: 0,
      lastIndex: 0,
      texts: ['Nr', 'Namn', 'Namn', 'Ort'],
    });
  });

  it('leaves a title across the sheet, and a merge beside it, above the headings', () => {
    const rows = grid(['Uttag', '', '', ''], ['Nr', 'Typ', 'Från', 'Till'], ['1', 'HVB', '2026-01-01', '']);
    expect(textsOf(rows, [[1, 0, 1, 3]])).toEqual(['Nr', 'Typ', 'Från', 'Till']);
    const beside = grid(
      ['Uttag', '', 'Enhet Öst', ''],
      ['Nr', 'Typ', 'Från', 'Till'],
      ['1', 'HVB', '2026-01-01', ''],
    );
    expect(textsOf(beside, [[1, 0, 1, 1]])).toEqual(['Nr', 'Typ', 'Från', 'Till']);
  });

  it('does not join rows that do not follow on each other', () => {
    const rows: RawRow[] = [
      { rowNumber: 1, cells: ['', 'Insats', '', ''] },
      { rowNumber: 3, cells: ['Nr', 'Typ', 'Från', 'Till'] },
      { rowNumber: 4, cells: ['1', 'HVB', '2026-01-01', ''] },
    ];
    expect(textsOf(rows, [[1, 1, 1, 2]])).toEqual(['Nr', 'Typ', 'Från', 'Till']);
  });

  it('finds none where the first full row is a case, however it is merged', () => {
    expect(
      findHeadings(grid(['1', '2026-10-31', ''], ['2', '2026-10-30', '']), [[1, 1, 1, 2]]),
    ).toBeUndefined();
  });

  it('bears areas that lie outside the rows or on top of each other', () => {
    const rows = grid(['Nr', 'Ort'], ['1', 'Åre']);
    const merges: Merge[] = [
      [1, 0, 1_048_576, 16_383],
      [1, 0, 1, 1],
      [1, 1, 2, 0],
      [900, 0, 901, 0],
      [Number.NaN, -1, 2, 2],
    ];
    expect(findHeadings(rows, merges)?.lastIndex).toBe(0);
  });
});
