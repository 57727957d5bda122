import { Temporal } from 'temporal-polyfill';
import type { Brand } from '#app/shared/domain/ids.ts';

/** A calendar day as ISO text, for example 2026-10-31. It has no clock time and no time zone. */
export type CivilDate = Brand<string, 'CivilDate'>;

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** The day, or undefined when the text is not exactly an existing ISO date (2026-02-30 is none). */
export function parseCivilDate(text: string): CivilDate | undefined {
  if (!ISO_DATE.test(text)) return undefined;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() as CivilDate;
  } catch {
    return undefined;
  }
}

/**
 * The same day number `months` later (negative: earlier). A day that the month lacks becomes its last
 * day: 31 August plus six months is 28 (or 29) February.
 */
export function addMonths(date: CivilDate, months: number): CivilDate {
  return Temporal.PlainDate.from(date).add({ months }).toString() as CivilDate;
}

/** The day `days` later (negative: earlier). */
export function addDays(date: CivilDate, days: number): CivilDate {
  return Temporal.PlainDate.from(date).add({ days }).toString() as CivilDate;
}

/** Negative when `a` is before `b`, zero for the same day. ISO text sorts as the calendar does. */
export function compareDates(a: CivilDate, b: CivilDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whole calendar months and the days left over from `from` to `to`; negative when `to` is earlier. */
export function monthsAndDaysBetween(from: CivilDate, to: CivilDate): { months: number; days: number } {
  const { months, days } = Temporal.PlainDate.from(from).until(to, { largestUnit: 'months' });
  return { months, days };
}

/**
 * The distance as a person would say it, whichever day is first: "6 månader och 17 dagar", "1 månad", "0 dagar", and
 * from twelve months on with years: "3 år, 7 månader och 15 dagar".
 */
export function differenceInWords(from: CivilDate, to: CivilDate): string {
  const between = monthsAndDaysBetween(from, to);
  const months = Math.abs(between.months);
  const days = Math.abs(between.days);
  const parts: string[] = [];
  if (months >= 12) parts.push(`${Math.floor(months / 12)} år`);
  if (months % 12 !== 0) parts.push(`${months % 12} ${months % 12 === 1 ? 'månad' : 'månader'}`);
  if (days !== 0 || months === 0) parts.push(`${days} ${days === 1 ? 'dag' : 'dagar'}`);
  const last = parts.pop();
  return parts.length === 0 ? `${last}` : `${parts.join(', ')} och ${last}`;
}

/** The civil date of an instant in Sweden, where the users' calendar hangs on the wall. */
export function civilDateInSweden(instant: string): CivilDate {
  return Temporal.Instant.from(instant)
    .toZonedDateTimeISO('Europe/Stockholm')
    .toPlainDate()
    .toString() as CivilDate;
}

/** The hour (0–23) on Swedish clocks at an instant. */
export function hourInSweden(instant: string): number {
  return Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/Stockholm').hour;
}
