import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { isOpenDeviation, nextDeviationState } from '#app/features/deviations/domain/deviation-lifecycle.ts';
import type { DeviationId, UnitId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import { insertDeviationEvent, updateDeviation } from '#db/queries/deviation-writes.server.ts';
import { type DeviationRow, findDeviation } from '#db/queries/deviations.server.ts';
import type { AuditEntry, WriteTx } from '#db/transact.server.ts';
import { deviationReachOf, mayDeviation } from './deviation-access.server.ts';

export const actionEntry = (action: string, entityId: number, unitId: UnitId): AuditEntry => ({
  action: `action.${action}`,
  entity: 'action',
  entityId,
  unitId,
});

/** The deviation, where it is open and the actor may let an action serve it; undefined otherwise. */
export function deviationToServe(
  db: Reader,
  actor: Actor,
  deviationId: DeviationId,
): DeviationRow | undefined {
  const deviation = findDeviation(db, deviationReachOf(actor), deviationId);
  const maySet =
    deviation !== undefined &&
    isOpenDeviation(deviation.state) &&
    mayDeviation(actor, 'deviation.handle', deviation);
  return maySet ? deviation : undefined;
}

/**
 * Takes a deviation on to Åtgärdas because an action serves it, with the trace that the step by hand leaves. One that nobody has
 * judged, and one that is there already, stays: nothing comes of it, and no entries.
 */
export function moveToInProgress(
  tx: WriteTx,
  actor: Actor,
  { id: deviationId, state: fromState, unitId }: DeviationRow,
  actionNumber: string,
  now: string,
): AuditEntry[] {
  const next = nextDeviationState(fromState, 'act');
  if (!next.ok) return [];
  const toState = next.value;
  updateDeviation(tx, deviationId, { state: toState });
  insertDeviationEvent(tx, {
    ...{ deviationId, at: now, byId: actor.personId, kind: 'stateChanged', fromState, toState },
    note: `Åtgärd ${actionNumber}.`,
  });
  const detail = { from: fromState, to: toState };
  return [{ action: 'deviation.stateChanged', entity: 'deviation', entityId: deviationId, unitId, detail }];
}
