import { type Actor, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { notFound, requireMay } from '#app/features/accounts/server/require-actor.server.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { withdrawPublishedReports } from '#db/queries/published-reports.server.ts';
import { findRoundWithNames } from '#db/queries/results.server.ts';
import { insertRoundEvent, reopenRound as unlockRound } from '#db/queries/rounds.server.ts';
import { transact } from '#db/transact.server.ts';

/**
 * Opens a finalised round again with a reason, which stands in the round's own history. The log says that it happened,
 * not why: a reason may name a case. The number stays with the round. What was published of it is withdrawn: figures
 * that are being changed are nobody else's.
 */
export function reopenRound(
  services: Services,
  actor: Actor,
  roundId: RoundId,
  reason: string,
): Result<undefined, 'notFinalised'> {
  const now = services.now();
  return transact<Result<undefined, 'notFinalised'>>(services.db, { actorId: actor.personId, now }, (tx) => {
    const found = findRoundWithNames(tx, scopeOf(actor, 'round.read'), roundId);
    if (!found) throw notFound();
    const { round } = found;
    requireMay(actor, 'round.finalise', { unitId: round.unitId, ownerId: round.ownerId });
    if (!unlockRound(tx, roundId)) return { value: err('notFinalised'), unchanged: true };
    insertRoundEvent(tx, { roundId, kind: 'reopened', at: now, byId: actor.personId, note: reason });
    const by = { at: now, personId: actor.personId };
    const withdrawnLinks = withdrawPublishedReports(tx, roundId, by);
    const detail = { finalNumber: round.finalNumber, ...(withdrawnLinks > 0 ? { withdrawnLinks } : {}) };
    return {
      value: ok(undefined),
      audit: [{ action: 'round.reopened', entity: 'round', entityId: roundId, unitId: round.unitId, detail }],
    };
  });
}
