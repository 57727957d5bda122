import { describe, expect, it } from 'vitest';
import { rowHeight, turnedHeight } from './row-height.ts';

const lines = (text: string, width: number) => (rowHeight([text], [width]) - 1) / 15;

describe('the height of a row', () => {
  it('of headers that read upwards holds the longest word, on two lines', () => {
    expect(turnedHeight([])).toBe(15);
    expect(turnedHeight(['Nr'])).toBe(29);
    // "Barnets och" above "vårdnadshavarnas": the 16 letters of the longest word.
    expect(turnedHeight(['Barnets och vårdnadshavarnas'])).toBe(15 + 16 * 7);
    expect(turnedHeight(['ab cd ef gh'])).toBe(15 + 5 * 7);
    expect(turnedHeight(['x'.repeat(500)])).toBe(400);
  });

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
