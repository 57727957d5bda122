import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { isAbortable } from '#app/features/controls/domain/round-lifecycle.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { abortRound } from '#db/queries/round-facts.server.ts';
import { insertRoundEvent } from '#db/queries/rounds.server.ts';
import { transact } from '#db/transact.server.ts';
import { requireManagedRound } from './require-round.server.ts';

/** What the page for giving up a round shows. 404 and 403 as for managing the round. */
export function loadGiveUp(services: Services, actor: Actor, roundId: RoundId) {
  const { round, control } = requireManagedRound(services.db, actor, roundId);
  return {
    round: { id: round.id, name: round.name },
    control: { name: control.name },
    isOpen: round.abortedAt === null && isAbortable(round.state),
  };
}

/**
 * Gives up a round (avbryter) whose frame is frozen, before its reviews are shared out. It stays where it was with the
 * reason, frame and draws included: what was drawn on the frame is still told of wherever the frame is drawn again.
 * Nothing more can be done in it. `notPossible` in any other state; 404 and 403 as for managing the round.
 */
export function giveUpRound(
  services: Services,
  actor: Actor,
  roundId: RoundId,
  reason: string,
): Result<void, 'notPossible'> {
  const now = services.now();
  return transact<Result<void, 'notPossible'>>(services.db, { actorId: actor.personId, now }, (tx) => {
    const { round } = requireManagedRound(tx, actor, roundId);
    const values = { abortedAt: now, abortedById: actor.personId, abortReason: reason };
    if (!abortRound(tx, roundId, values)) return { value: err('notPossible'), unchanged: true };
    insertRoundEvent(tx, { roundId, kind: 'aborted', at: now, byId: actor.personId, note: reason });
    // The reason may name a case: it stands in the round, not in the log.
    const detail = { state: round.state };
    return {
      value: ok(undefined),
      audit: [{ action: 'round.aborted', entity: 'round', entityId: roundId, unitId: round.unitId, detail }],
    };
  });
}
