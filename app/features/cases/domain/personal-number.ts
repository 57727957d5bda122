import Personnummer from 'personnummer';
import { daysInMonth } from './date-text.ts';

// Six or eight digits of birth, an optional - or +, four more: not part of a longer run of digits.
const CANDIDATE =
  /(?<![\d])(\d{2})?(\d{2})(\d{2})(\d{2})\s?([-+–−]?)\s?((?:\d{3}|[TRSUWXJKLMN]\d{2})\d)(?!\d)/g;

/** What a text holds: a number with a right check digit, or one of the shape without. */
export type PersonalNumberFind = 'valid' | 'shaped';

/**
 * Whether a text holds a personnummer, samordningsnummer or reservnummer anywhere in it, with or without century
 * and hyphen: 'valid' when the check digit is right, 'shaped' when only the birth date and the form are.
 * Undefined when it holds none. Recognises only; a number that is not found may still be somebody's.
 */
export function findPersonalNumber(text: string): PersonalNumberFind | undefined {
  if (text.length < 10) return undefined;
  let found: PersonalNumberFind | undefined;
  for (const match of text.matchAll(CANDIDATE)) {
    const [, century, year, month, day, , serial] = match;
    const kind = judge(century, `${year}`, `${month}`, `${day}`, `${serial}`);
    if (kind === 'valid') return kind;
    found = kind ?? found;
  }
  return found;
}

/** Whether the text is nothing but a number of that shape (no words around it). */
export function isNothingButPersonalNumber(text: string): boolean {
  return (
    /^\d{6}(?:\d{2})?\s?[-+–−]?\s?[\dTRSUWXJKLMN]\d{3}$/.test(text) && findPersonalNumber(text) !== undefined
  );
}

/** The text with every number of that shape replaced, for messages that quote a cell. */
export function maskPersonalNumbers(text: string): string {
  return text.length < 10 ? text : text.replace(CANDIDATE, '[personnummer]');
}

function judge(
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
  const isValid = possible.some((first) =>
    Personnummer.valid(`${first}${year}${month}${day}-${serial}`, {
      allowCoordinationNumber: true,
      allowInterimNumber: true,
    }),
  );
  return isValid ? 'valid' : 'shaped';
}

// Samordningsnummer have 60 added to the day. Nobody in a register was born before 1880 or after 2099.
function isBirthDate(year: number, month: number, day: number): boolean {
  const days = month >= 1 && month <= 12 ? daysInMonth(year, month) : 0;
  const dayOfMonth = day > 60 ? day - 60 : day;
  return year >= 1880 && year < 2100 && dayOfMonth >= 1 && dayOfMonth <= days;
}
