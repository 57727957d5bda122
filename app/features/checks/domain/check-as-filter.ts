import type { FilterCondition } from '#app/features/controls/domain/filter-condition.ts';
import {
  conditionsOf,
  type FilterConditions,
  type FilterGroup,
  groupsOf,
} from '#app/features/controls/domain/frame-filter.ts';
import type { CheckDefinition } from './check-rule.ts';
import type { AgeLimit, Span, TimeLimit } from './time-limit.ts';

/**
 * The cases a check finds, as conditions a control can take over as its frame; null where conditions of one of the lists
 * cannot be joined with the rest.
 *
 * The same cases but for two things the conditions cannot say: an age in months is counted back from the reference date
 * here (31 August less six months is 28 February), so that at the end of a month they may differ by a few days, and in
 * a column with several days the latest counts also when it has not come.
 */
export function checkAsFilter({ population, rule }: CheckDefinition): FilterConditions | null {
  const parts = [population, ...(rule.limit === null ? [] : [limitConditions(rule.limit)]), rule.conditions];
  const groups: FilterGroup[] = [];
  for (const part of parts) {
    const joined = asAllOf(part);
    if (joined === null) return null;
    groups.push(...joined);
  }
  return { allOf: groups };
}

/** Groups of which every one must hold; one of several groups can stand there only as a group of single conditions. */
function asAllOf(part: FilterConditions): readonly FilterGroup[] | null {
  const groups = groupsOf(part);
  if (!part.anyOf || groups.length < 2) return groups;
  const singles = groups.flatMap((group) => {
    const [only, ...more] = conditionsOf(group);
    return only === undefined || more.length > 0 || group.not ? [] : [only];
  });
  return singles.length === groups.length ? [{ anyOf: singles }] : null;
}

function limitConditions(limit: TimeLimit): FilterConditions {
  switch (limit.kind) {
    case 'age':
      return { allOf: ageGroups(limit) };
    case 'gap':
      return single({
        column: limit.to,
        operator: 'isMoreThanAfter',
        after: limit.from,
        length: lengthOf(limit.limit),
        whenEmpty: limit.countsWaiting ? 'countToReferenceDate' : 'fails',
      });
    case 'order':
      return single({
        column: limit.first,
        operator: 'isMoreThanAfter',
        after: limit.second,
        length: { days: 0 },
        whenEmpty: 'fails',
      });
  }
}

/** No day of the columns within the span, and one before it. */
function ageGroups({ columns, elseColumn, limit }: AgeLimit): FilterGroup[] {
  const tooOld = (column: string): FilterCondition => ({
    column,
    operator: 'isBefore',
    than: { ...lengthOf(limit), direction: 'before' },
  });
  const notRecent = columns.map(
    (column): FilterGroup => ({
      anyOf: [
        tooOld(column),
        { column, operator: 'isEmpty' },
        { column, operator: 'isAfter', than: 'referenceDate' },
      ],
    }),
  );
  const counted = elseColumn === null ? columns : [...columns, elseColumn];
  const some: FilterGroup = { anyOf: counted.map(tooOld) };
  // One column alone, and nothing to count from instead: the second says it all.
  return columns.length === 1 && elseColumn === null ? [some] : [...notRecent, some];
}

const single = (condition: FilterCondition): FilterConditions => ({ allOf: [{ anyOf: [condition] }] });

function lengthOf({ amount, unit }: Span): { readonly months: number } | { readonly days: number } {
  if (unit === 'months') return { months: amount };
  return { days: unit === 'weeks' ? amount * 7 : amount };
}
