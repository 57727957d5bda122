import { type Actor, may } from '#app/features/accounts/domain/policy.ts';
import { deviationNumber } from '#app/features/deviations/domain/deviation-number.ts';
import type { ManualDeviation } from '#app/features/deviations/forms/manual-deviation-form.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { DeviationId, PersonId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import {
  insertDeviation,
  insertDeviationEvent,
  nextDeviationSequence,
} from '#db/queries/deviation-writes.server.ts';
import { caseWorkersOfReference, findSameManualDeviation } from '#db/queries/manual-deviations.server.ts';
import { transact, type WriteTx } from '#db/transact.server.ts';
import { typesToChoose } from './deviation-types.server.ts';
import { findResponsible, listResponsibleCandidates } from './responsible-manager.server.ts';
import { sameFormSince } from './same-form.server.ts';

export type WriteProblem = 'forbidden' | 'notACandidate' | 'noSuchType';

/**
 * Writes down a deviation that no review has found. The form sent twice makes one: within an hour the same words by the
 * same person on the same unit are the same deviation.
 */
export function writeDeviation(
  services: Services,
  actor: Actor,
  input: ManualDeviation,
): Result<DeviationId, WriteProblem> {
  const now = services.now();
  if (!may(actor, 'deviation.handle', { unitId: input.unitId })) return err('forbidden');
  return transact<Result<DeviationId, WriteProblem>>(services.db, { actorId: actor.personId, now }, (tx) => {
    const refuse = (problem: WriteProblem) => ({ value: err(problem), unchanged: true as const });
    const since = sameFormSince(now);
    const same = findSameManualDeviation(tx, { ...input, createdById: actor.personId, since });
    if (same !== undefined) return { value: ok(same), unchanged: true };
    if (input.typeId !== null && !typesToChoose(tx, null).some(({ id }) => id === input.typeId)) {
      return refuse('noSuchType');
    }
    const responsible = responsibleFor(tx, actor, input, civilDateInSweden(now));
    if (!responsible.ok) return refuse(responsible.error);
    const deviationId = insert(tx, actor.personId, { ...input, responsibleId: responsible.value }, now);
    const { unitId } = input;
    return {
      value: ok(deviationId),
      audit: [{ action: 'deviation.written', entity: 'deviation', entityId: deviationId, unitId }],
    };
  });
}

function responsibleFor(
  tx: WriteTx,
  actor: Actor,
  { unitId, caseReference, responsibleId }: ManualDeviation,
  today: string,
): Result<PersonId | null, 'notACandidate'> {
  const { caseWorker, coWorker } = caseWorkersOfReference(tx, caseReference);
  const about = { unitId, roundUnitId: unitId, caseWorker, coWorker };
  if (responsibleId === null) {
    const fallback = { controlResponsibleId: null, roundOwnerId: actor.personId };
    return ok(findResponsible(tx, { ...about, ...fallback }, today));
  }
  const candidates = listResponsibleCandidates(tx, { ...about, responsibleId: null }, today);
  return candidates.some(({ id }) => id === responsibleId) ? ok(responsibleId) : err('notACandidate');
}

function insert(tx: WriteTx, personId: PersonId, input: ManualDeviation, now: string): DeviationId {
  const year = Number(civilDateInSweden(now).slice(0, 4));
  const sequence = nextDeviationSequence(tx, year);
  const deviationId = insertDeviation(tx, {
    ...input,
    year,
    sequence,
    number: deviationNumber(year, sequence),
    origin: 'manual',
    state: 'new',
    createdAt: now,
    createdById: personId,
  });
  insertDeviationEvent(tx, { deviationId, at: now, byId: personId, kind: 'written', toState: 'new' });
  return deviationId;
}
