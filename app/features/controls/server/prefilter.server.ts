import { dayOfPoint } from '#app/features/controls/domain/cell-date.ts';
import type { FilterCondition } from '#app/features/controls/domain/filter-condition.ts';
import {
  conditionsOf,
  type FilterConditions,
  type FilterGroup,
  groupsOf,
} from '#app/features/controls/domain/frame-filter.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { CellBound } from '#db/queries/frame-candidates.server.ts';

const EVERYTHING: CellBound = { kind: 'all', of: [] };

type Columns = ReadonlyMap<string, number>;

/**
 * A bound that the database can try before a case is read. Every case the filter takes meets it; cases that the filter
 * does not take may meet it too, since the filter itself is tried afterwards. Leans on cells being stored composed and
 * trimmed, as every import stores them.
 */
export function prefilterOf(
  filter: FilterConditions,
  referenceOn: CivilDate,
  positionByHeader: Columns,
): CellBound {
  const bounds = groupsOf(filter).map((group) => boundOfGroup(group, referenceOn, positionByHeader));
  return filter.anyOf && bounds.length > 0 ? { kind: 'any', of: bounds } : { kind: 'all', of: bounds };
}

function boundOfGroup(group: FilterGroup, referenceOn: CivilDate, positions: Columns): CellBound {
  // What a bound lets through too much would be too little when turned round.
  if (group.not) return EVERYTHING;
  const bounds = conditionsOf(group).map((condition) => {
    const position = positions.get(condition.column);
    return position === undefined ? EVERYTHING : boundOf(condition, referenceOn, position);
  });
  return { kind: group.anyOf ? 'any' : 'all', of: bounds };
}

function boundOf(condition: FilterCondition, referenceOn: CivilDate, position: number): CellBound {
  const stored = (values: readonly string[]) => values.map((value) => value.normalize('NFC').trim());
  switch (condition.operator) {
    case 'is':
      return { kind: 'in', position, values: stored([condition.value]) };
    case 'isNot':
      return { kind: 'notIn', position, values: stored([condition.value]) };
    case 'isOneOf':
      return { kind: 'in', position, values: stored(condition.values) };
    case 'isNoneOf':
      return { kind: 'notIn', position, values: stored(condition.values) };
    case 'isEmpty':
      return { kind: 'in', position, values: [''] };
    case 'isNotEmpty':
      return { kind: 'notIn', position, values: [''] };
    case 'isBefore':
    case 'isOnOrBefore':
      return { kind: 'dayUpTo', position, day: dayOfPoint(condition.than, referenceOn) };
    case 'isAfter':
    case 'isOnOrAfter':
      return { kind: 'dayFrom', position, day: dayOfPoint(condition.than, referenceOn) };
    case 'isBetweenDates':
      return {
        kind: 'all',
        of: [
          { kind: 'dayFrom', position, day: dayOfPoint(condition.from, referenceOn) },
          { kind: 'dayUpTo', position, day: dayOfPoint(condition.to, referenceOn) },
        ],
      };
    default:
      return EVERYTHING;
  }
}
