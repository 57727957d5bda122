// Each month by its whole Swedish name and the ways it is cut short; English ones where databases write them.
const MONTHS = [
  /^jan(?:uari)?$/,
  /^feb(?:r|ruari)?$/,
  /^mar(?:s)?$/,
  /^apr(?:il)?$/,
  /^ma[jy]$/,
  /^jun(?:i)?$/,
  /^jul(?:i)?$/,
  /^aug(?:usti)?$/,
  /^sep(?:t|tember)?$/,
  /^o[ck]t(?:ober)?$/,
  /^nov(?:ember)?$/,
  /^dec(?:ember)?$/,
];
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

// A clock time may follow (exports write "2026-10-31 00:00"), but none with a zone: the civil day would be a guess.
const CLOCK = '(?:(?:[ T]|,? kl\\.? ?)\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2}(?:[.,]\\d{1,7})?)?)?';
const YEAR_FIRST = new RegExp(`^(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})${CLOCK}$`);
const DAY_FIRST = new RegExp(`^(\\d{1,2})\\s?[/.-]\\s?(\\d{1,2})(?:\\s?[/.-]\\s?|\\s)(\\d{4})${CLOCK}$`);
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const SHORT_YEAR = new RegExp(`^(\\d{2})-(\\d{2})-(\\d{2})${CLOCK}$`);
const WEEKDAY = '(?:(?:mån|tis|ons|tors?|fre|lör|sön)(?:dag)?(?:en)?\\.?,? )?';
const MONTH_NAME = new RegExp(
  `^${WEEKDAY}(?:den )?(\\d{1,2})(?:\\.|:e)?(?:\\s+|-)([a-z]{3,9})\\.?(?:\\s+|-)(\\d{4})${CLOCK}$`,
);
// Two digits of a year are taken for these years only. Between them lie birth years as well as deadlines.
const LAST_SHORT_YEAR = 39;
const FIRST_SHORT_YEAR = 90;

/** The number of days in a month of the Gregorian calendar; `month` is 1–12. */
export function daysInMonth(year: number, month: number): number {
  const isLeapYear = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 && isLeapYear ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);
}

/**
 * The civil day a cell names, as ISO text, or undefined when it names none that exists. Reads ISO dates,
 * "2026-10-31 14:05", "31/10 2026", "31.10.2026", "20261031", "31 okt 2026", "lördag den 31 oktober 2026" and
 * "31-okt-2026"; the day stands before the month where the year is last. "26-10-31" is read in the Swedish order, as a
 * year from 1990 to 2039. All other two-digit years, and clock times with a zone, are not guessed at: "31/10-26",
 * "45-03-02" (a birth date or a deadline) and "261031" name no day. Years 1800–9999
 * (9999-12-31 is what several systems write for "until further notice").
 */
export function parseDateText(text: string): string | undefined {
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst !== null) return isoDate(yearFirst[1], yearFirst[3], yearFirst[4]);
  const compact = COMPACT.exec(text);
  if (compact !== null) return isoDate(compact[1], compact[2], compact[3]);
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst !== null) return isoDate(dayFirst[3], dayFirst[2], dayFirst[1]);
  const short = SHORT_YEAR.exec(text);
  if (short !== null) return isoDate(wholeYear(short[1]), short[2], short[3]);
  const named = MONTH_NAME.exec(text.toLowerCase());
  if (named === null) return undefined;
  const month = 1 + MONTHS.findIndex((name) => name.test(named[2] ?? ''));
  return isoDate(named[3], String(month), named[1]);
}

/**
 * Whether a cell could be a date without the heading saying so: neither eight bare digits nor "26-10-31", which case
 * numbers look like too.
 */
export function isUnmistakableDate(text: string): boolean {
  return !COMPACT.test(text) && !SHORT_YEAR.test(text) && parseDateText(text) !== undefined;
}

function wholeYear(shortYear = ''): string {
  const year = Number(shortYear);
  if (year <= LAST_SHORT_YEAR) return `20${shortYear}`;
  return year >= FIRST_SHORT_YEAR ? `19${shortYear}` : '';
}

function isoDate(yearText = '', monthText = '', dayText = ''): string | undefined {
  const [year, month, day] = [Number(yearText), Number(monthText), Number(dayText)];
  if (year < 1800 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return `${yearText}-${monthText.padStart(2, '0')}-${dayText.padStart(2, '0')}`;
}
