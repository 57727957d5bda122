import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import { readYear, yearSpan } from './year-span.ts';

describe('a year in Sweden', () => {
  it('begins and ends an hour before it does in Greenwich, wherever the server stands', () => {
    expect(yearSpan(2026)).toEqual({
      ...{ year: 2026, from: '2026-01-01', to: '2026-12-31' },
      ...{ beginsAt: '2025-12-31T23:00:00.000Z', endsAt: '2026-12-31T23:00:00.000Z' },
    });
  });

  it('holds exactly the instants whose Swedish day is of that year', () => {
    const aroundNewYear = fc.integer({ min: -48 * 60, max: 48 * 60 });
    fc.assert(
      fc.property(fc.integer({ min: 1995, max: 2150 }), aroundNewYear, (year, minutes) => {
        const instant = new Date(Date.UTC(year, 0, 1) + minutes * 60_000).toISOString();
        const { beginsAt, endsAt } = yearSpan(year);
        const isWithin = instant >= beginsAt && instant < endsAt;
        expect(isWithin).toBe(civilDateInSweden(instant).startsWith(String(year)));
      }),
      { numRuns: 200 },
    );
  });

  it('is read from four digits only', () => {
    expect(['2026', '1990', '2199'].map(readYear)).toEqual([2026, 1990, 2199]);
    expect(['', '26', '1989', '2200', '20261', '2026.xlsx', undefined].map(readYear)).toEqual(
      Array.from({ length: 7 }, () => undefined),
    );
  });
});
