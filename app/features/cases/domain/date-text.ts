const MONTHS: Record<string, number> = {
  jan: 1,
  feb: 2,
  mar: 3,
  apr: 4,
  maj: 5,
  jun: 6,
  jul: 7,
  aug: 8,
  sep: 9,
  okt: 10,
  nov: 11,
  dec: 12,
};
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

// A clock time may follow (exports write "2026-10-31 00:00"), but none with a zone: the civil day would be a guess.
const CLOCK = '(?:[ T]\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2}(?:[.,]\\d{1,7})?)?)?';
const YEAR_FIRST = new RegExp(`^(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})${CLOCK}$`);
const DAY_FIRST = new RegExp(`^(\\d{1,2})\\s?[/.-]\\s?(\\d{1,2})(?:\\s?[/.-]\\s?|\\s)(\\d{4})${CLOCK}$`);
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const MONTH_NAME = /^(?:den )?(\d{1,2})(?:\.|:e)?\s+([a-zå]{3,9})\.?\s+(\d{4})$/;

/** The number of days in a month of the Gregorian calendar; `month` is 1–12. */
export function daysInMonth(year: number, month: number): number {
  const isLeapYear = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && isLeapYear ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);
}

/**
 * The civil day a cell names, as ISO text, or undefined when it names none that exists. Reads ISO dates,
 * "2026-10-31 00:00", "31/10 2026", "31.10.2026", "20261031" and "31 oktober 2026"; the day stands before the month
 * where the year is last. Two-digit years and clock times with a zone are not guessed at. Years 1800–9999
 * (9999-12-31 is what several systems write for "until further notice").
 */
export function parseDateText(text: string): string | undefined {
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst !== null) return isoDate(yearFirst[1], yearFirst[3], yearFirst[4]);
  const compact = COMPACT.exec(text);
  if (compact !== null) return isoDate(compact[1], compact[2], compact[3]);
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst !== null) return isoDate(dayFirst[3], dayFirst[2], dayFirst[1]);
  const named = MONTH_NAME.exec(text.toLowerCase());
  const month = named === null ? undefined : MONTHS[(named[2] ?? '').slice(0, 3)];
  return named === null || month === undefined ? undefined : isoDate(named[3], String(month), named[1]);
}

/** Whether a cell could be a date without the heading saying so: everything but eight bare digits. */
export function isUnmistakableDate(text: string): boolean {
  return !COMPACT.test(text) && parseDateText(text) !== undefined;
}

function isoDate(yearText = '', monthText = '', dayText = ''): string | undefined {
  const [year, month, day] = [Number(yearText), Number(monthText), Number(dayText)];
  if (year < 1800 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return `${yearText}-${monthText.padStart(2, '0')}-${dayText.padStart(2, '0')}`;
}
