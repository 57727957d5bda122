import { describe, expect, it } from 'vitest';
import { addDays, type CivilDate } from './civil-date.ts';
import { isWorkingDay } from './working-day.ts';

function daysOf(year: number): CivilDate[] {
  const days: CivilDate[] = [];
  for (let day = `${year}-01-01` as CivilDate; day.startsWith(`${year}-`); day = addDays(day, 1))
    days.push(day);
  return days;
}

const isMondayToFriday = (day: CivilDate) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

/** Closed on Mondays to Fridays, as almanacs have them: the latest Easter there is (2038) among them. */
const CLOSED: Record<number, string> = {
  2024: '01-01 03-29 04-01 05-01 05-09 06-06 06-21 12-24 12-25 12-26 12-31',
  2025: '01-01 01-06 04-18 04-21 05-01 05-29 06-06 06-20 12-24 12-25 12-26 12-31',
  2026: '01-01 01-06 04-03 04-06 05-01 05-14 06-19 12-24 12-25 12-31',
  2027: '01-01 01-06 03-26 03-29 05-06 06-25 12-24 12-31',
  2028: '01-06 04-14 04-17 05-01 05-25 06-06 06-23 12-25 12-26',
  2029: '01-01 03-30 04-02 05-01 05-10 06-06 06-22 12-24 12-25 12-26 12-31',
  2030: '01-01 04-19 04-22 05-01 05-30 06-06 06-21 12-24 12-25 12-26 12-31',
  2038: '01-01 01-06 04-23 04-26 06-03 06-25 12-24 12-31',
};

describe('isWorkingDay', () => {
  it.each(Object.entries(CLOSED))('has the closed days of %s and no others', (year, closed) => {
    const found = daysOf(Number(year)).filter((day) => isMondayToFriday(day) && !isWorkingDay(day));
    expect(found.map((day) => day.slice(5)).join(' ')).toBe(closed);
  });

  it('is never a Saturday or a Sunday', () => {
    for (const year of [2026, 2027]) {
      expect(daysOf(year).filter((day) => !isMondayToFriday(day) && isWorkingDay(day))).toEqual([]);
    }
  });

  it.each([
    [1818, '03-22'],
    [1954, '04-18'],
    [1981, '04-19'],
    [2000, '04-23'],
    [2049, '04-18'],
    [2076, '04-19'],
    [2285, '03-22'],
  ])('knows the Easter of %i, where simpler rules go wrong', (year, easter) => {
    const sunday = `${year}-${easter}` as CivilDate;
    expect([-3, -2, 1, 2, 38, 39].map((days) => isWorkingDay(addDays(sunday, days)))).toEqual([
      ...[true, false, false, true, true, false],
    ]);
  });
});
