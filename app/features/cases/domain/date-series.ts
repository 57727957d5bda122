import { parseDateText } from './date-text.ts';

const BETWEEN_DATES = /[,;|\n\t]|\s(?:och|samt|&|\+)\s/iu;
const SEPARATOR = ', ';
// Twice a month for ten years. A longer cell is no series, and taking it apart would take long.
const LONGEST = 4_000;

/**
 * The civil days a cell names as the canonical text of a dateSeries: ISO dates in ascending order, each once, joined
 * by ", " ("2025-09-01; 1/3 2025" → "2025-03-01, 2025-09-01"). Undefined when any part is no date that exists, or when
 * nothing is there. Dates stand apart by commas, semicolons, bars, line breaks, "och" or, when each is written without
 * spaces, by spaces.
 */
export function parseDateSeries(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  const days = new Set<string>();
  for (const part of text.split(BETWEEN_DATES)) {
    if (part.trim() === '') continue;
    const found = daysIn(part.trim());
    if (found === undefined) return undefined;
    for (const day of found) days.add(day);
  }
  return days.size === 0 ? undefined : [...days].sort().join(SEPARATOR);
}

/** The days of a part: one, or several parted by spaces; undefined at the first that is none. */
function daysIn(part: string): string[] | undefined {
  const whole = parseDateText(part);
  if (whole !== undefined) return [whole];
  const days: string[] = [];
  for (const word of part.split(/\s/u)) {
    if (word === '' || word === '/') continue;
    const day = parseDateText(word);
    if (day === undefined) return undefined;
    days.push(day);
  }
  return days;
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
  return text.length > 10 && (parseDateSeries(text)?.length ?? 0) > 10;
}
