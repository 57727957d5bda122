import { formatNumber } from './number-format.ts';

/** The number with the noun in the right form: "1 ärende", "10 ärenden". The space does not break. */
export function plural(count: number, one: string, many: string): string {
  return `${formatNumber(count)}\u00a0${count === 1 ? one : many}`;
}

/** "a", "a och b", "a, b och c"; empty for an empty list. */
export function listInWords(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} och ${items[items.length - 1]}`;
}

const smallNumbers = [
  'noll',
  'ett',
  'två',
  'tre',
  'fyra',
  'fem',
  'sex',
  'sju',
  'åtta',
  'nio',
  'tio',
  'elva',
  'tolv',
];

/** The text with a full stop after it, and no second one after "t.o.m.". */
export function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}

/** "tio" for 10; numbers above twelve stay figures, as Swedish writing rules have it. */
export function numberInWords(count: number): string {
  return smallNumbers[count] ?? formatNumber(count);
}
