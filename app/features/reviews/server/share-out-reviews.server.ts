import { type Actor, may, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { isOpen, nextRoundState } from '#app/features/controls/domain/round-lifecycle.ts';
import type { ReviewId, RoundId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { endAssignment, insertAssignment, insertReview, updateReview } from '#db/queries/reviews.server.ts';
import { findRound, insertRoundEvent, moveRound } from '#db/queries/rounds.server.ts';
import { transact, type WriteTx } from '#db/transact.server.ts';
import { type PlannedReview, planShares } from './assign-open-reviews.server.ts';

export type ShareRefusal =
  | { kind: 'notFound' }
  | { kind: 'forbidden' }
  | { kind: 'notPossible' }
  | { kind: 'noReviewers' }
  | { kind: 'nobodyMay'; keys: string[] };

/**
 * Fördela granskningarna: gives every drawn case that nobody reviews to a reviewer, evenly and never to its own
 * handläggare. A review whose reviewer may no longer review goes on to another with its answers. All or nothing: when a case has nobody who may review it, nothing is shared out and the keys are
 * told. Pressing twice shares out nothing the second time.
 */
export function shareOutReviews(
  services: Services,
  actor: Actor,
  roundId: RoundId,
): Result<{ count: number }, ShareRefusal> {
  const now = services.now();
  return transact<Result<{ count: number }, ShareRefusal>>(
    services.db,
    { actorId: actor.personId, now },
    (tx) => {
      const refuse = (error: ShareRefusal) => ({ value: err(error), unchanged: true as const });
      const round = findRound(tx, roundId);
      if (!round) return refuse({ kind: 'notFound' });
      if (!may(actor, 'review.assign', { unitId: round.unitId })) return refuse({ kind: 'forbidden' });
      const next = nextRoundState(round.state, 'assignReviews');
      const isLive = round.abortedAt === null && isOpen(round.state, 'assignReviews');
      if (!next.ok || !isLive) return refuse({ kind: 'notPossible' });
      const { planned, reviewers } = planShares(tx, scopeOf(actor, 'review.assign'), roundId, now);
      if (planned.length === 0) return { value: ok({ count: 0 }), unchanged: true as const };
      if (reviewers.length === 0) return refuse({ kind: 'noReviewers' });
      const stuck = planned.filter(({ reviewerId }) => reviewerId === null).map(({ key }) => key);
      if (stuck.length > 0) return refuse({ kind: 'nobodyMay', keys: stuck });
      for (const share of planned) giveOut(tx, actor, roundId, share, now);
      if (next.value !== round.state) moveRound(tx, roundId, round.state, next.value);
      insertRoundEvent(tx, { roundId, kind: 'assignReviews', at: now, byId: actor.personId });
      return {
        value: ok({ count: planned.length }),
        audit: [
          {
            action: 'round.reviewsShared',
            entity: 'round',
            entityId: roundId,
            unitId: round.unitId,
            detail: { shares: planned.map(({ frameCaseId, reviewerId }) => [frameCaseId, reviewerId]) },
          },
        ],
      };
    },
  );
}

function giveOut(tx: WriteTx, actor: Actor, roundId: RoundId, share: PlannedReview, now: string): void {
  const { frameCaseId, reviewerId } = share;
  if (reviewerId === null) return;
  let reviewId: ReviewId;
  if (share.reviewId === null) {
    reviewId = insertReview(tx, { roundId, frameCaseId, state: 'assigned', reviewerId, createdAt: now });
  } else {
    reviewId = share.reviewId;
    if (share.strandedWithId !== null) {
      endAssignment(tx, reviewId, { at: now, reason: 'handedOver', note: 'Fick inte längre granska.' });
    }
    updateReview(tx, reviewId, { reviewerId });
  }
  insertAssignment(tx, { reviewId, personId: reviewerId, assignedAt: now, assignedById: actor.personId });
}
