import fc from 'fast-check';
import { expect, it } from 'vitest';
import { columnWidths, sharedOut } from './word-block.ts';

it('the columns share exactly the width of the page, none of them nothing', () => {
  const line = fc.array(fc.string({ maxLength: 80 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (lines) => {
      const widths = columnWidths(lines, 9072);
      expect(widths).toHaveLength(Math.max(...lines.map((one) => one.length)));
      expect(widths.reduce((sum, width) => sum + width, 0)).toBe(9072);
      expect(Math.min(...widths)).toBeGreaterThan(0);
    }),
  );
});

it('a number’s column is as narrow as its heading, and the words get the rest', () => {
  const [question = 0, of = 0] = columnWidths(
    [
      ['Fråga', 'Av'],
      ['Har barnet kommit till tals om vården under det senaste halvåret', '10'],
    ],
    9072,
  );
  expect(of).toBeLessThan(1000);
  expect(question).toBeGreaterThan(8000);
});

it('a long word in a narrow column keeps its room beside long texts', () => {
  const long = 'ord '.repeat(40);
  const [word = 0] = columnWidths(
    [
      ['Genomförandeplan', 'A', 'B'],
      ['', long, long],
    ],
    9072,
  );
  // Sixteen bold letters of 9 points, and the cell's margins.
  expect(word).toBeGreaterThan(16 * 95);
});

it('a date is never broken at its hyphens', () => {
  const long = 'ord '.repeat(40);
  const [, date = 0] = columnWidths(
    [
      ['A', 'Senast', 'B'],
      [long, '2026-12-11', long],
    ],
    9072,
  );
  expect(date).toBeGreaterThan(10 * 95);
});

it('widths in whole numbers never lose or win a twip', () => {
  expect(sharedOut([1, 1, 1], 100)).toEqual([33, 34, 33]);
  expect(sharedOut([], 100)).toEqual([]);
});
