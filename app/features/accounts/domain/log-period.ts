import { Temporal } from 'temporal-polyfill';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';

const midnight = (day: Temporal.PlainDate) =>
  new Date(day.toZonedDateTime('Europe/Stockholm').epochMilliseconds).toISOString();

/** The instant a Swedish day begins, as UTC ISO text with milliseconds, the form the log is written in. */
export function startOfDay(date: CivilDate): string {
  return midnight(Temporal.PlainDate.from(date));
}

/** The instant the day after begins: the end, not included, of a period whose last day is `date`. */
export function endOfDay(date: CivilDate): string {
  return midnight(Temporal.PlainDate.from(date).add({ days: 1 }));
}
