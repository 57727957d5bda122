import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { nextApproval } from '#app/features/reviews/domain/approval-lifecycle.ts';
import { nextReviewState } from '#app/features/reviews/domain/review-lifecycle.ts';
import type { ReviewId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { countUnresolvedComments } from '#db/queries/review-comments.server.ts';
import { findReview, updateReview } from '#db/queries/reviews.server.ts';
import { transact } from '#db/transact.server.ts';
import { mayApprove } from './approval-access.server.ts';
import { reviewReachOf } from './review-access.server.ts';

export type ReturnRefusal = 'notFound' | 'forbidden' | 'notPossible' | 'nothingSaid';

/**
 * Skicka tillbaka: the reviewer answers on, with what was said beside the questions. Not without a comment that waits:
 * she could not know what to do. Sending back what is sent back is a success that does nothing.
 */
export function returnReview(
  services: Services,
  actor: Actor,
  reviewId: ReviewId,
): Result<null, ReturnRefusal> {
  return transact<Result<null, ReturnRefusal>>(
    services.db,
    { actorId: actor.personId, now: services.now() },
    (tx) => {
      const refuse = (error: ReturnRefusal) => ({ value: err(error), unchanged: true as const });
      const review = findReview(tx, reviewReachOf(actor), reviewId);
      if (!review) return refuse('notFound');
      if (!mayApprove(tx, actor, review)) return refuse('forbidden');
      if (review.approval === 'returned') return { value: ok(null), unchanged: true as const };
      const approval = nextApproval(review.approval, 'sendBack');
      const next = nextReviewState(review.state, 'reopen');
      if (!approval.ok || !next.ok || review.roundState !== 'reviewing') return refuse('notPossible');
      const comments = countUnresolvedComments(tx, reviewId);
      if (comments === 0) return refuse('nothingSaid');
      updateReview(tx, reviewId, { state: next.value, finishedAt: null, approval: approval.value });
      return {
        value: ok(null),
        audit: [
          {
            action: 'review.returned',
            entity: 'review',
            entityId: reviewId,
            unitId: review.unitId,
            detail: { comments },
          },
        ],
      };
    },
  );
}
