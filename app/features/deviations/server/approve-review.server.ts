import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { nextApproval } from '#app/features/reviews/domain/approval-lifecycle.ts';
import { mayApprove } from '#app/features/reviews/server/approval-access.server.ts';
import { reviewReachOf } from '#app/features/reviews/server/review-access.server.ts';
import type { ReviewId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { countUnresolvedComments } from '#db/queries/review-comments.server.ts';
import { findReview, updateReview } from '#db/queries/reviews.server.ts';
import { transact } from '#db/transact.server.ts';
import { settleDeviations } from './complete-review.server.ts';

export type ApproveRefusal = 'notFound' | 'forbidden' | 'notPossible' | 'unresolved' | 'changed';

/**
 * Godkänn granskningen: from now on it counts, and its deviations are made, linked or withdrawn in the same transaction.
 * Only what the approver has seen: `seenRevision` is the review's when the page was read. Approving what is approved is a
 * success that does nothing, also when two do it at once.
 */
export function approveReview(
  services: Services,
  actor: Actor,
  reviewId: ReviewId,
  seenRevision: number,
): Result<null, ApproveRefusal> {
  const now = services.now();
  return transact<Result<null, ApproveRefusal>>(services.db, { actorId: actor.personId, now }, (tx) => {
    const refuse = (error: ApproveRefusal) => ({ value: err(error), unchanged: true as const });
    const review = findReview(tx, reviewReachOf(actor), reviewId);
    if (!review) return refuse('notFound');
    if (!mayApprove(tx, actor, review)) return refuse('forbidden');
    if (review.approval === 'approved') return { value: ok(null), unchanged: true as const };
    const approval = nextApproval(review.approval, 'approve');
    if (!approval.ok || review.state !== 'finished' || review.roundState !== 'reviewing')
      return refuse('notPossible');
    if (review.revision !== seenRevision) return refuse('changed');
    if (countUnresolvedComments(tx, reviewId) > 0) return refuse('unresolved');
    const by = { personId: actor.personId, now };
    updateReview(tx, reviewId, { approval: approval.value, approvedAt: now, approvedById: by.personId });
    const approved = {
      action: 'review.approved',
      entity: 'review',
      entityId: reviewId,
      unitId: review.unitId,
      detail: {},
    };
    return { value: ok(null), audit: [approved, ...settleDeviations(tx, review, by)] };
  });
}
