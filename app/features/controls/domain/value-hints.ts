import { normaliseText } from '#app/features/controls/domain/compile-condition.ts';
import { conditionsOf, type FilterConditions, groupsOf } from '#app/features/controls/domain/frame-filter.ts';

/** A value that a condition compares a column with. */
export type ComparedValue = { readonly column: string; readonly value: string };

/** A compared value that no case has, and those in the column that differ from it in capitals and blanks only. */
export type ValueHint = ComparedValue & { readonly meant: readonly string[] };

/** The values that a case must have exactly for a condition to hold, or not to; each once, without the empty one. */
export function comparedValues(filter: FilterConditions): ComparedValue[] {
  const compared = new Map<string, ComparedValue>();
  for (const condition of groupsOf(filter).flatMap(conditionsOf)) {
    const { column, operator } = condition;
    const values =
      operator === 'is' || operator === 'isNot'
        ? [condition.value]
        : operator === 'isOneOf' || operator === 'isNoneOf'
          ? condition.values
          : [];
    for (const value of values.map(normaliseText)) {
      if (value !== '') compared.set(JSON.stringify([column, value]), { column, value });
    }
  }
  return [...compared.values()];
}

/**
 * What to tell of a compared value, given all values of its column: undefined where a case has it, and where the column's
 * values are not known (none given).
 */
export function hintOfValue(
  { column, value }: ComparedValue,
  known: readonly string[],
): ValueHint | undefined {
  const texts = known.map(normaliseText);
  if (texts.length === 0 || texts.includes(value)) return undefined;
  return { column, value, meant: texts.filter((text) => loose(text) === loose(value)) };
}

/** Without capitals and blanks, and without the machine's language. */
const loose = (text: string) => text.toLowerCase().replace(/\s+/gu, '');
