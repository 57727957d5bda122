import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { procedureOf } from '#app/features/controls/server/stored-shapes.server.ts';
import type { Reader } from '#db/client.server.ts';
import { isTooNearToApprove } from '#db/queries/approvals.server.ts';
import type { ReviewRow } from '#db/queries/reviews.server.ts';
import { mayReview } from './review-access.server.ts';

/** Whether the review takes part in quality assurance: it counts, and its round asks for approval. */
export function isToBeApproved(review: Pick<ReviewRow, 'slot' | 'procedure'>): boolean {
  return review.slot === 0 && procedureOf(review).needsApproval;
}

/**
 * Whether the actor may comment on the review, send it back and approve it. Never somebody who has answered anything
 * about the case in the round, as one of several reviewers or before it was handed over, and never somebody who has
 * declared a conflict of interest (jäv) in the case.
 */
export function mayApprove(db: Reader, actor: Actor, review: ReviewRow): boolean {
  return (
    isToBeApproved(review) &&
    mayReview(actor, 'review.approve', review) &&
    !isTooNearToApprove(db, review.id, actor.personId)
  );
}

/**
 * Whether something may be said about the review now: by whoever may approve it, or by its reviewer, from when it was
 * handed in first until it is approved.
 */
export function mayComment(db: Reader, actor: Actor, review: ReviewRow, hasComments: boolean): boolean {
  if (!isToBeApproved(review) || review.roundState !== 'reviewing' || review.approval === 'approved')
    return false;
  const hasBeenHandedIn = review.state === 'finished' || review.state === 'reopened' || hasComments;
  return hasBeenHandedIn && (mayReview(actor, 'review.write', review) || mayApprove(db, actor, review));
}
