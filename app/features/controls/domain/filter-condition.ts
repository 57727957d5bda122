import type { CivilDate } from '#app/shared/domain/civil-date.ts';

/** A number of calendar months or days before or after the round's reference date (referensdatum). */
export type DateOffset =
  | { readonly months: number; readonly direction: 'before' | 'after' }
  | { readonly days: number; readonly direction: 'before' | 'after' };

/** A day to compare with: a fixed one, the reference date, or one counted from it. Never today. */
export type DatePoint = 'referenceDate' | CivilDate | DateOffset;

/** Compares with a value; the empty text is a value like any other. */
type ValueCondition = {
  readonly column: string;
  readonly operator: 'is' | 'isNot' | 'contains';
  readonly value: string;
};
type ListCondition = {
  readonly column: string;
  readonly operator: 'isOneOf' | 'isNoneOf';
  readonly values: readonly string[];
};
type EmptinessCondition = { readonly column: string; readonly operator: 'isEmpty' | 'isNotEmpty' };

export const DATE_OPERATORS = ['isBefore', 'isOnOrBefore', 'isAfter', 'isOnOrAfter'] as const;
export type DateCondition = {
  readonly column: string;
  readonly operator: (typeof DATE_OPERATORS)[number];
  readonly than: DatePoint;
};
/** Both days count. */
type DateRangeCondition = {
  readonly column: string;
  readonly operator: 'isBetweenDates';
  readonly from: DatePoint;
  readonly to: DatePoint;
};

export const NUMBER_OPERATORS = ['equals', 'isAtLeast', 'isAtMost'] as const;
export type NumberCondition = {
  readonly column: string;
  readonly operator: (typeof NUMBER_OPERATORS)[number];
  readonly number: number;
};
/** Both ends count. */
type NumberRangeCondition = {
  readonly column: string;
  readonly operator: 'isBetweenNumbers';
  readonly from: number;
  readonly to: number;
};

export const DISTANCE_OPERATORS = ['isMoreThanAfter', 'isAtMostAfter'] as const;
/**
 * How long after the day in `after` the day in `column` is: "Verkställt mer än 3 månader efter Beslutsdatum". Without a
 * day in `column` it either counts as the reference date (still waiting) or the condition does not hold.
 */
export type DistanceCondition = {
  readonly column: string;
  readonly operator: (typeof DISTANCE_OPERATORS)[number];
  readonly after: string;
  readonly length: { readonly months: number } | { readonly days: number };
  readonly whenEmpty: 'countToReferenceDate' | 'fails';
};

export type FilterCondition =
  | ValueCondition
  | ListCondition
  | EmptinessCondition
  | DateCondition
  | DateRangeCondition
  | NumberCondition
  | NumberRangeCondition
  | DistanceCondition;

export type FilterOperator = FilterCondition['operator'];
