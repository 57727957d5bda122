import { type Actor, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { requireScope } from '#app/features/accounts/server/require-actor.server.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { Services } from '#app/shared/server/services.ts';
import { latestYearOfUse } from '#db/queries/first-year.server.ts';
import { yearOf } from '../domain/occasions.ts';

/**
 * The year that goes on; for whoever reads a year only when it is over the latest before it that has anything, or the one
 * before where none has. 403 for whoever may read none.
 */
export function yearToOpen({ db, now }: Services, actor: Actor): number {
  requireScope(actor, 'year.readDeidentified');
  const year = yearOf(civilDateInSweden(now()));
  if (scopeOf(actor, 'year.read').unitIds.length > 0) return year;
  return latestYearOfUse(db, year - 1) ?? year - 1;
}
