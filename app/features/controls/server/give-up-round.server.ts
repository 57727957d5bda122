import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { isAbortable } from '#app/features/controls/domain/round-lifecycle.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { Reader } from '#db/client.server.ts';
import {
  cancelReviewsOfRound,
  countBegunReviews,
  isAnythingHandedIn,
} from '#db/queries/drawn-reviews.server.ts';
import { abortRound } from '#db/queries/round-facts.server.ts';
import { insertRoundEvent, type RoundRow } from '#db/queries/rounds.server.ts';
import { transact } from '#db/transact.server.ts';
import { requireManagedRound } from './require-round.server.ts';

const isOpen = (db: Reader, { id, state, abortedAt }: RoundRow): boolean =>
  abortedAt === null && isAbortable(state, isAnythingHandedIn(db, id));

/** What the page for giving up a round shows. 404 and 403 as for managing the round. */
export function loadGiveUp(services: Services, actor: Actor, roundId: RoundId) {
  const { db } = services;
  const { round, control } = requireManagedRound(db, actor, roundId);
  return {
    round: { id: round.id, name: round.name },
    control: { name: control.name },
    isOpen: isOpen(db, round),
    isSharedOut: round.state === 'reviewing',
    begun: countBegunReviews(db, roundId),
  };
}

/** `notConfirmed`: more or fewer have begun than whoever gives it up has seen. */
export type GiveUpProblem = 'notPossible' | 'notConfirmed';

/**
 * Gives up a round (avbryter) whose frame is frozen, before anything is handed in. It stays where it was with the reason,
 * frame and draws included: what was drawn on the frame is still told of wherever the frame is drawn again. Its reviews are
 * put aside with what is answered in them, which counts nowhere; `begunSeen` is how many of them were begun. Nothing more can
 * be done in it. `notPossible` in any other state; 404 and 403 as for managing the round.
 */
export function giveUpRound(
  services: Services,
  actor: Actor,
  roundId: RoundId,
  reason: string,
  begunSeen = 0,
): Result<void, GiveUpProblem> {
  const now = services.now();
  return transact<Result<void, GiveUpProblem>>(services.db, { actorId: actor.personId, now }, (tx) => {
    const { round } = requireManagedRound(tx, actor, roundId);
    const refuse = (problem: GiveUpProblem) => ({ value: err(problem), unchanged: true as const });
    if (!isOpen(tx, round)) return refuse('notPossible');
    const begun = countBegunReviews(tx, roundId);
    if (begun !== begunSeen) return refuse('notConfirmed');
    const values = { abortedAt: now, abortedById: actor.personId, abortReason: reason };
    if (!abortRound(tx, roundId, values)) return refuse('notPossible');
    cancelReviewsOfRound(tx, roundId, now);
    insertRoundEvent(tx, { roundId, kind: 'aborted', at: now, byId: actor.personId, note: reason });
    // The reason may name a case: it stands in the round, not in the log.
    const detail = { state: round.state, ...(begun === 0 ? {} : { begun }) };
    return {
      value: ok(undefined),
      audit: [{ action: 'round.aborted', entity: 'round', entityId: roundId, unitId: round.unitId, detail }],
    };
  });
}
