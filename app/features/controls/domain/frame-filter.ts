import { type CivilDate, compareDates, parseCivilDate } from '#app/shared/domain/civil-date.ts';

/** Compares with a value; the empty text is a value like any other. */
type ValueCondition = {
  readonly column: string;
  readonly operator: 'is' | 'isNot';
  readonly value: string;
};
type ListCondition = {
  readonly column: string;
  readonly operator: 'isOneOf';
  readonly values: readonly string[];
};
type EmptinessCondition = { readonly column: string; readonly operator: 'isEmpty' | 'isNotEmpty' };

export const DATE_OPERATORS = ['isBefore', 'isOnOrBefore', 'isAfter', 'isOnOrAfter'] as const;
type DateCondition = {
  readonly column: string;
  readonly operator: (typeof DATE_OPERATORS)[number];
  /** A fixed day, or the round's reference date (referensdatum). */
  readonly than: 'referenceDate' | CivilDate;
};

export type FilterCondition = ValueCondition | ListCondition | EmptinessCondition | DateCondition;

/** Conditions of which at least one must hold (ELLER). */
export type FilterGroup = { readonly anyOf: readonly FilterCondition[] };

/** Which cases of a register are in the frame: every group must hold (OCH). No groups means every case. */
export type FrameFilter = { readonly allOf: readonly FilterGroup[] };

/** The text of a column in one case; the empty text for an empty cell or an unknown column. */
export type CellReader = (column: string) => string;

/**
 * Whether a case belongs to the frame on the reference date.
 *
 * Texts are compared character for character after NFC and trimming; a date condition on a cell that holds no date
 * is false, both ways. Nothing is compared with today.
 */
export function matchesFilter(filter: FrameFilter, cell: CellReader, referenceOn: CivilDate): boolean {
  return filter.allOf.every((group) =>
    group.anyOf.some((condition) => matchesCondition(condition, cell, referenceOn)),
  );
}

/** Whether one condition holds for a case; the same rules as `matchesFilter`. */
export function matchesCondition(
  condition: FilterCondition,
  cell: CellReader,
  referenceOn: CivilDate,
): boolean {
  const text = normalise(cell(condition.column));
  switch (condition.operator) {
    case 'is':
      return text === normalise(condition.value);
    case 'isNot':
      return text !== normalise(condition.value);
    case 'isOneOf':
      return condition.values.some((value) => text === normalise(value));
    case 'isEmpty':
      return text === '';
    case 'isNotEmpty':
      return text !== '';
    default: {
      const date = parseCivilDate(text);
      const than = condition.than === 'referenceDate' ? referenceOn : condition.than;
      return date !== undefined && holdsForDates(condition.operator, compareDates(date, than));
    }
  }
}

function holdsForDates(operator: DateCondition['operator'], order: number): boolean {
  switch (operator) {
    case 'isBefore':
      return order < 0;
    case 'isOnOrBefore':
      return order <= 0;
    case 'isAfter':
      return order > 0;
    case 'isOnOrAfter':
      return order >= 0;
  }
}

/** Every column the filter reads, each once, in the order they first stand. */
export function filterColumns(filter: FrameFilter): string[] {
  return [...new Set(filter.allOf.flatMap((group) => group.anyOf.map((condition) => condition.column)))];
}

/**
 * How many cases fall outside the frame only because a column is required to be empty while it holds a day after the
 * reference date: a placement with a planned end is still going on. By column; columns without such cases are left out.
 */
export function countPlannedEnds(
  filter: FrameFilter,
  cells: readonly CellReader[],
  referenceOn: CivilDate,
): { readonly column: string; readonly count: number }[] {
  const found: { column: string; count: number }[] = [];
  for (const group of filter.allOf) {
    const [only] = group.anyOf;
    if (group.anyOf.length !== 1 || only?.operator !== 'isEmpty') continue;
    const others = { allOf: filter.allOf.filter((other) => other !== group) };
    const isPlanned = { column: only.column, operator: 'isAfter', than: 'referenceDate' } as const;
    const count = cells.filter(
      (cell) => matchesCondition(isPlanned, cell, referenceOn) && matchesFilter(others, cell, referenceOn),
    ).length;
    if (count > 0) found.push({ column: only.column, count });
  }
  return found;
}

function normalise(text: string): string {
  return text.normalize('NFC').trim();
}
