import { dayOfPoint } from '#app/features/controls/domain/cell-date.ts';
import type { DatePoint, DistanceCondition } from '#app/features/controls/domain/filter-condition.ts';
import {
  conditionsOf,
  type FilterCondition,
  type FilterConditions,
  type FilterGroup,
  groupsOf,
} from '#app/features/controls/domain/frame-filter.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';

/**
 * The conditions as Swedish running text, such as "Placering fr.o.m. är till och med 2026-10-31 och Placering t.o.m. är tomt".
 *
 * With a reference date its day is written out, also where it is counted from; without, "referensdatum" stands there. A
 * filter without conditions is "alla ärenden i registret". The text is stored with the frame, so changes here do not
 * touch what was frozen. The frame's rules have words of their own (`rulesInWords`).
 */
export function filterInWords(filter: FilterConditions, referenceOn?: CivilDate): string {
  const groups = groupsOf(filter);
  if (groups.length === 0) return 'alla ärenden i registret';
  return groups
    .map((group) => groupInWords(group, groups.length > 1, referenceOn))
    .join(filter.anyOf ? ' eller ' : ' och ');
}

function groupInWords(group: FilterGroup, isOneOfMany: boolean, referenceOn?: CivilDate): string {
  const conditions = conditionsOf(group);
  const words = conditions
    .map((condition) => conditionInWords(condition, referenceOn))
    .join(group.anyOf ? ' eller ' : ' och ');
  if (group.not) return `inte (${words})`;
  return conditions.length > 1 && isOneOfMany ? `(${words})` : words;
}

/** One condition as Swedish text; see `filterInWords`. */
export function conditionInWords(condition: FilterCondition, referenceOn?: CivilDate): string {
  const { column } = condition;
  switch (condition.operator) {
    case 'is':
      return `${column} är ${quoted(condition.value)}`;
    case 'isNot':
      return `${column} är inte ${quoted(condition.value)}`;
    case 'contains':
      return `${column} innehåller ${quoted(condition.value)}`;
    case 'isOneOf':
      return `${column} är något av ${listOf(condition.values.map(quoted))}`;
    case 'isNoneOf':
      return `${column} är inget av ${listOf(condition.values.map(quoted))}`;
    case 'isEmpty':
      return `${column} är tomt`;
    case 'isNotEmpty':
      return `${column} är ifyllt`;
    case 'isBetweenDates':
      return `${column} är från och med ${pointInWords(condition.from, referenceOn)} till och med ${pointInWords(condition.to, referenceOn)}`;
    case 'equals':
      return `${column} är talet ${swedishNumber(condition.number)}`;
    case 'isAtLeast':
      return `${column} är minst ${swedishNumber(condition.number)}`;
    case 'isAtMost':
      return `${column} är högst ${swedishNumber(condition.number)}`;
    case 'isBetweenNumbers':
      return `${column} är från ${swedishNumber(condition.from)} till ${swedishNumber(condition.to)}`;
    case 'isMoreThanAfter':
    case 'isAtMostAfter':
      return distanceInWords(condition, referenceOn);
    default:
      return `${column} är ${DATE_WORDS[condition.operator]} ${pointInWords(condition.than, referenceOn)}`;
  }
}

const DATE_WORDS = {
  isBefore: 'före',
  isOnOrBefore: 'till och med',
  isAfter: 'efter',
  isOnOrAfter: 'från och med',
} as const;

function pointInWords(point: DatePoint, referenceOn: CivilDate | undefined): string {
  if (point === 'referenceDate') return referenceOn ?? 'referensdatum';
  if (typeof point === 'string') return point;
  const side = point.direction === 'before' ? 'före' : 'efter';
  const words = `${lengthInWords(point)} ${side} referensdatum`;
  return referenceOn ? `${dayOfPoint(point, referenceOn)} (${words})` : words;
}

function distanceInWords(condition: DistanceCondition, referenceOn: CivilDate | undefined): string {
  const { column, after, length, whenEmpty, operator } = condition;
  const words = operator === 'isMoreThanAfter' ? 'mer än' : 'högst';
  const empty =
    whenEmpty === 'countToReferenceDate'
      ? ` (tomt räknas till ${referenceOn ?? 'referensdatum'})`
      : ' (tomt räknas inte)';
  return `${column} är ${words} ${lengthInWords(length)} efter ${after}${empty}`;
}

/** "6 månader", "1 dag". */
export function lengthInWords(length: { readonly months: number } | { readonly days: number }): string {
  if ('months' in length) return `${length.months} ${length.months === 1 ? 'månad' : 'månader'}`;
  return `${length.days} ${length.days === 1 ? 'dag' : 'dagar'}`;
}

const swedishNumber = (number: number) => String(number).replace('.', ',').replace('-', '−');

function quoted(value: string): string {
  return value === '' ? 'tomt' : `”${value}”`;
}

function listOf(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} och ${items.at(-1)}`;
}
