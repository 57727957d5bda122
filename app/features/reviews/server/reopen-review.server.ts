import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { nextApproval } from '#app/features/reviews/domain/approval-lifecycle.ts';
import { nextReviewState } from '#app/features/reviews/domain/review-lifecycle.ts';
import type { ReviewId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findReview, updateReview } from '#db/queries/reviews.server.ts';
import { transact } from '#db/transact.server.ts';
import { isLocked, mayReview, reviewReachOf } from './review-access.server.ts';

export type ReopenOutcome = Result<null, 'notFound' | 'forbidden' | 'notPossible'>;

/**
 * Opens a handed-in review again, by its reviewer or whoever shares out the round's reviews, never about a case of her
 * own. Its deviations stay as they are until it is handed in again; then those whose answers were corrected are
 * withdrawn. An approval is gone with it: the review must be approved anew before it counts.
 */
export function reopenReview(services: Services, actor: Actor, reviewId: ReviewId): ReopenOutcome {
  return transact<ReopenOutcome>(services.db, { actorId: actor.personId, now: services.now() }, (tx) => {
    const refuse = (error: 'notFound' | 'forbidden' | 'notPossible') => ({
      value: err(error),
      unchanged: true as const,
    });
    const review = findReview(tx, reviewReachOf(actor), reviewId);
    if (!review) return refuse('notFound');
    if (!mayReview(actor, 'review.write', review) && !mayReview(actor, 'review.assign', review)) {
      return refuse('forbidden');
    }
    if (review.state === 'reopened') return { value: ok(null), unchanged: true as const };
    const next = nextReviewState(review.state, 'reopen');
    if (!next.ok || review.roundState !== 'reviewing' || isLocked(review)) return refuse('notPossible');
    const approval = nextApproval(review.approval, 'reopen');
    if (!approval.ok) return refuse('notPossible');
    const unapproved = { approval: approval.value, approvedAt: null, approvedById: null };
    updateReview(tx, reviewId, { state: next.value, finishedAt: null, ...unapproved });
    return {
      value: ok(null),
      audit: [
        {
          action: 'review.reopened',
          entity: 'review',
          entityId: reviewId,
          unitId: review.unitId,
          detail: {},
        },
      ],
    };
  });
}
