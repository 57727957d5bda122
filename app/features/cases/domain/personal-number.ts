import Personnummer from 'personnummer';
import { daysInMonth } from './date-text.ts';

const MARK = '[-+./_−\\p{Pd}]';
const DATE_MARK = '[-./_−\\s\\p{Pd}]';
const SERIAL = '((?:\\d{3}|[TRSUWXJKLMN]\\d{2})\\d)';
// "2026-01-01 – 2026-12-31" is two dates, not a date and a number that goes on.
const NOT_ANOTHER_DATE = `(?!(?:19|20)\\d{2}${DATE_MARK}\\d{1,2}${DATE_MARK}\\d{1,2}(?!\\d))`;

/** Each gives century, year, month, day and the last four, and none may be part of a longer run of digits. */
const FORMS = {
  /** Six or eight digits of birth, at most one mark and some spaces, four more: 811218-9876, 19811218 9876. */
  compact: `(?<!\\d)(\\d{2})?(\\d{2})(\\d{2})(\\d{2})\\s{0,2}${MARK}?\\s{0,2}${SERIAL}(?!\\d)`,
  /** The date with a mark between its parts: 1981-12-18-9876, 81.12.18 9876. */
  datedWithMarks: `(?<!\\d)(\\d{2})?(\\d{2})(?<mark>${DATE_MARK})(\\d{2})\\k<mark>(\\d{2})(?:\\s{1,2}|\\s{0,2}${MARK}\\s{0,2})${NOT_ANOTHER_DATE}${SERIAL}(?!\\d)`,
  /** Two and two: 81 12 18 98 76. Phone numbers are written so too, so that only the check digit makes it one. */
  inPairs: '(?<!\\d)(?:(\\d{2})\\s?)?(\\d{2})\\s(\\d{2})\\s(\\d{2})\\s(\\d{2}\\s\\d{2})(?!\\d)',
} as const;
const PATTERNS = Object.values(FORMS).map((form) => new RegExp(form, 'gu'));
const WHOLE = new RegExp(`^(?:${Object.values(FORMS).join('|')})$`, 'u');
const COMPACT = new RegExp(FORMS.compact, 'gu');
// The shortest number has ten characters, one of which may be a letter.
const FEWEST_DIGITS = 9;

/** What a text holds: a number with a right check digit, or one of the shape without. */
export type PersonalNumberFind = 'valid' | 'shaped';

/**
 * Whether a text holds a personnummer, samordningsnummer or reservnummer anywhere in it, with or without century,
 * with or without a mark or a space between its parts, in full-width digits or with characters that do not show:
 * 'valid' when the check digit is right, 'shaped' when only the birth date and the form are. Undefined when it holds
 * none. Recognises only; a number that is not found may still be somebody's.
 */
export function findPersonalNumber(text: string): PersonalNumberFind | undefined {
  if (!mayHoldNumber(text)) return undefined;
  const plain = plainText(text);
  let found: PersonalNumberFind | undefined;
  for (const pattern of PATTERNS) {
    for (const match of plain.matchAll(pattern)) {
      const kind = judge(match);
      if (kind === 'valid') return kind;
      found = kind ?? found;
    }
  }
  return found;
}

/** Whether the text is nothing but a number of that shape (no words around it). */
export function isNothingButPersonalNumber(text: string): boolean {
  return WHOLE.test(plainText(text).trim()) && findPersonalNumber(text) !== undefined;
}

/** The text with every number of that shape replaced, for messages that quote a cell. */
export function maskPersonalNumbers(text: string): string {
  if (!mayHoldNumber(text)) return text;
  const plain = plainText(text);
  const masked = PATTERNS.reduce(
    (rest, pattern) => rest.replace(pattern, (match) => (isMasked(match) ? '[personnummer]' : match)),
    plain,
  );
  return masked === plain ? text : masked;
}

/** Ten digits in a row are masked whatever date they begin with: a mistyped number is still near somebody's. */
function isMasked(match: string): boolean {
  return match.search(COMPACT) === 0 || findPersonalNumber(match) !== undefined;
}

/**
 * A whole number that has lost the zero it began with, as numbers do in Excel when people are born 2000–2009
 * ("501102305" for 050110-2305), with the zero back: 'valid', 'shaped' or undefined as above.
 */
export function findNumberWithoutZero(text: string): PersonalNumberFind | undefined {
  return /^\d{9}$/.test(text) ? findPersonalNumber(`0${text}`) : undefined;
}

/** Letters and digits in their plain form, without characters that do not show (soft hyphens, zero-width spaces). */
function plainText(text: string): string {
  return text.normalize('NFKC').replace(/\p{Cf}/gu, '');
}

/** Most cells are neither long nor full of digits: they are not worth normalising. */
function mayHoldNumber(text: string): boolean {
  if (text.length <= FEWEST_DIGITS) return false;
  let digits = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    // Digits and everything beyond Latin letters: full-width digits are counted as what they may turn out to be.
    if ((code >= 0x30 && code <= 0x39) || code > 0x24f) digits += 1;
    if (digits === FEWEST_DIGITS) return true;
  }
  return false;
}

function judge(match: RegExpMatchArray): PersonalNumberFind | undefined {
  const parts = match.slice(1).filter((part) => part === undefined || part !== match.groups?.['mark']);
  const [century, year = '', month = '', day = '', serial = ''] = parts;
  const kind = judgeParts(century, year, month, day, serial.replace(/\s/u, ''));
  return /\s/u.test(serial) && kind === 'shaped' ? undefined : kind;
}

function judgeParts(
  century: string | undefined,
  year: string,
  month: string,
  day: string,
  serial: string,
): PersonalNumberFind | undefined {
  // The package takes the century of a short number from today's date; trying both keeps the answer independent of it.
  const centuries = century === undefined ? ['19', '20'] : [century];
  const possible = centuries.filter((first) =>
    isBirthDate(Number(`${first}${year}`), Number(month), Number(day)),
  );
  if (possible.length === 0) return undefined;
  const isValid = hasUnknownBirth(month, day)
    ? hasRightCheckDigit(`${year}${month}${day}${serial}`)
    : possible.some((first) =>
        Personnummer.valid(`${first}${year}${month}${day}-${serial}`, {
          allowCoordinationNumber: true,
          allowInterimNumber: true,
        }),
      );
  return isValid ? 'valid' : 'shaped';
}

// Samordningsnummer have 60 added to the day; where day or month is not known they are 60 and 00.
// Nobody in a register was born before 1880 or after 2099.
function isBirthDate(year: number, month: number, day: number): boolean {
  if (year < 1880 || year >= 2100) return false;
  if (month === 0) return day >= 60 && day <= 91;
  if (month > 12) return false;
  if (day === 60) return true;
  const dayOfMonth = day > 60 ? day - 60 : day;
  return dayOfMonth >= 1 && dayOfMonth <= daysInMonth(year, month);
}

/** The package knows no birth without a day or a month. */
function hasUnknownBirth(month: string, day: string): boolean {
  return month === '00' || day === '60';
}

/** Whether the last of ten digits is the one the Luhn algorithm gives, as in every personnummer. */
function hasRightCheckDigit(digits: string): boolean {
  if (!/^\d{10}$/.test(digits)) return false;
  const sum = [...digits].reduce((total, digit, index) => {
    const product = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (product > 9 ? product - 9 : product);
  }, 0);
  return sum % 10 === 0;
}
