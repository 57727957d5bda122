import { type Action, type Actor, may, type Resource } from '#app/features/accounts/domain/policy.ts';
import { forbidden, notFound } from '#app/features/accounts/server/require-actor.server.ts';
import type { PersonId, PlanId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import { findPlan, listPlanItems, type PlanItemRow, type PlanRow } from '#db/queries/plans.server.ts';

type Right = Extract<Action, 'plan.read' | 'plan.manage'>;

/** A plan as the policy sees it, for a person who may answer for a row of it. */
export function planResource(
  plan: Pick<PlanRow, 'unitId' | 'state'>,
  responsibleId: PersonId | null = null,
): Resource {
  return { unitId: plan.unitId, isAdopted: plan.state !== 'draft', responsibleId };
}

/** The plan with its rows; 404 where there is none, or none that she may know of, 403 for what she may read only. */
export function requirePlan(
  db: Reader,
  actor: Actor,
  planId: PlanId,
  right: Right,
): { plan: PlanRow; items: PlanItemRow[] } {
  const plan = findPlan(db, planId);
  if (!plan) throw notFound();
  const items = listPlanItems(db, [planId]);
  const isMine = items.some(({ responsibleId }) => responsibleId === actor.personId);
  const resource = planResource(plan, isMine ? actor.personId : null);
  if (!may(actor, 'plan.read', resource)) throw notFound();
  if (!may(actor, right, resource)) throw forbidden();
  return { plan, items };
}
