import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { isAnsweredBySeveral } from '#app/features/controls/domain/review-procedure.ts';
import { procedureOf } from '#app/features/controls/server/stored-shapes.server.ts';
import { canReview } from '#app/features/reviews/domain/review-lifecycle.ts';
import type { ReviewRow } from '#db/queries/reviews.server.ts';
import { isAgreed } from './review-access.server.ts';

/** Whether several answer each case and agree on the answers that count, by the round's procedure; a vignette is not settled. */
export function isToBeAgreed(round: { readonly procedure: unknown }): boolean {
  const procedure = procedureOf(round);
  return isAnsweredBySeveral(procedure) && procedure.reviewersPerCase !== 'everyone';
}

/** The review is hers to declare a conflict of interest in: she has it, or it is what she agrees on with others. */
export function isOwnToLeave(actor: Actor, review: ReviewRow): boolean {
  if (review.reviewerId === actor.personId) return true;
  return isAgreed(review) && isToBeAgreed(review) && review.isOneOfSeveral;
}

/**
 * Whether it is not too late for that: one of several may do it until what they agree on is handed in, also when she has
 * handed in her own.
 */
export function isOpenToLeave(review: ReviewRow): boolean {
  if (review.roundState !== 'reviewing') return false;
  return review.slot > 0 && isToBeAgreed(review)
    ? review.decidingState !== 'finished'
    : canReview(review.state, 'declareConflict');
}
