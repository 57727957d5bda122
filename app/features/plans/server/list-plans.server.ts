import { type Actor, may, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { inTreeOrder } from '#app/features/accounts/domain/unit-tree.ts';
import { forbidden, requireScope } from '#app/features/accounts/server/require-actor.server.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { PersonId, PlanId, UnitId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { swedishCollator } from '#app/shared/text/format.ts';
import type { Reader } from '#db/client.server.ts';
import { listUnits } from '#db/queries/accounts.server.ts';
import { listPlanIdsAnsweredBy, listPlans, type PlanListRow } from '#db/queries/plans.server.ts';
import { grouped } from '../domain/grouped.ts';
import { yearOf } from '../domain/occasions.ts';
import { type PlanSummary, summarise } from '../domain/plan-summary.ts';
import { planResource } from './reach-plan.server.ts';
import { viewItems } from './view-plans.server.ts';

/** The plans the person may read: those of her units, and those where she answers for a row. */
export function readablePlans(db: Reader, actor: Actor): PlanListRow[] {
  const mine = new Set(listPlanIdsAnsweredBy(db, actor.personId));
  const responsible = (id: PlanId): PersonId | null => (mine.has(id) ? actor.personId : null);
  return listPlans(db).filter((plan) => may(actor, 'plan.read', planResource(plan, responsible(plan.id))));
}

/** The list of plans, the versions in force and drafts first; 403 for whoever may read none anywhere. */
export function loadPlans({ db, now }: Services, actor: Actor) {
  requireScope(actor, 'plan.read');
  const today = civilDateInSweden(now());
  const plans = readablePlans(db, actor);
  const adopted = plans.filter(({ state }) => state === 'adopted').map(({ id }) => id);
  const rows = grouped(viewItems(db, actor, adopted, today), ({ planId }) => planId);
  const summaryOf = (id: PlanId): PlanSummary | null => {
    const items = rows.get(id);
    return items ? summarise(items.map(({ occasions }) => occasions.map(({ status }) => status))) : null;
  };
  return {
    plans: plans
      .filter(({ state }) => state !== 'replaced')
      .map((plan) => ({ ...plan, summary: summaryOf(plan.id) })),
    mayManage: scopeOf(actor, 'plan.manage').unitIds.length > 0,
  };
}

/** The units of a right in the order of the organisation, for a select. */
export function unitChoices(db: Reader, unitIds: readonly UnitId[]) {
  const open = new Set(unitIds);
  return inTreeOrder(
    listUnits(db).filter(({ id, closedAt }) => open.has(id) && closedAt === null),
    (a, b) => swedishCollator.compare(a.name, b.name),
  ).map(({ unit, depth }) => ({ id: unit.id, name: unit.name, depth }));
}

/** The form for a new plan: the units she may plan for and the plans it may begin from. */
export function loadNewPlan({ db, now }: Services, actor: Actor) {
  const { unitIds } = scopeOf(actor, 'plan.manage');
  if (unitIds.length === 0) throw forbidden();
  return {
    units: unitChoices(db, unitIds),
    // Plans are written in the autumn for the year to come.
    year: yearOf(civilDateInSweden(now())) + 1,
    copies: readablePlans(db, actor)
      .filter((plan) => plan.state === 'adopted' && may(actor, 'plan.manage', planResource(plan)))
      .map(({ id, kind, unitId, unitName, year, name }) => ({ id, kind, unitId, unitName, year, name })),
  };
}
