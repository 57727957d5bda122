import type { FilterCondition, FrameFilter } from '#app/features/controls/domain/frame-filter.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';

/**
 * The filter as Swedish running text, such as "Placering fr.o.m. är senast 2026-10-31 och Placering t.o.m. är tomt".
 *
 * With a reference date its day is written out; without, "referensdatum" stands there. A filter without conditions is
 * "alla ärenden i registret". The text is stored with the frame, so changes here do not touch what was frozen.
 */
export function filterInWords(filter: FrameFilter, referenceOn?: CivilDate): string {
  if (filter.allOf.length === 0) return 'alla ärenden i registret';
  return filter.allOf
    .map((group) => {
      const words = group.anyOf.map((condition) => conditionInWords(condition, referenceOn)).join(' eller ');
      return group.anyOf.length > 1 && filter.allOf.length > 1 ? `(${words})` : words;
    })
    .join(' och ');
}

/** One condition as Swedish text; see `filterInWords`. */
export function conditionInWords(condition: FilterCondition, referenceOn?: CivilDate): string {
  const { column } = condition;
  switch (condition.operator) {
    case 'is':
      return `${column} är ${quoted(condition.value)}`;
    case 'isNot':
      return `${column} är inte ${quoted(condition.value)}`;
    case 'isOneOf':
      return `${column} är något av ${listOf(condition.values.map(quoted))}`;
    case 'isEmpty':
      return `${column} är tomt`;
    case 'isNotEmpty':
      return `${column} är ifyllt`;
    default: {
      const day = condition.than === 'referenceDate' ? (referenceOn ?? 'referensdatum') : condition.than;
      return `${column} är ${DATE_WORDS[condition.operator]} ${day}`;
    }
  }
}

const DATE_WORDS = {
  isBefore: 'före',
  isOnOrBefore: 'senast',
  isAfter: 'efter',
  isOnOrAfter: 'tidigast',
} as const;

function quoted(value: string): string {
  return value === '' ? 'tomt' : `”${value}”`;
}

function listOf(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} och ${items.at(-1)}`;
}
