import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseCell } from './cell-value.ts';
import { datesOfSeries, isSeveralDates, latestDate, parseDateSeries } from './date-series.ts';

describe('a series of dates', () => {
  it.each([
    ['2025-03-01, 2025-09-01; 2026-02-28', '2025-03-01, 2025-09-01, 2026-02-28'],
    ['2026-02-28\n2025-03-01', '2025-03-01, 2026-02-28'],
    ['1/3 2025 och 2025-09-01', '2025-03-01, 2025-09-01'],
    ['31.10.2026 | 20250301', '2025-03-01, 2026-10-31'],
    ['2025-03-01 2025-09-01', '2025-03-01, 2025-09-01'],
    ['2025-03-01 / 2025-09-01', '2025-03-01, 2025-09-01'],
    ['2025-03-01 00:00; 2025-09-01 00:00', '2025-03-01, 2025-09-01'],
    ['1 mars 2025, 31 oktober 2026', '2025-03-01, 2026-10-31'],
    ['2025-09-01,', '2025-09-01'],
    ['2025-09-01; 2025-09-01', '2025-09-01'],
  ])('%j → %s', (text, expected) => {
    expect(parseDateSeries(text)).toBe(expected);
  });

  it.each([
    '',
    ';',
    '2025-03-01, snart',
    '2025-02-30',
    '2025-03-01 – 2025-09-01',
    '2025-03-01, 45-09-01',
    '7',
  ])('%j is none', (text) => {
    expect(parseDateSeries(text)).toBeUndefined();
  });

  it('is refused as a cell with the reason, and an empty mark is empty', () => {
    expect(normaliseCell('2025-03-01, snart', 'dateSeries')).toEqual({ ok: false, error: 'not_dates' });
    expect(normaliseCell('-', 'dateSeries')).toEqual({ ok: true, value: '' });
    expect(normaliseCell('', 'dateSeries')).toEqual({ ok: true, value: '' });
  });

  it('has an end: a cell of thousands of dates is none', () => {
    const days = (count: number) => Array.from({ length: count }, () => '2025-03-01').join(', ');
    expect(parseDateSeries(days(300))).toBe('2025-03-01');
    expect(parseDateSeries(days(400))).toBeUndefined();
  });

  it('counts as its latest day, and as nothing when it is empty', () => {
    expect(latestDate('2025-03-01, 2026-02-28')).toBe('2026-02-28');
    expect(latestDate('2025-03-01')).toBe('2025-03-01');
    expect(latestDate('')).toBe('');
    expect(datesOfSeries('')).toEqual([]);
  });

  it('is taken for several dates only when there are several', () => {
    expect(isSeveralDates('2025-03-01')).toBe(false);
    expect(isSeveralDates('2025-03-01; 2025-03-01')).toBe(false);
    expect(isSeveralDates('2025-03-01; 2025-03-02')).toBe(true);
  });

  it('is its own canonical text, whatever the order and however often a day is named', () => {
    const day = fc
      .date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 12 }), (days) => {
        const text = parseDateSeries(days.join('; ')) ?? '';
        expect(parseDateSeries(text)).toBe(text);
        expect(datesOfSeries(text)).toEqual([...new Set(days)].sort());
        expect(latestDate(text)).toBe(days.toSorted().at(-1));
      }),
    );
  });
});
