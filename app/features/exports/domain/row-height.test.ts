import { describe, expect, it } from 'vitest';
import { rowHeight } from './row-height.ts';

const lines = (text: string, width: number) => (rowHeight([text], [width]) - 1) / 15;

describe('the height of a row', () => {
  it('is one line for short texts, numbers and empty cells', () => {
    expect(rowHeight(['kort', 12, null, { kind: 'share', value: 1 }], [20, 5, 5, 5])).toBe(16);
    expect(rowHeight([], [])).toBe(16);
  });

  it('counts wrapped words, and broken ones where none fits', () => {
    expect(lines('ett två tre', 12)).toBe(1);
    expect(lines('ett två tre', 9)).toBe(2);
    expect(lines('genomförandeplanen', 10)).toBe(2);
    expect(lines('a genomförandeplanen', 10)).toBe(3);
    expect(lines('en\nrad\n\ntill', 40)).toBe(4);
  });

  it('follows the longest text and stops at what a row can be', () => {
    expect(rowHeight(['kort', 'ett två tre'], [20, 9])).toBe(31);
    expect(rowHeight(['ord '.repeat(1000)], [10])).toBe(400);
  });
});
