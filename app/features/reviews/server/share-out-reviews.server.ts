import { type Actor, may, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { isAnsweredBySeveral, type ReviewProcedure } from '#app/features/controls/domain/review-procedure.ts';
import { isOpen, nextRoundState } from '#app/features/controls/domain/round-lifecycle.ts';
import { procedureOf } from '#app/features/controls/server/stored-shapes.server.ts';
import type { ReviewId, RoundId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { endAssignment, insertAssignment, insertReview, updateReview } from '#db/queries/reviews.server.ts';
import { findRound, insertRoundEvent, moveRound } from '#db/queries/rounds.server.ts';
import { transact, type WriteTx } from '#db/transact.server.ts';
import { type PlannedReview, planShares, type SharePlan } from './plan-shares.server.ts';

const STRANDED = 'Fick inte längre granska.';

export type ShareRefusal =
  | { kind: 'notFound' }
  | { kind: 'forbidden' }
  | { kind: 'notPossible' }
  | { kind: 'noReviewers' }
  | { kind: 'nobodyMay'; keys: string[] }
  /** Several answer each case, and too few may have these. */
  | { kind: 'tooFewMay'; lacking: SharePlan['lacking'] };

/**
 * Fördela granskningarna: gives every drawn case that lacks reviewers to as many as the round asks for, evenly and never
 * to its own handläggare; where several answer, an empty review waits for what they agree on. A review whose reviewer
 * may no longer review goes on to another with its answers. All or nothing: when too few may have a case, nothing is
 * shared out and the keys are told. Pressing twice shares out nothing the second time. The count is of reviews.
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
      const plan = planShares(tx, scopeOf(actor, 'review.assign'), roundId, now);
      const { planned, lacking, putAside, withoutAgreed } = plan;
      if (planned.length + lacking.length + putAside.length === 0) {
        return { value: ok({ count: 0 }), unchanged: true as const };
      }
      if (plan.reviewers.length === 0) return refuse({ kind: 'noReviewers' });
      if (lacking.length > 0) return refuse(tooFew(procedureOf(round), lacking));
      for (const frameCaseId of withoutAgreed) {
        insertReview(tx, { roundId, frameCaseId, slot: 0, state: 'assigned', createdAt: now });
      }
      for (const reviewId of putAside) putReviewAside(tx, reviewId, now);
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
            detail: {
              shares: planned.map(({ frameCaseId, reviewerId }) => [frameCaseId, reviewerId]),
              putAside,
            },
          },
        ],
      };
    },
  );
}

function tooFew(procedure: ReviewProcedure, lacking: SharePlan['lacking']): ShareRefusal {
  if (isAnsweredBySeveral(procedure)) return { kind: 'tooFewMay', lacking };
  return { kind: 'nobodyMay', keys: lacking.map(({ key }) => key) };
}

/** Where everybody answers: the review of somebody who may not go on, which nobody else can take over. */
function putReviewAside(tx: WriteTx, reviewId: ReviewId, now: string): void {
  endAssignment(tx, reviewId, { at: now, reason: 'handedOver', note: STRANDED });
  updateReview(tx, reviewId, { reviewerId: null, cancelledAt: now });
}

function giveOut(tx: WriteTx, actor: Actor, roundId: RoundId, share: PlannedReview, now: string): void {
  const { frameCaseId, slot, reviewerId } = share;
  let { reviewId } = share;
  if (reviewId === null) {
    reviewId = insertReview(tx, {
      roundId,
      frameCaseId,
      slot,
      state: 'assigned',
      reviewerId,
      createdAt: now,
    });
  } else {
    if (share.strandedWithId !== null) {
      endAssignment(tx, reviewId, { at: now, reason: 'handedOver', note: STRANDED });
    }
    updateReview(tx, reviewId, { reviewerId });
  }
  insertAssignment(tx, { reviewId, personId: reviewerId, assignedAt: now, assignedById: actor.personId });
}
