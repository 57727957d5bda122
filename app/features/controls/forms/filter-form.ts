import type { DatePoint } from '#app/features/controls/domain/filter-condition.ts';
import {
  conditionsOf,
  type FilterCondition,
  type FilterConditions,
  type FilterGroup,
  groupsOf,
} from '#app/features/controls/domain/frame-filter.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import {
  type ConditionsValues,
  type ConditionValues,
  EMPTY_CONDITION,
  EMPTY_POINT,
  type PointValues,
} from './condition-values.ts';
import type { FieldError } from './field-error.ts';
import { parseCondition } from './parse-condition.ts';

/** Typed conditions as a filter; lines without a column are skipped. Errors name the line's own field. */
export function parseConditions(
  values: ConditionsValues,
  prefix = 'condition',
): Result<FilterConditions, FieldError[]> {
  const errors: FieldError[] = [];
  const groups: FilterGroup[] = [];
  let number = 0;
  for (const [place, group] of values.groups.entries()) {
    const conditions: FilterCondition[] = [];
    for (const [index, line] of group.lines.entries()) {
      number += 1;
      if (line.column === '') continue;
      const condition = parseCondition(line);
      if (condition.ok) conditions.push(condition.value);
      else {
        const { part, message } = condition.error;
        errors.push({
          field: `${prefix}${part}-${place}-${index}`,
          message: `Villkor ${number} (${line.column}): ${message}`,
        });
      }
    }
    if (conditions.length > 0) groups.push(groupOf(group.mode, conditions));
  }
  if (errors.length > 0) return err(errors);
  return ok(values.join === 'any' && groups.length > 0 ? { anyOf: groups } : { allOf: groups });
}

function groupOf(mode: string, conditions: readonly FilterCondition[]): FilterGroup {
  return {
    ...(mode === 'all' || mode === 'notAll' ? { allOf: conditions } : { anyOf: conditions }),
    ...(mode === 'none' || mode === 'notAll' ? { not: true as const } : {}),
  };
}

/** A stored filter's conditions as the form shows them; `parseConditions` gives the same filter back. */
export function conditionLines(filter: FilterConditions): ConditionsValues {
  return {
    join: filter.anyOf ? 'any' : 'all',
    groups: groupsOf(filter).map((group) => ({
      mode: modeOf(group),
      lines: conditionsOf(group).map(lineOf),
    })),
  };
}

function modeOf(group: FilterGroup): string {
  if (group.anyOf) return group.not ? 'none' : 'any';
  return group.not ? 'notAll' : 'all';
}

function lineOf(condition: FilterCondition): ConditionValues {
  const line = { ...EMPTY_CONDITION, column: condition.column, operator: condition.operator };
  switch (condition.operator) {
    case 'is':
    case 'isNot':
    case 'contains':
      return { ...line, value: condition.value };
    case 'isOneOf':
    case 'isNoneOf':
      return { ...line, values: condition.values };
    case 'isEmpty':
    case 'isNotEmpty':
      return line;
    case 'isBetweenDates':
      return { ...line, from: pointValues(condition.from), to: pointValues(condition.to) };
    case 'equals':
    case 'isAtLeast':
    case 'isAtMost':
      return { ...line, value: swedishNumber(condition.number) };
    case 'isBetweenNumbers':
      return { ...line, value: swedishNumber(condition.from), valueTo: swedishNumber(condition.to) };
    case 'isMoreThanAfter':
    case 'isAtMostAfter': {
      const { after, length, whenEmpty } = condition;
      const amount = 'months' in length ? length.months : length.days;
      return {
        ...line,
        after,
        whenEmpty,
        amount: String(amount),
        unit: 'months' in length ? 'months' : 'days',
      };
    }
    default:
      return { ...line, from: pointValues(condition.than) };
  }
}

function pointValues(point: DatePoint): PointValues {
  if (point === 'referenceDate') return EMPTY_POINT;
  if (typeof point === 'string') return { ...EMPTY_POINT, anchor: 'day', day: point };
  const side = point.direction === 'before' ? 'Before' : 'After';
  return 'months' in point
    ? { ...EMPTY_POINT, anchor: `months${side}`, amount: String(point.months) }
    : { ...EMPTY_POINT, anchor: `days${side}`, amount: String(point.days) };
}

const swedishNumber = (number: number) => String(number).replace('.', ',');
