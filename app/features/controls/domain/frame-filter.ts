import {
  type CaseTest,
  type CellReader,
  compileCondition,
} from '#app/features/controls/domain/compile-condition.ts';
import type { FilterCondition } from '#app/features/controls/domain/filter-condition.ts';
import type { FrameRules } from '#app/features/controls/domain/frame-rules.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';

export type { CellReader } from '#app/features/controls/domain/compile-condition.ts';
export type { FilterCondition } from '#app/features/controls/domain/filter-condition.ts';

/** Conditions of which at least one (ELLER) or every one (OCH) must hold; with `not` the opposite of that. */
export type FilterGroup = (
  | { readonly anyOf: readonly FilterCondition[]; readonly allOf?: never }
  | { readonly allOf: readonly FilterCondition[]; readonly anyOf?: never }
) & { readonly not?: true };

/** Groups of which every one (OCH) or at least one (ELLER) must hold. No groups at all means every case. */
export type FilterConditions =
  | { readonly allOf: readonly FilterGroup[]; readonly anyOf?: never }
  | { readonly anyOf: readonly FilterGroup[]; readonly allOf?: never };

/** Which cases of a register are in the frame: the conditions each case is tried by, and the rules for the whole. */
export type FrameFilter = FilterConditions & FrameRules;

/**
 * The filter's conditions as a test for many cases on one reference date.
 *
 * Texts are compared character for character after NFC and trimming, with `contains` ignoring capitals. A day or a number
 * is wanted where the cell holds none: false, whichever way it is compared; in a series of days the latest counts.
 * Nothing is compared with today. The frame's rules (`FrameRules`) are not looked at: they need the other cases.
 */
export function compileFilter(filter: FilterConditions, referenceOn: CivilDate): CaseTest {
  const groups = groupsOf(filter).map((group) => compileGroup(group, referenceOn));
  if (groups.length === 0) return () => true;
  return filter.anyOf
    ? (cell) => groups.some((holds) => holds(cell))
    : (cell) => groups.every((holds) => holds(cell));
}

function compileGroup(group: FilterGroup, referenceOn: CivilDate): CaseTest {
  const tests = conditionsOf(group).map((condition) => compileCondition(condition, referenceOn));
  const wanted = group.not !== true;
  return group.anyOf
    ? (cell) => tests.some((holds) => holds(cell)) === wanted
    : (cell) => tests.every((holds) => holds(cell)) === wanted;
}

/** Whether one case meets the conditions; see `compileFilter`, which is for many. */
export function matchesFilter(filter: FilterConditions, cell: CellReader, referenceOn: CivilDate): boolean {
  return compileFilter(filter, referenceOn)(cell);
}

/** The groups of a filter, however they are joined. */
export function groupsOf(filter: FilterConditions): readonly FilterGroup[] {
  return filter.anyOf ?? filter.allOf;
}

/** The conditions of a group, however they are joined. */
export function conditionsOf(group: FilterGroup): readonly FilterCondition[] {
  return group.anyOf ?? group.allOf;
}

/** The texts that the filter compares those columns with, as somebody wrote them. */
export function filterTexts(filter: FilterConditions, columns: readonly string[]): string[] {
  return groupsOf(filter)
    .flatMap(conditionsOf)
    .filter(({ column }) => columns.includes(column))
    .flatMap((condition) => {
      if ('values' in condition) return condition.values;
      return 'value' in condition ? [condition.value] : [];
    });
}

/** Every column the filter and its rules read, each once, in the order they first stand. */
export function filterColumns(filter: FrameFilter): string[] {
  const read = groupsOf(filter).flatMap((group) =>
    conditionsOf(group).flatMap((condition) =>
      'after' in condition ? [condition.column, condition.after] : [condition.column],
    ),
  );
  return [...new Set(filter.onePer ? [...read, filter.onePer.column] : read)];
}

/**
 * How many cases fall outside the frame only because a column is required to be empty while it holds a day after the
 * reference date: a placement with a planned end is still going on. By column; columns without such cases are left out.
 */
export function countPlannedEnds(
  filter: FilterConditions,
  cells: readonly CellReader[],
  referenceOn: CivilDate,
): { readonly column: string; readonly count: number }[] {
  const found: { column: string; count: number }[] = [];
  if (!filter.allOf) return found;
  for (const group of filter.allOf) {
    const [only] = conditionsOf(group);
    if (group.not || conditionsOf(group).length !== 1 || only?.operator !== 'isEmpty') continue;
    const isOtherwiseIn = compileFilter(
      { allOf: filter.allOf.filter((other) => other !== group) },
      referenceOn,
    );
    const isPlanned = compileCondition(
      { column: only.column, operator: 'isAfter', than: 'referenceDate' },
      referenceOn,
    );
    const count = cells.filter((cell) => isPlanned(cell) && isOtherwiseIn(cell)).length;
    if (count > 0) found.push({ column: only.column, count });
  }
  return found;
}
