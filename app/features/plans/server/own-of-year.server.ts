import { type Actor, may } from '#app/features/accounts/domain/policy.ts';
import { addMonths, type CivilDate, civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listWheelEntriesOf } from '#db/queries/year-wheel.server.ts';
import { yearOf } from '../domain/occasions.ts';
import { readablePlans } from './list-plans.server.ts';
import { viewItems } from './view-plans.server.ts';

/**
 * The last days of what the person answers for and that is due by `until` without being done: occasions of adopted plans of
 * this year and the last, and what stands in the year wheel since a year.
 */
export function dueOfYear({ db, now }: Services, actor: Actor, until: CivilDate) {
  const today = civilDateInSweden(now());
  const plans = readablePlans(db, actor).filter(
    ({ state, year }) => state === 'adopted' && year >= yearOf(today) - 1 && year <= yearOf(until),
  );
  const planIds = plans.map(({ id }) => id);
  const occasions = viewItems(db, actor, planIds, today)
    .filter(({ responsibleId }) => responsibleId === actor.personId)
    .flatMap((row) => row.occasions)
    .filter(({ status, lateAfter }) => status !== 'done' && status !== 'notDone' && lateAfter <= until);
  const entries = listWheelEntriesOf(db, actor.personId, { from: addMonths(today, -12), to: until }).filter(
    ({ unitId }) => may(actor, 'plan.report', { unitId, responsibleId: actor.personId }),
  );
  const daysOf = (items: readonly { dueOn: CivilDate }[]) => items.map(({ dueOn }) => dueOn);
  return { occasions: occasions.map((one) => one.lateAfter), entries: daysOf(entries) };
}
