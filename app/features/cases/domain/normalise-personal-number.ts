import Personnummer from 'personnummer';
import { daysInMonth } from './date-text.ts';

const SPACES_AND_DASHES = /[\s\p{Pd}−./_-]/gu;
const SHAPE = /^(\d{2})?(\d{2})(\d{2})(\d{2})(\+?)(\d{4}|[TRSUWXJKLMN]\d{3})$/u;
const CENTURIES = ['20', '19', '18'];

/**
 * A personnummer or samordningsnummer as twelve characters, however it is written: with or without century, hyphen or
 * spaces, as nine digits that have lost their zero, with "+" for those who turn a hundred or more. Undefined when it is
 * none: the check digit is wrong, the day does not exist, or something else stands beside it. Without a century it is
 * the latest one in which the person is born by `todayOn` (and, with "+", turns a hundred that year or earlier).
 */
export function normalisePersonalNumber(text: string, todayOn: string): string | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
    .toUpperCase();
  const bare = plain.replace(SPACES_AND_DASHES, '');
  const match = SHAPE.exec(/^\d{9}$/.test(bare) && bare === plain ? `0${bare}` : bare);
  if (match === null) return undefined;
  const [, given, year = '', month = '', day = '', plus, serial = ''] = match;
  const isOld = plus === '+';
  const century = (given === undefined ? CENTURIES : [given]).find((first) =>
    isBorn({ year: Number(first + year), month: Number(month), day: Number(day) }, todayOn, isOld),
  );
  if (century === undefined) return undefined;
  const number = `${century}${year}${month}${day}`;
  const options = { allowCoordinationNumber: true, allowInterimNumber: true };
  return Personnummer.valid(`${number}-${serial}`, options) ? number + serial : undefined;
}

type Birth = { year: number; month: number; day: number };

// Samordningsnummer have 60 added to the day. Nobody in a register was born before 1880.
function isBorn({ year, month, day }: Birth, todayOn: string, isOld: boolean): boolean {
  const dayOfMonth = day > 60 ? day - 60 : day;
  if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month)) return false;
  const two = (part: number) => String(part).padStart(2, '0');
  if (year < 1880 || `${year}-${two(month)}-${two(dayOfMonth)}` > todayOn) return false;
  return !isOld || year <= Number(todayOn.slice(0, 4)) - 100;
}
