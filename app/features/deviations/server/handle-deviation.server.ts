import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { nextDeviationState } from '#app/features/deviations/domain/deviation-lifecycle.ts';
import type { HandlingForm } from '#app/features/deviations/forms/handling-form.ts';
import type { DeviationId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { DeviationState } from '#app/shared/domain/vocabulary.ts';
import type { Services } from '#app/shared/server/services.ts';
import { insertDeviationEvent, updateDeviation } from '#db/queries/deviation-writes.server.ts';
import type { DeviationRow } from '#db/queries/deviations.server.ts';
import { type AuditEntry, transact, type WriteTx } from '#db/transact.server.ts';
import { deviationFor } from './deviation-access.server.ts';

export type HandlingOutcome = Result<null, 'notFound' | 'forbidden' | 'notPossible' | 'changedMeanwhile'>;

/**
 * A step in the life of a deviation, or a comment. Refused when somebody else has changed it since the page was
 * read; a comment only adds and is always taken.
 */
export function handleDeviation(
  services: Services,
  actor: Actor,
  deviationId: DeviationId,
  form: HandlingForm,
): HandlingOutcome {
  const now = services.now();
  return transact<HandlingOutcome>(services.db, { actorId: actor.personId, now }, (tx) => {
    const refuse = (error: 'notFound' | 'forbidden' | 'notPossible' | 'changedMeanwhile') => ({
      value: err(error),
      unchanged: true as const,
    });
    const found = deviationFor(tx, actor, deviationId, 'deviation.handle');
    if (!found.ok) return refuse(found.error);
    const deviation = found.value;
    const event = { deviationId, at: now, byId: actor.personId, note: form.note };
    if (form.intent === 'comment') {
      insertDeviationEvent(tx, { ...event, kind: 'commented' });
      return { value: ok(null), audit: [entry(deviation, 'deviation.commented', {})] };
    }
    if (deviation.revision !== form.revision) return refuse('changedMeanwhile');
    const next = nextDeviationState(deviation.state, form.intent);
    if (!next.ok) return refuse('notPossible');
    move(tx, deviation, next.value, form.intent === 'assess' ? form.dueOn : undefined, now);
    insertDeviationEvent(tx, {
      ...event,
      kind: 'stateChanged',
      fromState: deviation.state,
      toState: next.value,
    });
    const detail = { from: deviation.state, to: next.value };
    return { value: ok(null), audit: [entry(deviation, 'deviation.stateChanged', detail)] };
  });
}

function move(
  tx: WriteTx,
  deviation: DeviationRow,
  state: DeviationState,
  dueOn: string | undefined,
  now: string,
): void {
  updateDeviation(tx, deviation.id, {
    state,
    closedAt: state === 'closed' ? now : null,
    ...(dueOn === undefined ? {} : { dueOn }),
  });
}

function entry(deviation: DeviationRow, action: string, detail: Record<string, unknown>): AuditEntry {
  return { action, entity: 'deviation', entityId: deviation.id, unitId: deviation.unitId, detail };
}
