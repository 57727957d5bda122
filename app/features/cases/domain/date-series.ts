import { parseDateText } from './date-text.ts';

const BETWEEN_DATES = /[,;|\n\t]|\s(?:och|samt|&|\+)\s/iu;
const SEPARATOR = ', ';

/**
 * The civil days a cell names as the canonical text of a dateSeries: ISO dates in ascending order, each once, joined
 * by ", " ("2025-09-01; 1/3 2025" → "2025-03-01, 2025-09-01"). Undefined when any part is no date that exists, or when
 * nothing is there. Dates stand apart by commas, semicolons, bars, line breaks, "och" or, when each is written without
 * spaces, by spaces.
 */
export function parseDateSeries(text: string): string | undefined {
  const parts = text.split(BETWEEN_DATES).flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));
  const days = parts.flatMap((part): (string | undefined)[] => {
    const whole = parseDateText(part);
    return whole === undefined ? part.split(/\s+(?:\/\s+)?/u).map(parseDateText) : [whole];
  });
  if (days.length === 0 || days.includes(undefined)) return undefined;
  return [...new Set(days)].sort().join(SEPARATOR);
}

/** The days of a canonical text, earliest first; none for "". */
export function datesOfSeries(value: string): string[] {
  return value === '' ? [] : value.split(SEPARATOR);
}

/**
 * The day that a series counts as where one day is asked for (before, after, between): its latest; "" when it has
 * none. The same as the value itself for a single date.
 */
export function latestDate(value: string): string {
  return value.slice(-10);
}

/** Whether a cell could be a series without the heading saying so: two or more days, each written as a date. */
export function isSeveralDates(text: string): boolean {
  return (parseDateSeries(text)?.length ?? 0) > 10;
}
