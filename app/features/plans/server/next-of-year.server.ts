import { type Actor, holdsAnyOf, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { Services } from '#app/shared/server/services.ts';
import { yearOf } from '../domain/occasions.ts';
import { loadWheel, type WheelItem } from './load-wheel.server.ts';

const LINES = 3;

const isAhead = ({ status }: WheelItem) => status === 'planned' || status === 'underWay';

/**
 * The nearest things of this year and the next in the units the person leads, and how many of this year are late. Left
 * out is what leads to an address in `shown`. Null for whoever has no year wheel, and when there is nothing to tell.
 */
export function nextOfYear(services: Services, actor: Actor, shown: ReadonlySet<string>) {
  if (!holdsAnyOf(actor, ['manager', 'quality'])) return null;
  if (scopeOf(actor, 'plan.read').unitIds.length === 0) return null;
  const year = yearOf(civilDateInSweden(services.now()));
  const isNews = ({ to }: WheelItem) => to === null || !shown.has(to);
  const itemsOf = (asked: number) =>
    loadWheel(services, actor, { unitId: null, year: asked }).items.filter(isNews);
  const thisYear = itemsOf(year);
  const ahead = thisYear.filter(isAhead);
  const items = ahead.length >= LINES ? ahead : [...ahead, ...itemsOf(year + 1).filter(isAhead)];
  const lateCount = thisYear.filter(({ status }) => status === 'late').length;
  if (items.length === 0 && lateCount === 0) return null;
  return { items: items.slice(0, LINES), lateCount };
}
