import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { isOpenAction, nextActionState } from '#app/features/deviations/domain/action-lifecycle.ts';
import type { ActionStep } from '#app/features/deviations/forms/action-form.ts';
import type { ActionId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import {
  type ActionRow,
  findAction,
  insertActionEvent,
  linkAction,
  updateAction,
} from '#db/queries/actions.server.ts';
import { type Audited, transact, type Unchanged, type WriteTx } from '#db/transact.server.ts';
import { deviationReachOf } from './deviation-access.server.ts';
import { mayHandleAction } from './load-actions.server.ts';
import { actionEntry, deviationToServe, moveToInProgress } from './serve-deviation.server.ts';

export type ActionProblem = 'notFound' | 'forbidden' | 'notAnOwner' | 'notPossible' | 'changedMeanwhile';

/**
 * Takes an action a step on; lets it serve one more open deviation, which goes on to Åtgärdas where that is asked for and can be;
 * or adds a comment, which is always taken.
 */
export function handleAction(
  services: Services,
  actor: Actor,
  actionId: ActionId,
  step: ActionStep,
): Result<null, ActionProblem> {
  const now = services.now();
  return transact<Result<null, ActionProblem>>(services.db, { actorId: actor.personId, now }, (tx) => {
    const action = findAction(tx, deviationReachOf(actor), actionId);
    if (!action) return refuse('notFound');
    if (!mayHandleAction(actor, action)) return refuse('forbidden');
    const { intent, note } = step;
    if (intent === 'link') return link(tx, actor, action, step, now);
    const event = { actionId, at: now, byId: actor.personId, note };
    if (intent === 'comment') {
      insertActionEvent(tx, { ...event, kind: 'commented' });
      return { value: ok(null), audit: [actionEntry('commented', actionId, action.unitId)] };
    }
    if (action.revision !== step.revision) return refuse('changedMeanwhile');
    const kind = intent === 'followUp' && step.effect === 'tooEarly' ? 'postpone' : intent;
    const next = nextActionState(action.state, kind);
    if (!next.ok) return refuse('notPossible');
    updateAction(tx, actionId, { state: next.value, ...changeOf(kind, step, now) });
    insertActionEvent(tx, { ...event, kind });
    return { value: ok(null), audit: [actionEntry(kind, actionId, action.unitId)] };
  });
}

const refuse = (problem: ActionProblem) => ({ value: err(problem), unchanged: true as const });

function link(
  tx: WriteTx,
  actor: Actor,
  { id: actionId, state, number, unitId }: ActionRow,
  { deviationId, movesDeviations }: ActionStep,
  now: string,
): Audited<Result<null, ActionProblem>> | Unchanged<Result<null, ActionProblem>> {
  const deviation = deviationId === null ? undefined : deviationToServe(tx, actor, deviationId);
  if (!isOpenAction(state) || !deviation) return refuse('notPossible');
  const isNew = linkAction(tx, { actionId, deviationId: deviation.id, linkedAt: now });
  if (!isNew) return { value: ok(null), unchanged: true };
  insertActionEvent(tx, { actionId, at: now, byId: actor.personId, kind: 'linked' });
  const moved = movesDeviations ? moveToInProgress(tx, actor, deviation, number, now) : [];
  return { value: ok(null), audit: [actionEntry('linked', actionId, unitId), ...moved] };
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
