import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysInMonth, isUnmistakableDate, parseDateText } from './date-text.ts';

// JavaScript's own calendar: a day that does not exist becomes one of the next month, or no date at all.
function daysThatExist(iso: string): string | undefined {
  const instant = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(iso) ? iso : undefined;
}

describe('parseDateText', () => {
  it.each([
    ['2026-10-31', '2026-10-31'],
    ['2026-10-31 00:00', '2026-10-31'],
    ['2026-10-31T23:59:59', '2026-10-31'],
    ['2026-10-31 13.45', '2026-10-31'],
    ['2026/1/5', '2026-01-05'],
    ['31/10 2026', '2026-10-31'],
    ['31/10/2026', '2026-10-31'],
    ['1.3.2026', '2026-03-01'],
    ['31.10.2026', '2026-10-31'],
    ['05-11-2026', '2026-11-05'],
    ['20261031', '2026-10-31'],
    ['31 oktober 2026', '2026-10-31'],
    ['den 1 maj 2026', '2026-05-01'],
    ['31 okt 2026', '2026-10-31'],
    ['1 sept. 2026', '2026-09-01'],
    ['lördag den 31 oktober 2026', '2026-10-31'],
    ['tors 5 mars 2026 kl. 14.05', '2026-03-05'],
    ['31-OKT-2026', '2026-10-31'],
    ['31-Oct-2026 14:05:00', '2026-10-31'],
    ['2026-10-31 14:05', '2026-10-31'],
    ['2026-10-31 kl. 14:05', '2026-10-31'],
    ['2026-10-31 00:00:00.000', '2026-10-31'],
    ['26-10-31', '2026-10-31'],
    ['26-10-31 08:00', '2026-10-31'],
    // With hyphens the year is first in Sweden, also where another order would give a day.
    ['31-10-26', '2031-10-26'],
    ['98-01-05', '1998-01-05'],
    ['00-02-29', '2000-02-29'],
    // The day comes first in Sweden, also where another country would read 3 January.
    ['1/3/2026', '2026-03-01'],
    ['2024-02-29', '2024-02-29'],
    ['9999-12-31', '9999-12-31'],
  ])('reads %s as %s', (text, expected) => {
    expect(parseDateText(text)).toBe(expected);
  });

  it.each([
    '2026-13-01',
    '2026-02-30',
    '2025-02-29',
    '1900-02-29',
    '31/11 2026',
    '20261301',
    '2026-10/31',
    '31/10-26',
    '31/10 26',
    '31 okt 26',
    '261031',
    '26/10/31',
    '26.10.31',
    // A birth date or a deadline: 1945 or 2045.
    '45-03-02',
    '89-12-31',
    '26-13-01',
    '10/31/2026',
    '31 decimeter 2026',
    '31 marmelad 2026',
    'okt 2026',
    'oktober 31, 2026',
    '2026-W44',
    '2026-10',
    '2026-10-30T22:00:00Z',
    '2026-10-31 00:00+01:00',
    '0026-10-31',
    '2026-10-31x',
    'okänt',
    '31 brumaire 2026',
    '',
  ])('refuses %s', (text) => {
    expect(parseDateText(text)).toBeUndefined();
  });

  it('reads every existing day in each way of writing it, and no day that does not exist', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1800, max: 2200 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 31 }),
        (year, month, day) => {
          const two = (part: number) => String(part).padStart(2, '0');
          const iso = `${year}-${two(month)}-${two(day)}`;
          const expected = daysThatExist(iso);
          for (const text of [
            iso,
            `${day}/${month} ${year}`,
            `${two(day)}.${two(month)}.${year}`,
            iso.replaceAll('-', ''),
          ]) {
            expect(parseDateText(text)).toBe(expected);
          }
          expect(day <= daysInMonth(year, month)).toBe(expected !== undefined);
        },
      ),
    );
  });

  it('does not take eight digits for a date unless the heading says so', () => {
    expect(isUnmistakableDate('20261031')).toBe(false);
    expect(isUnmistakableDate('26-10-31')).toBe(false);
    expect(isUnmistakableDate('31 okt 2026')).toBe(true);
    expect(isUnmistakableDate('2026-10-31')).toBe(true);
    expect(isUnmistakableDate('2026-13-31')).toBe(false);
  });
});
