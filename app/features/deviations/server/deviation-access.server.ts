import { isOwnCase } from '#app/features/accounts/domain/own-case.ts';
import {
  type Action,
  type Actor,
  ANSWERING_ROLES,
  may,
  scopeAround,
  scopeOf,
} from '#app/features/accounts/domain/policy.ts';
import type { DeviationId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Reader } from '#db/client.server.ts';
import { type DeviationReach, type DeviationRow, findDeviation } from '#db/queries/deviations.server.ts';
import type { AuditEntry } from '#db/transact.server.ts';

/** Which deviations a person can find at all: those of her units, and those she answers for where she still may. */
export function deviationReachOf(actor: Actor): DeviationReach {
  return {
    scope: scopeOf(actor, 'deviation.read'),
    personId: actor.personId,
    around: scopeAround(actor, ANSWERING_ROLES),
  };
}

/** Nobody handles a deviation about a case of her own. */
export function mayDeviation(actor: Actor, action: Action, deviation: DeviationRow): boolean {
  const { unitId, roundUnitId, responsibleId } = deviation;
  return may(actor, action, { unitId, roundUnitId, responsibleId, isOwnCase: isOwnCase(actor, deviation) });
}

/** The deviation, for somebody who may do this with it; 'notFound' where she cannot know that it exists. */
export function deviationFor(
  db: Reader,
  actor: Actor,
  deviationId: DeviationId,
  action: Action,
): Result<DeviationRow, 'notFound' | 'forbidden'> {
  const deviation = findDeviation(db, deviationReachOf(actor), deviationId);
  if (!deviation) return err('notFound');
  return mayDeviation(actor, action, deviation) ? ok(deviation) : err('forbidden');
}

/** One from a review tells of a case in a register; one by hand is itself all there is to read. */
export function readingOf({ id, caseId, unitId }: DeviationRow): AuditEntry {
  return caseId === null
    ? { action: 'deviation.read', entity: 'deviation', entityId: id, unitId }
    : { action: 'case.read', entity: 'case', entityId: caseId, unitId, detail: { deviationId: id } };
}
