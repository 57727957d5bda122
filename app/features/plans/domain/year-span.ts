import { Temporal } from 'temporal-polyfill';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';

/** A calendar year: its first and last day, and the instants between which it lasts on a clock in Sweden. */
export type YearSpan = {
  readonly year: number;
  readonly from: CivilDate;
  readonly to: CivilDate;
  /** UTC ISO texts that compare as stored instants do: `beginsAt` is in the year, `endsAt` is not. */
  readonly beginsAt: string;
  readonly endsAt: string;
};

/** The year as it is in Sweden: 31 December 23:30 in London is already the next. `year` has four digits. */
export function yearSpan(year: number): YearSpan {
  return {
    year,
    from: `${year}-01-01` as CivilDate,
    to: `${year}-12-31` as CivilDate,
    beginsAt: newYearIn(year),
    endsAt: newYearIn(year + 1),
  };
}

function newYearIn(year: number): string {
  const midnight = Temporal.PlainDate.from({ year, month: 1, day: 1 }).toZonedDateTime('Europe/Stockholm');
  return new Date(midnight.epochMilliseconds).toISOString();
}

/** A year in an address: four digits from 1990 to 2199; undefined for anything else. */
export function readYear(text: string | undefined): number | undefined {
  return text !== undefined && /^(199|20\d|21\d)\d$/.test(text) ? Number(text) : undefined;
}
