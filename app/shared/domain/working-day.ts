import { Temporal } from 'temporal-polyfill';
import type { CivilDate } from './civil-date.ts';

/** Month and day of the red days that have the same date every year, and of Christmas Eve and New Year's Eve. */
const FIXED = new Set(['01-01', '01-06', '05-01', '06-06', '12-24', '12-25', '12-26', '12-31']);

/** Days from Easter Sunday to Good Friday, Easter Monday and Ascension Day. */
const FROM_EASTER = new Set([-2, 1, 39]);

const MIDSUMMER_EVE = { weekday: 5, from: '06-19', to: '06-25' } as const;

/**
 * Whether offices in Sweden are open on a day: Monday to Friday, no public holiday (the Act on public holidays, 1989:253, as
 * it stands since 2005) and none of the eves of Midsummer, Christmas and New Year, which count as Sundays in the Annual
 * Leave Act (1977:480, 3 a §). Holidays that are always a Saturday or a Sunday are not looked for.
 */
export function isWorkingDay(date: CivilDate): boolean {
  const day = Temporal.PlainDate.from(date);
  const monthAndDay = date.slice(5);
  if (day.dayOfWeek > 5 || FIXED.has(monthAndDay)) return false;
  if (FROM_EASTER.has(easterSunday(day.year).until(day).days)) return false;
  const { weekday, from, to } = MIDSUMMER_EVE;
  return !(day.dayOfWeek === weekday && monthAndDay >= from && monthAndDay <= to);
}

/** Easter Sunday of a year of the Gregorian calendar, by the method of Meeus, Jones and Butcher. */
function easterSunday(year: number): Temporal.PlainDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonCorrection + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const days = epact + toSunday - 7 * late + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(days / 31), day: (days % 31) + 1 });
}
