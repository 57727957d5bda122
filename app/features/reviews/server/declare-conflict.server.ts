import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { procedureOf } from '#app/features/controls/server/stored-shapes.server.ts';
import { assignReviews } from '#app/features/reviews/domain/assign-reviews.ts';
import { firstSlot } from '#app/features/reviews/domain/open-seats.ts';
import { nextReviewState } from '#app/features/reviews/domain/review-lifecycle.ts';
import type { PersonId, ReviewId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { withdrawAnswersBy } from '#db/queries/answers.server.ts';
import {
  endAssignment,
  findReview,
  insertAssignment,
  type ReviewRow,
  updateReview,
} from '#db/queries/reviews.server.ts';
import { transact, type WriteTx } from '#db/transact.server.ts';
import { caseToAssign, listReviewerCandidates } from './assign-open-reviews.server.ts';
import { reviewReachOf } from './review-access.server.ts';

/** `reassigned` is false when nobody else in the round may review the case; its leader then shares it out. */
export type ConflictOutcome = Result<{ reassigned: boolean }, 'notFound' | 'forbidden' | 'notPossible'>;

/**
 * Anmäl jäv: the reviewer hands the review back with one click. What she has answered is taken out and kept aside,
 * because somebody without a conflict must judge it; what others answered before her stays. The review goes on to the
 * least loaded other reviewer who may have it and holds no other review of the case. Where everybody answers each case
 * nobody is left to take it, and it is put aside; what several agree on is nobody's until one of them takes it up.
 */
export function declareConflict(services: Services, actor: Actor, reviewId: ReviewId): ConflictOutcome {
  const now = services.now();
  return transact<ConflictOutcome>(services.db, { actorId: actor.personId, now }, (tx) => {
    const refuse = (error: 'notFound' | 'forbidden' | 'notPossible') => ({
      value: err(error),
      unchanged: true as const,
    });
    const review = findReview(tx, reviewReachOf(actor), reviewId);
    if (!review) return refuse('notFound');
    if (review.reviewerId !== actor.personId) return refuse('forbidden');
    const next = nextReviewState(review.state, 'declareConflict');
    if (!next.ok || review.roundState !== 'reviewing') return refuse('notPossible');
    const { withdrawn, left } = withdrawAnswersBy(tx, reviewId, actor.personId, now);
    endAssignment(tx, reviewId, { at: now, reason: 'conflictOfInterest', note: '' });
    const reviewerId = findOther(tx, review, now);
    const isPutAside = procedureOf(review).reviewersPerCase === 'everyone' && review.slot > 0;
    const stands =
      left > 0
        ? { state: review.state, startedAt: review.startedAt }
        : { state: next.value, startedAt: null };
    updateReview(tx, reviewId, { ...stands, reviewerId, ...(isPutAside ? { cancelledAt: now } : {}) });
    if (reviewerId !== null) insertAssignment(tx, { reviewId, personId: reviewerId, assignedAt: now });
    return {
      value: ok({ reassigned: reviewerId !== null }),
      audit: [
        {
          action: 'review.conflictDeclared',
          entity: 'review',
          entityId: reviewId,
          unitId: review.unitId,
          detail: { removedAnswers: withdrawn, answersLeft: left, newReviewerId: reviewerId },
        },
      ],
    };
  });
}

function findOther(tx: WriteTx, review: ReviewRow, now: string): PersonId | null {
  const procedure = procedureOf(review);
  if (procedure.reviewersPerCase === 'everyone' || review.slot < firstSlot(procedure)) return null;
  const theCase = caseToAssign(tx, review, now);
  const candidates = listReviewerCandidates(tx, review.roundId, now);
  return assignReviews([theCase], candidates).reviewersOf.get(review.caseKey)?.[0] ?? null;
}
