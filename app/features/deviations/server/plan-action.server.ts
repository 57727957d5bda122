import { type Actor, may } from '#app/features/accounts/domain/policy.ts';
import { actionNumber } from '#app/features/deviations/domain/action-lifecycle.ts';
import type { NewAction } from '#app/features/deviations/forms/action-form.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { ActionId, DeviationId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { DeviationState } from '#app/shared/domain/vocabulary.ts';
import type { Services } from '#app/shared/server/services.ts';
import {
  findSameAction,
  insertAction,
  insertActionEvent,
  linkAction,
  nextActionSequence,
} from '#db/queries/actions.server.ts';
import { transact } from '#db/transact.server.ts';
import { ownersFor } from './load-actions.server.ts';
import { sameFormSince } from './same-form.server.ts';
import { actionEntry, deviationToServe, moveToInProgress } from './serve-deviation.server.ts';

export type PlanProblem = 'notFound' | 'forbidden' | 'notAnOwner';

/**
 * Plans an action, for any number of deviations or by itself; each of them must be open and the actor's to handle. Where that is
 * asked for they go on to Åtgärdas in the same transaction. The form sent twice within an hour makes one; the same words for
 * other deviations, another owner or other days are another action.
 */
export function planAction(
  services: Services,
  actor: Actor,
  input: NewAction,
): Result<ActionId, PlanProblem> {
  const now = services.now();
  const { deviationIds, movesDeviations, unitId, ...values } = input;
  if (!may(actor, 'deviation.handle', { unitId })) return err('forbidden');
  return transact<Result<ActionId, PlanProblem>>(services.db, { actorId: actor.personId, now }, (tx) => {
    const refuse = (problem: PlanProblem) => ({ value: err(problem), unchanged: true as const });
    const since = sameFormSince(now);
    const same = findSameAction(tx, { ...input, createdById: actor.personId, since });
    if (same !== undefined) return { value: ok(same), unchanged: true };
    const today = civilDateInSweden(now);
    if (!ownersFor(tx, unitId, today).includes(input.ownerId)) return refuse('notAnOwner');
    const deviations = deviationIds.flatMap((id) => deviationToServe(tx, actor, id) ?? []);
    if (deviations.length < deviationIds.length) return refuse('notFound');
    const year = Number(today.slice(0, 4));
    const sequence = nextActionSequence(tx, year);
    const number = actionNumber(year, sequence);
    const actionId = insertAction(tx, {
      ...values,
      ...{ unitId, year, sequence, number },
      state: 'planned',
      createdAt: now,
      createdById: actor.personId,
    });
    insertActionEvent(tx, { actionId, at: now, byId: actor.personId, kind: 'planned' });
    const moved = deviations.flatMap((deviation) => {
      linkAction(tx, { actionId, deviationId: deviation.id, linkedAt: now });
      return movesDeviations ? moveToInProgress(tx, actor, deviation, number, now) : [];
    });
    return { value: ok(actionId), audit: [actionEntry('planned', actionId, unitId), ...moved] };
  });
}

interface MarkedDeviation {
  id: DeviationId;
  number: string;
  title: string;
  state: DeviationState;
  unitId: number;
  responsibleId: number | null;
}

/** The deviations somebody has marked for an action, those of them that it may serve; how many it may not is told. */
export function markedDeviations(
  { db }: Services,
  actor: Actor,
  ids: readonly string[],
): { deviations: MarkedDeviation[]; leftOut: number } {
  const deviations = ids.flatMap((id) => {
    const found = deviationToServe(db, actor, Number(id) as DeviationId);
    if (!found) return [];
    const { number, title, state, unitId, responsibleId } = found;
    return [{ id: found.id, number, title, state, unitId, responsibleId }];
  });
  return { deviations, leftOut: ids.length - deviations.length };
}
