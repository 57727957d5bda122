import { type Actor, may } from '#app/features/accounts/domain/policy.ts';
import {
  actionNumber,
  isOpenAction,
  nextActionState,
} from '#app/features/deviations/domain/action-lifecycle.ts';
import { isOpenDeviation } from '#app/features/deviations/domain/deviation-lifecycle.ts';
import type { ActionStep, NewAction } from '#app/features/deviations/forms/action-form.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { ActionId, DeviationId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import {
  type ActionRow,
  findAction,
  findSameAction,
  insertAction,
  insertActionEvent,
  linkAction,
  nextActionSequence,
  updateAction,
} from '#db/queries/actions.server.ts';
import { findDeviation } from '#db/queries/deviations.server.ts';
import { type AuditEntry, transact, type WriteTx } from '#db/transact.server.ts';
import { deviationReachOf, mayDeviation } from './deviation-access.server.ts';
import { mayHandleAction, ownersFor } from './load-actions.server.ts';

export type ActionProblem = 'notFound' | 'forbidden' | 'notAnOwner' | 'notPossible' | 'changedMeanwhile';

// A form that is sent again after this long is meant.
const SAME_FORM_MS = 60 * 60 * 1000;

const entry = (action: string, entityId: number, unitId: ActionRow['unitId']): AuditEntry => ({
  action: `action.${action}`,
  entity: 'action',
  entityId,
  unitId,
});

/** Plans an action, for a deviation or by itself. The form sent twice within an hour makes one. */
export function planAction(
  services: Services,
  actor: Actor,
  input: NewAction,
): Result<ActionId, ActionProblem> {
  const now = services.now();
  const { deviationId, unitId, ...values } = input;
  if (!may(actor, 'deviation.handle', { unitId })) return err('forbidden');
  return transact<Result<ActionId, ActionProblem>>(services.db, { actorId: actor.personId, now }, (tx) => {
    const refuse = (problem: ActionProblem) => ({ value: err(problem), unchanged: true as const });
    const since = new Date(Date.parse(now) - SAME_FORM_MS).toISOString();
    const same = findSameAction(tx, { ...input, createdById: actor.personId, since });
    if (same !== undefined) return { value: ok(same), unchanged: true };
    const today = civilDateInSweden(now);
    if (!ownersFor(tx, unitId, today).includes(input.ownerId)) return refuse('notAnOwner');
    if (deviationId !== null && !maySetAction(tx, actor, deviationId)) return refuse('notFound');
    const year = Number(today.slice(0, 4));
    const sequence = nextActionSequence(tx, year);
    const actionId = insertAction(tx, {
      ...values,
      unitId,
      year,
      sequence,
      number: actionNumber(year, sequence),
      state: 'planned',
      createdAt: now,
      createdById: actor.personId,
    });
    insertActionEvent(tx, { actionId, at: now, byId: actor.personId, kind: 'planned' });
    if (deviationId !== null) linkAction(tx, { actionId, deviationId, linkedAt: now });
    return { value: ok(actionId), audit: [entry('planned', actionId, unitId)] };
  });
}

function maySetAction(tx: WriteTx, actor: Actor, deviationId: DeviationId): boolean {
  const deviation = findDeviation(tx, deviationReachOf(actor), deviationId);
  return (
    deviation !== undefined &&
    isOpenDeviation(deviation.state) &&
    mayDeviation(actor, 'deviation.handle', deviation)
  );
}

/** Takes an action a step on, or lets it serve one more open deviation. The states of the deviations stay. */
export function handleAction(
  services: Services,
  actor: Actor,
  actionId: ActionId,
  step: ActionStep,
): Result<null, ActionProblem> {
  const now = services.now();
  return transact<Result<null, ActionProblem>>(services.db, { actorId: actor.personId, now }, (tx) => {
    const refuse = (problem: ActionProblem) => ({ value: err(problem), unchanged: true as const });
    const action = findAction(tx, deviationReachOf(actor), actionId);
    if (!action) return refuse('notFound');
    if (!mayHandleAction(actor, action)) return refuse('forbidden');
    const event = { actionId, at: now, byId: actor.personId };
    if (step.intent === 'link') {
      if (!isOpenAction(action.state) || step.deviationId === null) return refuse('notPossible');
      if (!maySetAction(tx, actor, step.deviationId)) return refuse('notPossible');
      const isNew = linkAction(tx, { actionId, deviationId: step.deviationId, linkedAt: now });
      if (!isNew) return { value: ok(null), unchanged: true };
      insertActionEvent(tx, { ...event, kind: 'linked' });
      return { value: ok(null), audit: [entry('linked', actionId, action.unitId)] };
    }
    if (action.revision !== step.revision) return refuse('changedMeanwhile');
    const kind = step.intent === 'followUp' && step.effect === 'tooEarly' ? 'postpone' : step.intent;
    const next = nextActionState(action.state, kind);
    if (!next.ok) return refuse('notPossible');
    updateAction(tx, actionId, { state: next.value, ...changeOf(kind, step, now) });
    insertActionEvent(tx, { ...event, kind, note: step.note });
    return { value: ok(null), audit: [entry(kind, actionId, action.unitId)] };
  });
}

function changeOf(
  kind: 'finish' | 'drop' | 'followUp' | 'postpone',
  { effect, note, newFollowUpOn }: ActionStep,
  now: string,
): Parameters<typeof updateAction>[2] {
  if (kind === 'finish') return { doneAt: now };
  if (kind === 'postpone') return { followUpOn: newFollowUpOn };
  return kind === 'followUp' && effect ? { followedUpAt: now, effect, effectNote: note } : {};
}
