import type { FilterOperator } from '#app/features/controls/domain/filter-condition.ts';
import type { ColumnType } from '#app/shared/domain/vocabulary.ts';

const OPERATOR_LABELS: Readonly<Record<FilterOperator, string>> = {
  is: 'är',
  isNot: 'är inte',
  isOneOf: 'är något av',
  isNoneOf: 'är inget av',
  contains: 'innehåller',
  isEmpty: 'är tomt',
  isNotEmpty: 'är ifyllt',
  isOnOrBefore: 'är till och med',
  isBefore: 'är före',
  isOnOrAfter: 'är från och med',
  isAfter: 'är efter',
  isBetweenDates: 'är mellan två dagar',
  isMoreThanAfter: 'är mer än en tid efter en annan kolumn',
  isAtMostAfter: 'är högst en tid efter en annan kolumn',
  equals: 'är talet',
  isAtLeast: 'är minst talet',
  isAtMost: 'är högst talet',
  isBetweenNumbers: 'är mellan två tal',
};

const TEXT: readonly FilterOperator[] = ['is', 'isNot', 'isOneOf', 'isNoneOf', 'contains'];
const DAYS: readonly FilterOperator[] = [
  'isOnOrBefore',
  'isBefore',
  'isOnOrAfter',
  'isAfter',
  'isBetweenDates',
  'isMoreThanAfter',
  'isAtMostAfter',
];
const NUMBERS: readonly FilterOperator[] = ['equals', 'isAtLeast', 'isAtMost', 'isBetweenNumbers'];
const EMPTINESS: readonly FilterOperator[] = ['isEmpty', 'isNotEmpty'];

/** The comparisons that fit a column's type; all of them while no column is chosen. */
export function operatorsFor(type: ColumnType | undefined): readonly FilterOperator[] {
  switch (type) {
    case 'date':
    case 'dateSeries':
      return [...DAYS, ...EMPTINESS];
    case 'number':
      return [...NUMBERS, ...EMPTINESS];
    case 'text':
    case undefined:
      return [...TEXT, ...EMPTINESS, ...DAYS, ...NUMBERS];
    default:
      return [...TEXT, ...EMPTINESS];
  }
}

/** The same as choices, with the one that stands there now: a column may have changed its type since. */
export function operatorOptions(type: ColumnType | undefined, current: string) {
  const fitting = operatorsFor(type);
  const shown = fitting.some((operator) => operator === current) ? fitting : [...fitting, current];
  return shown.map((operator) => ({
    value: operator,
    label: Object.hasOwn(OPERATOR_LABELS, operator)
      ? OPERATOR_LABELS[operator as FilterOperator]
      : 'Välj jämförelse',
  }));
}
