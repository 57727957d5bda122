import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillMergedDown, type Merge } from './merged-cells.ts';
import type { RawRow } from './raw-table.ts';

const grid = (...rows: string[][]): RawRow[] => rows.map((cells, index) => ({ rowNumber: index + 1, cells }));

describe('fillMergedDown', () => {
  it('gives every row the text it stands beside', () => {
    const rows = grid(['Öst', '1'], ['', '2'], ['Väst', '3'], ['', '4'], ['', '5']);
    const filled = fillMergedDown(rows, [
      [1, 0, 2, 0],
      [3, 0, 4, 0],
    ]);
    expect(filled.filledCount).toBe(2);
    expect(filled.rows.map((row) => row.cells[0])).toEqual(['Öst', 'Öst', 'Väst', 'Väst', '']);
  });

  it('does not spread a text sideways, nor over what a cell already holds', () => {
    const rows = grid(['Öst', '', '1'], ['', '', '2'], ['Väst', '', '3']);
    expect(fillMergedDown(rows, [[1, 0, 3, 1]]).rows.map((row) => row.cells)).toEqual([
      ['Öst', '', '1'],
      ['Öst', '', '2'],
      ['Väst', '', '3'],
    ]);
  });

  it('leaves the rows as they are when the row of the text is not among them', () => {
    const rows: RawRow[] = [{ rowNumber: 7, cells: ['', 'x'] }];
    expect(fillMergedDown(rows, [[6, 0, 8, 0]])).toEqual({ rows, filledCount: 0 });
  });

  it('changes only cells that were empty and covered, whatever the areas', () => {
    const cell = fc.constantFrom('', 'a', 'b');
    const someRows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 });
    const corner = fc.integer({ min: 0, max: 9 });
    const someMerges = fc.array(fc.tuple(corner, corner, corner, corner), { maxLength: 4 });
    fc.assert(
      fc.property(someRows, someMerges, (cells, merges: Merge[]) => {
        const rows = grid(...cells);
        const { rows: filled, filledCount } = fillMergedDown(rows, merges);
        let changed = 0;
        filled.forEach((row, index) => {
          row.cells.forEach((text, column) => {
            const before = rows[index]?.cells[column] ?? '';
            if (text === before) return;
            changed += 1;
            expect(before).toBe('');
            const covering = merges.filter(
              ([first, at, last]) => at === column && first < row.rowNumber && last >= row.rowNumber,
            );
            expect(covering.map(([first]) => rows[first - 1]?.cells[column])).toContain(text);
          });
        });
        expect(filledCount).toBe(changed);
      }),
    );
  });

  it('takes time in proportion to the rows when a thousand areas lie on each other', () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => ({
      rowNumber: index + 1,
      cells: [index === 0 ? 'x' : ''],
    }));
    const merges = Array.from({ length: 1000 }, (): Merge => [1, 0, 1_048_576, 0]);
    expect(fillMergedDown(rows, merges).filledCount).toBe(19_999);
  });
});
