import { addDays, addMonths, type CivilDate, parseCivilDate } from '#app/shared/domain/civil-date.ts';

export const SPAN_UNITS = ['months', 'weeks', 'days'] as const;
/** A length of time as a person says it; calendar months as in `addMonths`. */
export type Span = { readonly amount: number; readonly unit: (typeof SPAN_UNITS)[number] };

/** The newest day of some columns is too long ago, or there is none and the other column's day is. */
export type AgeLimit = {
  readonly kind: 'age';
  readonly columns: readonly string[];
  /** Counted from where none of the columns has a day; null: such a case is not found. */
  readonly elseColumn: string | null;
  readonly limit: Span;
};

/** Too long between two days of the case. */
export type GapLimit = {
  readonly kind: 'gap';
  readonly from: string;
  readonly to: string;
  /** Whether a case that still waits for its second day is counted up to the reference date. */
  readonly countsWaiting: boolean;
  readonly limit: Span;
};

/** Two days in the wrong order: the first lies after the second. */
export type OrderLimit = { readonly kind: 'order'; readonly first: string; readonly second: string };

/** A time limit (tidsgräns) of a register check. */
export type TimeLimit = AgeLimit | GapLimit | OrderLimit;

/** How a case is beyond its limit, with the days it was counted from and to. */
export type Overrun = {
  readonly fromColumn: string;
  readonly fromOn: CivilDate;
  /** Null: counted to the reference date. */
  readonly toColumn: string | null;
  readonly toOn: CivilDate;
  /** Whole days beyond the last day that would have been right; at least 1. */
  readonly daysOver: number;
};

/** The text of a column in one case; "" for an empty cell or an unknown column. */
export type CellReader = (column: string) => string;

/**
 * Makes a limit ready for many cases on one reference date: gives how a case is beyond it, or undefined when it is not.
 *
 * A span is over on the day after from + span (31 August + 6 months is 28 February: over from 1 March), as in the
 * checklists' date rules. Days after the reference date have not come and are not read, so that a check can look at an
 * earlier day; only an order compares them too. In a column with several days the newest that has come counts. A case
 * without the days it takes is not found.
 */
export function prepareLimit(
  limit: TimeLimit,
  referenceOn: CivilDate,
): (cell: CellReader) => Overrun | undefined {
  const dayNumber = remember((on: string) => Date.parse(`${on}T00:00:00Z`) / 86_400_000);
  const newestCome = remember((text: string) => newestDay(text, referenceOn));
  const overrun = (
    fromColumn: string,
    fromOn: CivilDate,
    toColumn: string | null,
    toOn: CivilDate,
    last: CivilDate,
  ) =>
    toOn > last
      ? { fromColumn, fromOn, toColumn, toOn, daysOver: dayNumber(toOn) - dayNumber(last) }
      : undefined;

  if (limit.kind === 'order') {
    const anyDay = remember((text: string) => newestDay(text, undefined));
    return (cell) => {
      const first = anyDay(cell(limit.first));
      const second = anyDay(cell(limit.second));
      if (first === undefined || second === undefined) return undefined;
      return overrun(limit.second, second, limit.first, first, second);
    };
  }

  const lastDay = remember((from: string) => addSpan(from as CivilDate, limit.limit));
  if (limit.kind === 'gap') {
    return (cell) => {
      const from = newestCome(cell(limit.from));
      if (from === undefined) return undefined;
      const to = newestCome(cell(limit.to));
      if (to !== undefined) return overrun(limit.from, from, limit.to, to, lastDay(from));
      return limit.countsWaiting ? overrun(limit.from, from, null, referenceOn, lastDay(from)) : undefined;
    };
  }
  return (cell) => {
    let column = limit.columns[0];
    let newest: CivilDate | undefined;
    for (const one of limit.columns) {
      const day = newestCome(cell(one));
      if (day !== undefined && (newest === undefined || day > newest)) {
        column = one;
        newest = day;
      }
    }
    if (newest === undefined && limit.elseColumn !== null) {
      column = limit.elseColumn;
      newest = newestCome(cell(limit.elseColumn));
    }
    if (newest === undefined || column === undefined) return undefined;
    return overrun(column, newest, null, referenceOn, lastDay(newest));
  };
}

/** The columns a limit reads, each once. */
export function limitColumns(limit: TimeLimit): string[] {
  switch (limit.kind) {
    case 'age':
      return [...new Set([...limit.columns, ...(limit.elseColumn === null ? [] : [limit.elseColumn])])];
    case 'gap':
      return [...new Set([limit.from, limit.to])];
    case 'order':
      return [...new Set([limit.first, limit.second])];
  }
}

/** The last day that is still within the span. */
export function addSpan(from: CivilDate, { amount, unit }: Span): CivilDate {
  if (unit === 'months') return addMonths(from, amount);
  return addDays(from, unit === 'weeks' ? amount * 7 : amount);
}

/** A cell holds a day or several; with `latest` the ones after it are as if they were not there. */
function newestDay(text: string, latest: CivilDate | undefined): CivilDate | undefined {
  let newest: CivilDate | undefined;
  for (const [found] of text.matchAll(/(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/g)) {
    const day = parseCivilDate(found);
    if (day === undefined || (latest !== undefined && day > latest)) continue;
    if (newest === undefined || day > newest) newest = day;
  }
  return newest;
}

/** Days repeat: a register of 100,000 cases holds some thousands of them. */
function remember<Result>(compute: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined || known.has(text)) return before as Result;
    const result = compute(text);
    known.set(text, result);
    return result;
  };
}
