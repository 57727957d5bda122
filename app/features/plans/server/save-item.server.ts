import { type Actor, ANSWERING_ROLES } from '#app/features/accounts/domain/policy.ts';
import { notFound } from '#app/features/accounts/server/require-actor.server.ts';
import { peopleAround } from '#app/features/controls/server/control-units.server.ts';
import type { PlanId, PlanItemId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import {
  claimDraft,
  deletePlanItem,
  insertPlanItem,
  type PlanItemRow,
  type PlanRow,
  replaceOccasions,
  updatePlanItem,
} from '#db/queries/plans.server.ts';
import { transact, type WriteTx } from '#db/transact.server.ts';
import type { ItemInput } from '../forms/item-form.ts';
import { controlsToTie } from './item-choices.server.ts';
import { requirePlan } from './reach-plan.server.ts';

export type ItemProblem = 'changedMeanwhile' | 'strangePerson' | 'strangeControl';
type Draft = { readonly plan: PlanRow; readonly items: readonly PlanItemRow[] };
type Told = { readonly action: string; readonly itemId: PlanItemId };

/** A row last in the draft; or, with `itemId`, the row as it is now to be. Occasions are made anew from the form. */
export function saveItem(
  services: Services,
  actor: Actor,
  planId: PlanId,
  about: { readonly revision: number; readonly itemId: PlanItemId | null },
  { row, occasions }: ItemInput,
): Result<null, ItemProblem> {
  return changeRows(services, actor, planId, about.revision, (tx, { plan, items }) => {
    const existing = about.itemId === null ? null : itemOf(items, about.itemId);
    const people = peopleAround(tx, plan.unitId, ANSWERING_ROLES, services.now());
    // Who answered before may stay, though her role has ended: the row then waits for somebody to see it.
    const isKnown = row.responsibleId === null || row.responsibleId === existing?.responsibleId;
    if (!isKnown && !people.some(({ id }) => id === row.responsibleId)) return err('strangePerson');
    const isTied = row.controlId === null || row.controlId === existing?.controlId;
    if (!isTied && !controlsToTie(tx, actor, plan.unitId).some(({ id }) => id === row.controlId)) {
      return err('strangeControl');
    }
    if (existing) updatePlanItem(tx, existing.id, row);
    const position = (items.at(-1)?.position ?? 0) + 1;
    const itemId =
      existing?.id ?? insertPlanItem(tx, { ...row, planId, position, lineage: lineageOf(services) });
    replaceOccasions(tx, itemId, occasions);
    return ok({ action: existing ? 'plan.rowChanged' : 'plan.rowAdded', itemId });
  });
}

/** Unguessable and never reused, so that two rows are the same only if one was copied from the other. */
const lineageOf = ({ randomBytes }: Services) => Buffer.from(randomBytes(12)).toString('hex');

/** One step up or down; the first stays first and the last last. */
export function moveItem(
  services: Services,
  actor: Actor,
  planId: PlanId,
  about: { readonly revision: number; readonly itemId: PlanItemId },
  step: -1 | 1,
): Result<null, ItemProblem> {
  return changeRows(services, actor, planId, about.revision, (tx, { items }) => {
    const item = itemOf(items, about.itemId);
    const order = items.filter(({ id }) => id !== item.id);
    const place = Math.min(Math.max(items.indexOf(item) + step, 0), order.length);
    order.splice(place, 0, item);
    for (const [index, { id }] of order.entries()) updatePlanItem(tx, id, { position: index + 1 });
    return ok({ action: 'plan.rowMoved', itemId: item.id });
  });
}

export function removeItem(
  services: Services,
  actor: Actor,
  planId: PlanId,
  about: { readonly revision: number; readonly itemId: PlanItemId },
): Result<null, ItemProblem> {
  return changeRows(services, actor, planId, about.revision, (tx, { items }) => {
    const { id } = itemOf(items, about.itemId);
    deletePlanItem(tx, id);
    return ok({ action: 'plan.rowRemoved', itemId: id });
  });
}

function itemOf(items: readonly PlanItemRow[], itemId: PlanItemId): PlanItemRow {
  const item = items.find(({ id }) => id === itemId);
  if (!item) throw notFound();
  return item;
}

/** One change of a draft's rows as they were seen; a refusal of `write` must come before it has written. */
function changeRows(
  services: Services,
  actor: Actor,
  planId: PlanId,
  revision: number,
  write: (tx: WriteTx, draft: Draft) => Result<Told, ItemProblem>,
): Result<null, ItemProblem> {
  return transact<Result<null, ItemProblem>>(
    services.db,
    { actorId: actor.personId, now: services.now() },
    (tx) => {
      const draft = requirePlan(tx, actor, planId, 'plan.manage');
      const refused = (problem: ItemProblem) => ({ value: err(problem), unchanged: true as const });
      const { plan } = draft;
      if (plan.state !== 'draft' || plan.revision !== revision) return refused('changedMeanwhile');
      const written = write(tx, draft);
      if (!written.ok) return refused(written.error);
      claimDraft(tx, planId, revision);
      const { action, itemId } = written.value;
      const entry = {
        action,
        entity: 'plan',
        entityId: planId,
        unitId: plan.unitId,
        detail: { row: itemId },
      };
      return { value: ok(null), audit: [entry] };
    },
  );
}
