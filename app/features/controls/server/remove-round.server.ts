import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { isRemovable } from '#app/features/controls/domain/round-lifecycle.ts';
import type { ControlId, RoundId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { deleteRound } from '#db/queries/rounds.server.ts';
import { transact } from '#db/transact.server.ts';
import { requireManagedRound } from './require-round.server.ts';

/**
 * Takes away a round that was started by mistake: only while nothing is frozen, and so nothing has been chosen, drawn or
 * read in it. The log keeps that it was there. Gives the control to go back to; 404 and 403 as for managing the round.
 */
export function removeRound(
  services: Services,
  actor: Actor,
  roundId: RoundId,
): Result<ControlId, 'alreadyFrozen'> {
  const context = { actorId: actor.personId, now: services.now() };
  return transact<Result<ControlId, 'alreadyFrozen'>>(services.db, context, (tx) => {
    const { round } = requireManagedRound(tx, actor, roundId);
    if (!isRemovable(round.state)) return { value: err('alreadyFrozen'), unchanged: true };
    deleteRound(tx, roundId);
    const { controlId, number, referenceOn, unitId } = round;
    const detail = { controlId, number, referenceOn };
    return {
      value: ok(controlId),
      audit: [{ action: 'round.removed', entity: 'round', entityId: roundId, unitId, detail }],
    };
  });
}
