import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { procedureOf } from '#app/features/controls/server/stored-shapes.server.ts';
import type { Reader } from '#db/client.server.ts';
import { hasDeclaredConflict, hasReviewed } from '#db/queries/approvals.server.ts';
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
    !hasReviewed(db, review, actor.personId) &&
    !hasDeclaredConflict(db, review, actor.personId)
  );
}
