import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import {
  inAnotherYear,
  occasionsOfDates,
  occasionsOfRhythm,
  PLAN_RHYTHMS,
  readDays,
  timingOf,
} from './occasions.ts';

const anyYear = fc.integer({ min: 1990, max: 2100 });
const anyRhythm = fc.constantFrom(...PLAN_RHYTHMS);
const anyDayOf = (year: number) =>
  fc
    .integer({ min: 0, max: 364 })
    .map((day) => new Date(Date.UTC(year, 0, 1 + day)).toISOString().slice(0, 10) as CivilDate);

describe('the occasions of a rhythm', () => {
  it('end with their periods', () => {
    expect(occasionsOfRhythm('fourMonths', 2027)).toEqual([
      { label: 'Tertial 1', dueOn: '2027-04-30' },
      { label: 'Tertial 2', dueOn: '2027-08-31' },
      { label: 'Tertial 3', dueOn: '2027-12-31' },
    ]);
    expect(occasionsOfRhythm('halfYear', 2027)).toEqual([
      { label: 'Första halvåret', dueOn: '2027-06-30' },
      { label: 'Andra halvåret', dueOn: '2027-12-31' },
    ]);
    expect(occasionsOfRhythm('quarter', 2027).map(({ dueOn }) => dueOn)).toEqual([
      '2027-03-31',
      '2027-06-30',
      '2027-09-30',
      '2027-12-31',
    ]);
    expect(occasionsOfRhythm('month', 2028)[1]).toEqual({ label: 'Februari', dueOn: '2028-02-29' });
    expect(occasionsOfRhythm('year', 2027)).toEqual([{ label: 'Helåret', dueOn: '2027-12-31' }]);
  });

  it('stay within the year, in order, the last on New Year’s Eve, each the day before a month begins', () => {
    fc.assert(
      fc.property(anyRhythm, anyYear, (rhythm, year) => {
        const days = occasionsOfRhythm(rhythm, year).map(({ dueOn }) => dueOn);
        expect(days.every((day) => day.startsWith(`${year}-`))).toBe(true);
        expect([...days].sort()).toEqual(days);
        expect(new Set(days).size).toBe(days.length);
        expect(days.at(-1)).toBe(`${year}-12-31`);
        for (const day of days) {
          const next = new Date(`${day}T00:00:00Z`);
          next.setUTCDate(next.getUTCDate() + 1);
          expect(next.getUTCDate()).toBe(1);
        }
      }),
    );
  });

  it('are known again, and come back in another year', () => {
    fc.assert(
      fc.property(anyRhythm, anyYear, anyYear, (rhythm, year, other) => {
        const occasions = occasionsOfRhythm(rhythm, year);
        expect(timingOf(occasions, year)).toBe(rhythm);
        expect(inAnotherYear(occasions, year, other)).toEqual(occasionsOfRhythm(rhythm, other));
      }),
    );
  });
});

describe('fixed days', () => {
  it('are read as people write them', () => {
    expect(readDays('1 mars, 1 september', 2026)).toEqual({
      days: ['2026-03-01', '2026-09-01'],
      unreadable: [],
    });
    expect(readDays('1 Mars och 1 sept\n2026-12-24; 5 maj 2026', 2026).days).toEqual([
      '2026-03-01',
      '2026-09-01',
      '2026-12-24',
      '2026-05-05',
    ]);
  });

  it('that do not exist or belong to another year are handed back as they were typed', () => {
    expect(readDays('30 februari, 2027-03-01, 1 ju, i höst, 1 mars 2025', 2026)).toEqual({
      days: [],
      unreadable: ['30 februari', '2027-03-01', '1 ju', 'i höst', '1 mars 2025'],
    });
  });

  it('make one occasion each, in order and never outside the year', () => {
    const days = anyYear.chain((year) =>
      fc.record({
        year: fc.constant(year),
        days: fc.array(anyDayOf(year)),
        others: fc.array(anyDayOf(year + 1)),
      }),
    );
    fc.assert(
      fc.property(days, ({ year, days, others }) => {
        const due = occasionsOfDates([...others, ...days], year).map(({ dueOn }) => dueOn);
        expect(due).toEqual([...new Set(days)].sort());
        const moved = inAnotherYear(occasionsOfDates(days, year), year, year + 1);
        expect(moved.every(({ dueOn }) => dueOn.startsWith(`${year + 1}-`))).toBe(true);
      }),
    );
  });

  it('keep their names and become the 28th where the year has no 29 February', () => {
    const leap = occasionsOfDates(['2028-02-29', '2028-09-01'] as CivilDate[], 2028);
    expect(inAnotherYear(leap, 2028, 2029)).toEqual([
      { label: '28 februari', dueOn: '2029-02-28' },
      { label: '1 september', dueOn: '2029-09-01' },
    ]);
  });
});
