import {
  compileFilter,
  type FilterConditions,
  filterColumns,
} from '#app/features/controls/domain/frame-filter.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import { type CellReader, limitColumns, type Overrun, prepareLimit, type TimeLimit } from './time-limit.ts';

/** Which cases of those looked at are found: beyond the limit, if there is one, and meeting the conditions. */
export type CheckRule = {
  /** Goes up when population, limit or conditions change, not with name or purpose: the trend marks it. */
  readonly version: number;
  readonly limit: TimeLimit | null;
  readonly conditions: FilterConditions;
};

/** What a register check (registerkontroll) looks at and finds. */
export type CheckDefinition = { readonly population: FilterConditions; readonly rule: CheckRule };

/** A case that is found; the overrun is null where the rule has no limit. */
export type Finding = { readonly overrun: Overrun | null };

/** Not in the population, in it and right, or found. */
export type Verdict = 'outside' | 'right' | Finding;

const FOUND: Finding = { overrun: null };

/**
 * Makes a check ready for many cases on one reference date. A rule with neither limit nor conditions finds every case
 * looked at. Nothing is compared with today.
 */
export function prepareCheck(
  { population, rule }: CheckDefinition,
  referenceOn: CivilDate,
): (cell: CellReader) => Verdict {
  const isLookedAt = compileFilter(population, referenceOn);
  const meetsConditions = compileFilter(rule.conditions, referenceOn);
  const overrunOf = rule.limit === null ? null : prepareLimit(rule.limit, referenceOn);
  return (cell) => {
    if (!isLookedAt(cell)) return 'outside';
    if (!meetsConditions(cell)) return 'right';
    if (overrunOf === null) return FOUND;
    const overrun = overrunOf(cell);
    return overrun === undefined ? 'right' : { overrun };
  };
}

/** Every column that population and rule read, each once. */
export function checkColumns({ population, rule }: CheckDefinition): string[] {
  const read = [
    ...(rule.limit === null ? [] : limitColumns(rule.limit)),
    ...filterColumns(rule.conditions),
    ...filterColumns(population),
  ];
  return [...new Set(read)];
}

/** Whether two definitions find the same, whatever their versions. */
export function findsTheSame(one: CheckDefinition, other: CheckDefinition): boolean {
  const essence = ({ population, rule }: CheckDefinition) =>
    JSON.stringify([population, rule.limit, rule.conditions]);
  return essence(one) === essence(other);
}
