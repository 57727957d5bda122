import { describe, expect, it } from 'vitest';
import { cellText, countCell, dateCell, instantCell, pagesWide, shareCell, tableSheet } from './sheet.ts';

describe('cells', () => {
  it('keeps text that looks like a formula as it is', () => {
    for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', 'å\nä']) expect(cellText(text)).toBe(text);
  });

  it('drops what XML cannot hold and repairs halves of characters', () => {
    expect(cellText('a\u0000b\u0001c\u001fd\ufffe')).toBe('abcd');
    expect(cellText('\ud83d')).toBe('\ufffd');
    expect(cellText('😀')).toBe('😀');
  });

  it('cuts at what a cell can hold, never through a character', () => {
    expect(cellText('x'.repeat(40_000))).toHaveLength(32_767);
    const cut = cellText(`${'x'.repeat(32_765)}😀😀`);
    expect(cut.length).toBeLessThanOrEqual(32_767);
    expect(cut).not.toMatch(/\p{Cs}/u);
  });

  it('marks what is not shown and leaves empty what is not there', () => {
    expect([countCell(null), countCell(0), shareCell(null), shareCell(0)]).toEqual([
      '–',
      0,
      '–',
      { kind: 'share', value: 0 },
    ]);
    expect([dateCell(null), dateCell(''), instantCell(null)]).toEqual([null, null, null]);
  });

  it('makes a sheet of one main table', () => {
    const sheet = tableSheet('Blad', [{ header: 'A', width: 5 }], [[1]]);
    expect(sheet.widths).toEqual([5]);
    expect(sheet.blocks).toEqual([{ kind: 'table', isMain: true, headers: ['A'], rows: [[1]] }]);
  });

  it('names the columns whose headers read upwards', () => {
    const columns = [
      { header: 'Ärende', width: 12 },
      { header: 'Barnet har kommit till tals', width: 12, isTurned: true },
    ];
    expect(tableSheet('Blad', columns, []).blocks).toEqual([
      { kind: 'table', isMain: true, headers: columns.map(({ header }) => header), turned: [1], rows: [] },
    ]);
  });
});

it('a sheet takes another page beside the first rather than being shrunk below 60 per cent', () => {
  // 146 characters at full size are 243 at 60 per cent.
  expect([[], [10], [146], [143, 100], [144, 100], [486], [487]].map((widths) => pagesWide(widths))).toEqual([
    1, 1, 1, 1, 2, 2, 3,
  ]);
});
