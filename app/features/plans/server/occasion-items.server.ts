import type { Actor } from '#app/features/accounts/domain/policy.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { UnitId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import { listPlanIdsAnsweredBy } from '#db/queries/plans.server.ts';
import { readablePlans } from './list-plans.server.ts';
import type { WheelItem } from './load-wheel.server.ts';
import { viewItems } from './view-plans.server.ts';

type Asked = { readonly below: ReadonlySet<UnitId>; readonly year: number; readonly today: CivilDate };

/**
 * The occasions of the adopted plans of these units as things of a year, of other plans only those the person answers for;
 * and the rounds they stand for: those due on the same day, and those finalised and due in the same month. Any other round
 * has a day of its own, to come or gone by, and what was done in June stands in June.
 */
export function occasionItems(db: Reader, actor: Actor, { below, year, today }: Asked) {
  const withOwn = new Set(listPlanIdsAnsweredBy(db, actor.personId));
  const plans = readablePlans(db, actor).filter(
    (plan) =>
      plan.state === 'adopted' && plan.year === year && (below.has(plan.unitId) || withOwn.has(plan.id)),
  );
  const planOf = new Map(plans.map((plan) => [plan.id, plan]));
  const isHere = (planId: (typeof plans)[number]['id']) => {
    const unitId = planOf.get(planId)?.unitId;
    return unitId !== undefined && below.has(unitId);
  };
  const rows = viewItems(
    db,
    actor,
    plans.map(({ id }) => id),
    today,
  ).filter(({ planId, responsibleId }) => isHere(planId) || responsibleId === actor.personId);
  const shownRoundIds = new Set(
    rows
      .flatMap(({ occasions }) => occasions)
      .flatMap(({ dueOn, rounds }) =>
        rounds.filter(
          (round) => round.dueOn === dueOn || (round.isFinalised && monthOf(round.dueOn) === monthOf(dueOn)),
        ),
      )
      .map(({ id }) => id),
  );
  const items = rows.flatMap((row) =>
    row.occasions.map(
      (occasion): WheelItem => ({
        ...{ key: `tillfalle-${row.lineage}-${occasion.dueOn}`, dueOn: occasion.dueOn, title: row.title },
        source: `${planOf.get(row.planId)?.name ?? ''}, ${occasion.label}`,
        unitName: planOf.get(row.planId)?.unitName ?? '',
        ...{ byName: row.responsibleName, status: occasion.status, reason: occasion.reasonNotDone },
        ...{ isSourceOpen: true, isMine: row.responsibleId === actor.personId },
        markedByName: occasion.reportedByName,
        to: `/planer/${row.planId}#rad-${row.id}`,
        roundsDone: occasion.roundsDone,
        entry: null,
      }),
    ),
  );
  return { items, shownRoundIds };
}

const monthOf = (day: CivilDate) => day.slice(0, 7);
