import { describe, expect, it } from 'vitest';
import { countTotalsAtEnd } from './totals-rows.ts';

const cases = [
  ['1', 'Öst', '3', '1 200,50'],
  ['2', 'Väst', '4', '800'],
];
const countAfter = (...last: string[][]) =>
  countTotalsAtEnd(
    [...cases, ...last].map((cells, index) => ({ rowNumber: index + 2, cells })),
    4,
  );

describe('countTotalsAtEnd', () => {
  it.each([
    [['Summa', '', '7', '2 000,50']],
    [['', 'Totalt', '7', '']],
    [['TOTAL:', '', '7', '2000 kr']],
    [['Totalsumma', '', '', '100 %']],
    [['Medelvärde', '', '3,5', '']],
    [['Antal: 210', '', '', '']],
    [['Antal ärenden', '210', '', '']],
    [['Totalt 210 ärenden', '', '', '']],
    [['Antal', '210', 'Summa', '12']],
    [['Utskriven 2026-10-31 av systemet', '', '', '']],
    [['Källa: Björken', '', '', '']],
    [['Sida 1 av 1', '', '', '']],
  ])('counts %j', (row) => {
    expect(countAfter(row)).toBe(1);
  });

  it.each([
    ['a case like the others', ['3', 'Öst', '7', '']],
    ['a case whose number begins like a total', ['Summa-3', 'Öst', '7', '1']],
    ['a total beside a text that is no number', ['Summa', 'Öst', '7', '']],
    ['a unit called Totalförsvar', ['Totalförsvar', '', '7', '']],
    ['a note beside other cells', ['Utskriven', '2026-10-31', '', '']],
    ['a key that begins like a note', ['Uttag', '', '', '']],
    ['an antal without number in words', ['Antal barn i familjen', '', '', '']],
  ])('leaves %s', (_what, row) => {
    expect(countAfter(row)).toBe(0);
  });

  it('counts all at the end, and none among the cases', () => {
    expect(
      countAfter(['Summa', '', '7', ''], ['Medel', '', '3,5', ''], ['Utskriven 2026-10-31', '', '', '']),
    ).toBe(3);
    expect(countAfter(['Delsumma', '', '7', ''], ['3', 'Öst', '1', '2'])).toBe(0);
  });

  it('takes no time over cells of spaces', () => {
    const spaces = ' '.repeat(32_000);
    expect(countAfter([`Summa${spaces}x`, '', '', ''])).toBe(0);
    expect(countAfter(['Summa', '', `7${spaces}x`, ''])).toBe(0);
  });

  it('does not take a single column of texts for notes', () => {
    expect(countTotalsAtEnd([{ rowNumber: 2, cells: ['Uttagen A'] }], 1)).toBe(0);
  });
});
