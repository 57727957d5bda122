import type { Actor } from '#app/features/accounts/domain/policy.ts';
import type { BatchForm, NotedNumber } from '#app/features/deviations/forms/handover-form.ts';
import type { DeviationId, ReceivingSystemId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { insertDeviationEvent } from '#db/queries/deviation-writes.server.ts';
import type { DeviationRow } from '#db/queries/deviations.server.ts';
import {
  deleteHandover,
  findHandover,
  findReceivingSystem,
  updateExternalNumber,
} from '#db/queries/handovers.server.ts';
import { type AuditEntry, transact, type WriteTx } from '#db/transact.server.ts';
import { deviationFor } from './deviation-access.server.ts';

export type HandoverProblem =
  | { readonly kind: 'notFound' }
  | { readonly kind: 'forbidden' }
  /** Taken back since the page was read, and handed over again: that is another handover than the page tells of. */
  | { readonly kind: 'handedOverAgain' }
  /** Somebody else has noted another number since the page was read. */
  | { readonly kind: 'changedMeanwhile'; readonly numbers: readonly string[] };

/** What was handed over to a system at an instant. */
type Batch = { readonly systemId: ReceivingSystemId; readonly at: string };

/**
 * Notes the numbers in the other system, or takes a handover back with a reason: then the deviation can be handed over
 * again, and its history keeps that it was. What stands already changes nothing. All numbers are noted or none, and only
 * of handovers in that batch.
 */
export function changeHandover(
  services: Services,
  actor: Actor,
  batch: Batch,
  form: BatchForm,
): Result<null, HandoverProblem> {
  const now = services.now();
  const { systemId, at } = batch;
  return transact<Result<null, HandoverProblem>>(services.db, { actorId: actor.personId, now }, (tx) => {
    const refuse = (problem: HandoverProblem) => ({ value: err(problem), unchanged: true as const });
    const system = findReceivingSystem(tx, systemId);
    if (!system) return refuse({ kind: 'notFound' });
    const by = { at: now, byId: actor.personId };
    if (form.intent === 'takeBack') {
      const deviation = reached(tx, actor, form.deviationId);
      if (!deviation.ok) return refuse(deviation.error);
      // Taken back already: by a double click, or by somebody else just before.
      const stored = findHandover(tx, form.deviationId, systemId);
      if (!stored) return { value: ok(null), unchanged: true };
      if (stored.at !== at) return refuse({ kind: 'handedOverAgain' });
      if (stored.externalNumber !== form.seen) {
        const told = `${deviation.value.number}: där står nu ${stored.externalNumber || 'inget nummer'}`;
        return refuse({ kind: 'changedMeanwhile', numbers: [told] });
      }
      deleteHandover(tx, form.deviationId, systemId);
      const note = `${system.name}. ${form.reason}`;
      insertDeviationEvent(tx, { ...by, deviationId: form.deviationId, kind: 'handoverTakenBack', note });
      return { value: ok(null), audit: [entryOf(deviation.value, 'handoverTakenBack', systemId)] };
    }
    const noted = toNote(tx, actor, batch, form.numbers);
    if (!noted.ok) return refuse(noted.error);
    const [first, ...more] = noted.value.map(({ deviation, number }): AuditEntry => {
      updateExternalNumber(tx, deviation.id, systemId, number);
      const note = number === '' ? `${system.name}: inget nummer` : `${system.name}: ${number}`;
      insertDeviationEvent(tx, { ...by, deviationId: deviation.id, kind: 'externalNumberNoted', note });
      return entryOf(deviation, 'externalNumberNoted', systemId);
    });
    return first ? { value: ok(null), audit: [first, ...more] } : { value: ok(null), unchanged: true };
  });
}

/** Those whose number is another than what stands; refused where somebody else has changed one of them. */
function toNote(
  tx: WriteTx,
  actor: Actor,
  { systemId, at }: Batch,
  numbers: readonly NotedNumber[],
): Result<{ deviation: DeviationRow; number: string }[], HandoverProblem> {
  const changed: { deviation: DeviationRow; number: string }[] = [];
  const conflicts: string[] = [];
  for (const { deviationId, number, seen } of numbers) {
    if (number === seen) continue;
    const deviation = reached(tx, actor, deviationId);
    if (!deviation.ok) return deviation;
    const stored = findHandover(tx, deviationId, systemId);
    if (!stored) return err({ kind: 'notFound' });
    if (stored.at !== at) return err({ kind: 'handedOverAgain' });
    if (stored.externalNumber === number) continue;
    if (stored.externalNumber === seen) changed.push({ deviation: deviation.value, number });
    else
      conflicts.push(
        `${deviation.value.number}: där står nu ${stored.externalNumber || 'inget nummer'}, du skrev ${number || 'inget nummer'}`,
      );
  }
  return conflicts.length > 0 ? err({ kind: 'changedMeanwhile', numbers: conflicts }) : ok(changed);
}

function reached(tx: WriteTx, actor: Actor, deviationId: DeviationId): Result<DeviationRow, HandoverProblem> {
  const found = deviationFor(tx, actor, deviationId, 'deviation.handle');
  return found.ok ? found : err({ kind: found.error });
}

function entryOf({ id, unitId }: DeviationRow, action: string, systemId: ReceivingSystemId): AuditEntry {
  return { action: `deviation.${action}`, entity: 'deviation', entityId: id, unitId, detail: { systemId } };
}
