import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import {
  batchAt,
  batchName,
  csvBytes,
  csvOf,
  encodeWindows1252,
  type HandoverLayout,
  handoverRow,
  nextBatchAt,
  outsideWindows1252,
  standardLayout,
} from './handover-layout.ts';
import { inventedDeviation } from './handover-words.ts';

const layout = (more: Partial<HandoverLayout>): HandoverLayout => ({ ...standardLayout, ...more });

describe('the layout of a receiving system', () => {
  it('fills the columns in its own order, with its own headings, days and fixed text', () => {
    const columns = [
      { heading: 'Källa', field: 'fixed', text: 'Aktsam' },
      { heading: 'Datum', field: 'foundOn', text: '' },
      { heading: 'Vad', field: 'title', text: '' },
    ] as const;
    const row = (dates: HandoverLayout['dates']) =>
      handoverRow(layout({ columns, dates }), inventedDeviation).map(({ kind, text }) => `${kind} ${text}`);
    expect(row('iso')).toEqual(['text Aktsam', 'date 2026-11-02', 'text Genomförandeplan saknas']);
    expect(row('compact')[1]).toBe('text 20261102');
    expect(row('slashes')[1]).toBe('text 02/11/2026');
    const undated = handoverRow(layout({ columns, dates: 'slashes' }), { ...inventedDeviation, foundOn: '' });
    expect(undated[1]).toEqual({ kind: 'text', text: '' });
  });
});

describe('a CSV file', () => {
  it('is read back by another reader as it was, whatever the cells hold, but for what would be a formula', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 12 });
    const rows = fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }),
      );
    fc.assert(
      fc.property(rows, fc.constantFrom(';' as const, ',' as const), (cells, separator) => {
        const bytes = csvBytes(cells, layout({ separator }));
        const read = parse(Buffer.from(bytes), { bom: true, delimiter: separator, record_delimiter: '\r\n' });
        const expected = cells.map((row) =>
          row.map((text) => text.normalize('NFC').replaceAll('\0', '')).map((text) => [text, `'${text}`]),
        );
        for (const [index, row] of (read as string[][]).entries()) {
          for (const [place, text] of row.entries()) expect(expected[index]?.[place]).toContain(text);
        }
      }),
    );
  });

  it('never has a cell that a spreadsheet would run', () => {
    const dangerous = fc
      .tuple(fc.constantFrom('=', '+', '-', '@', '\t=', '\r=', ' =', '＝'), fc.string({ maxLength: 8 }))
      .map(([first, rest]) => first + rest);
    fc.assert(
      fc.property(dangerous, (text) => {
        const [[only]] = parse(csvOf([[text]], ';'), { delimiter: ';', record_delimiter: '\r\n' }) as [
          [string],
        ];
        expect(only.startsWith("'")).toBe(true);
      }),
    );
    expect(csvOf([['2026-0417', 'Nej; inte "än"']], ';')).toBe('2026-0417;"Nej; inte ""än"""\r\n');
  });

  it('in Windows-1252 has the bytes that the standard’s own table has, and tells what it cannot hold', () => {
    for (let byte = 0; byte < 256; byte += 1) {
      const character = iconv.decode(Buffer.of(byte), 'win1252');
      // Five bytes are nothing in the standard's table.
      if ([0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte)) continue;
      expect([...encodeWindows1252(character)], character).toEqual([byte]);
    }
    expect(outsideWindows1252('Å–€ → ok 😀 →')).toEqual(['→', '😀']);
    expect([...encodeWindows1252('a😀b')]).toEqual([0x61, 0x3f, 0x62]);
    // å written as a and a ring is one character there.
    expect([...encodeWindows1252('a\u030a')]).toEqual([0xe5]);
  });
});

describe('a batch', () => {
  it('has an address that leads back to its instant, and never the instant of the one before', () => {
    const at = '2026-11-02T08:00:00.000Z';
    expect(batchAt(batchName(at))).toBe(at);
    expect(batchAt('20261102')).toBeUndefined();
    expect(nextBatchAt(at, null)).toBe(at);
    expect(nextBatchAt(at, at)).toBe('2026-11-02T08:00:00.001Z');
    expect(nextBatchAt(at, '2026-11-02T07:00:00.000Z')).toBe(at);
  });
});
