import {
  DATE_OPERATORS,
  type DateOffset,
  type DatePoint,
  DISTANCE_OPERATORS,
  type FilterCondition,
  NUMBER_OPERATORS,
} from '#app/features/controls/domain/filter-condition.ts';
import { parseCivilDate } from '#app/shared/domain/civil-date.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import { formatNumber } from '#app/shared/text/format.ts';
import type { ConditionValues, PointValues } from './condition-values.ts';

/** What is wrong with a line: the part of its name that says which field, and the sentence without its place. */
export type ConditionFault = { readonly part: string; readonly message: string };

const MOST_AMOUNT = 1200;
/** More is not a list that anybody has looked through, and every case is compared with each. */
export const MOST_VALUES = 500;

const isOneOf = <Text extends string>(list: readonly Text[], text: string): text is Text =>
  (list as readonly string[]).includes(text);

/** One typed line as a condition. */
export function parseCondition(line: ConditionValues): Result<FilterCondition, ConditionFault> {
  const { column, operator } = line;
  if (operator === 'isEmpty' || operator === 'isNotEmpty') return ok({ column, operator });
  if (operator === 'is' || operator === 'isNot' || operator === 'contains') {
    const value = line.value.normalize('NFC').trim();
    return value === ''
      ? err({ part: 'Value', message: 'skriv vad kolumnen ska jämföras med.' })
      : ok({ column, operator, value });
  }
  if (operator === 'isOneOf' || operator === 'isNoneOf') {
    const values = chosenValues(line.values, line.more);
    if (values.length === 0) return err({ part: 'Values', message: 'välj eller skriv minst ett värde.' });
    if (values.length > MOST_VALUES) return err({ part: 'Values', message: tooManyValues(values.length) });
    return ok({ column, operator, values });
  }
  if (isOneOf(DATE_OPERATORS, operator)) {
    const than = parsePoint(line.from, 'From');
    return than.ok ? ok({ column, operator, than: than.value }) : than;
  }
  if (isOneOf(NUMBER_OPERATORS, operator)) {
    const number = parseSwedishNumber(line.value);
    return number === undefined ? err(notANumber('Value')) : ok({ column, operator, number });
  }
  return parseTwoPart(line);
}

/** The comparisons that need two things: a range, or a column and a length of time. */
function parseTwoPart(line: ConditionValues): Result<FilterCondition, ConditionFault> {
  const { column, operator } = line;
  if (operator === 'isBetweenDates') {
    const from = parsePoint(line.from, 'From');
    const to = parsePoint(line.to, 'To');
    if (!from.ok) return from;
    return to.ok ? ok({ column, operator, from: from.value, to: to.value }) : to;
  }
  if (operator === 'isBetweenNumbers') {
    const from = parseSwedishNumber(line.value);
    const to = parseSwedishNumber(line.valueTo);
    if (from === undefined) return err(notANumber('Value'));
    return to === undefined ? err(notANumber('ValueTo')) : ok({ column, operator, from, to });
  }
  if (isOneOf(DISTANCE_OPERATORS, operator)) return parseDistance(line, operator);
  return err({ part: 'Operator', message: 'välj hur kolumnen ska jämföras.' });
}

const notANumber = (part: string): ConditionFault => ({
  part,
  message: 'skriv ett tal, till exempel 12 eller 2,5.',
});

/** What is wrong with a list of that many values, as the end of a sentence. */
export function tooManyValues(count: number): string {
  return `du har skrivit ${formatNumber(count)} värden. Högst ${MOST_VALUES} får plats.`;
}

/** Values ticked and values typed one a line, composed and trimmed as the register stores its cells, each once. */
export function chosenValues(ticked: readonly string[], lines: string): string[] {
  const typed = lines
    .split('\n')
    .map((value) => value.normalize('NFC').trim())
    .filter((value) => value !== '');
  return [...new Set([...ticked.map((value) => value.normalize('NFC').trim()), ...typed])];
}

function parseDistance(
  line: ConditionValues,
  operator: (typeof DISTANCE_OPERATORS)[number],
): Result<FilterCondition, ConditionFault> {
  const { column, after, whenEmpty } = line;
  if (after === '') return err({ part: 'After', message: 'välj kolumnen med den tidigare dagen.' });
  const amount = parseAmount(line.amount);
  if (amount === undefined) return err(notAnAmount('Amount', line.unit === 'days' ? 'days' : 'months'));
  return ok({
    column,
    operator,
    after,
    length: line.unit === 'days' ? { days: amount } : { months: amount },
    whenEmpty: whenEmpty === 'fails' ? 'fails' : 'countToReferenceDate',
  });
}

function parsePoint(point: PointValues, part: 'From' | 'To'): Result<DatePoint, ConditionFault> {
  if (point.anchor === 'referenceDate') return ok('referenceDate');
  if (point.anchor === 'day') {
    const day = parseCivilDate(point.day.trim());
    return day
      ? ok(day)
      : err({ part: `${part}Day`, message: 'skriv en dag som finns, till exempel 2026-10-31.' });
  }
  const [, unit, direction] = /^(months|days)(Before|After)$/.exec(point.anchor) ?? [];
  if (unit === undefined)
    return err({ part: `${part}Anchor`, message: 'välj vilken dag som ska jämföras med.' });
  const amount = parseAmount(point.amount);
  if (amount === undefined) {
    return err(notAnAmount(`${part}Amount`, unit === 'months' ? 'months' : 'days'));
  }
  const side: DateOffset['direction'] = direction === 'Before' ? 'before' : 'after';
  return ok(unit === 'months' ? { months: amount, direction: side } : { days: amount, direction: side });
}

const notAnAmount = (part: string, unit: 'months' | 'days'): ConditionFault => ({
  part,
  message: `skriv hur många ${unit === 'days' ? 'dagar, till exempel 30' : 'månader, till exempel 6'}. Det ska vara ett heltal från 0 till ${formatNumber(MOST_AMOUNT)}.`,
});

function parseAmount(text: string): number | undefined {
  const amount = /^\d{1,4}$/.test(text.trim()) ? Number(text.trim()) : undefined;
  return amount !== undefined && amount <= MOST_AMOUNT ? amount : undefined;
}

/** "1 250,5" as 1250.5; undefined for anything that is no number with at most twelve figures and six decimals. */
export function parseSwedishNumber(text: string): number | undefined {
  const plain = text.replace(/\s/gu, '').replace('−', '-').replace(',', '.');
  return /^-?\d{1,12}(\.\d{1,6})?$/.test(plain) ? Number(plain) : undefined;
}
