import { periodInWords } from '#app/features/checklists/domain/period-words.ts';
import { filterInWords } from '#app/features/controls/domain/filter-words.ts';
import { groupsOf } from '#app/features/controls/domain/frame-filter.ts';
import { type CivilDate, differenceInWords } from '#app/shared/domain/civil-date.ts';
import type { CheckDefinition } from './check-rule.ts';
import type { Overrun, Span, TimeLimit } from './time-limit.ts';

/** "6 månader", "1 vecka", "10 dagar". */
export function spanInWords({ amount, unit }: Span): string {
  switch (unit) {
    case 'months':
      return plural(amount, 'månad', 'månader');
    case 'weeks':
      return plural(amount, 'vecka', 'veckor');
    case 'days':
      return plural(amount, 'dag', 'dagar');
  }
}

/** The limit as a clause that begins with a capital and has no full stop. */
export function limitInWords(limit: TimeLimit): string {
  switch (limit.kind) {
    case 'age': {
      const span = spanInWords(limit.limit);
      const [only] = limit.columns;
      const newest =
        limit.columns.length === 1
          ? `${only} ligger mer än ${span} före referensdatumet`
          : `Det senaste datumet av ${listInWords(limit.columns)} ligger mer än ${span} före referensdatumet`;
      if (limit.elseColumn === null) return newest;
      return `${newest}; finns inget datum räknas från ${limit.elseColumn}`;
    }
    case 'gap': {
      const gap = `Från ${limit.from} till ${limit.to} är det mer än ${spanInWords(limit.limit)}`;
      if (!limit.countsWaiting) return gap;
      return `${gap}; saknas ${limit.to} räknas till referensdatumet`;
    }
    case 'order':
      return `${limit.first} ligger efter ${limit.second}`;
  }
}

/** Which cases are looked at, as running text; the reference date written out if it is given. */
export function populationInWords({ population }: CheckDefinition, referenceOn?: CivilDate): string {
  return filterInWords(population, referenceOn);
}

/** Which cases are found, as running text: the limit, the conditions, or both. */
export function ruleInWords({ rule }: CheckDefinition, referenceOn?: CivilDate): string {
  const conditions = groupsOf(rule.conditions);
  const words = filterInWords(rule.conditions, referenceOn);
  const [first] = conditions;
  const isEitherOr =
    conditions.length > 1
      ? rule.conditions.anyOf !== undefined
      : (first?.anyOf?.length ?? 0) > 1 && !first?.not;
  const parts = [
    ...(rule.limit === null ? [] : [limitInWords(rule.limit)]),
    ...(conditions.length > 0 ? [isEitherOr && rule.limit !== null ? `(${words})` : words] : []),
  ];
  return parts.length === 0 ? 'Alla ärenden som kontrollen tittar på' : parts.join(', och ');
}

/**
 * The arithmetic of a found case: "12 feb → 29 aug 2026: 6 månader och 17 dagar. Gränsen är 6 månader." Where the limit
 * is in weeks or days, the time is counted in days.
 */
export function overrunInWords(overrun: Overrun, limit: TimeLimit): string {
  const { fromOn, toOn } = overrun;
  const period = periodInWords(fromOn, toOn);
  if (limit.kind === 'order') {
    return `${period}: ${limit.first} ligger ${differenceInWords(fromOn, toOn)} efter ${limit.second}.`;
  }
  const length =
    limit.limit.unit === 'months'
      ? differenceInWords(fromOn, toOn)
      : plural(daysBetween(fromOn, toOn), 'dag', 'dagar');
  return `${period}: ${length}. Gränsen är ${spanInWords(limit.limit)}.`;
}

const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

function listInWords(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} och ${items.at(-1)}`;
}
