import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { isSettled } from '#app/features/reviews/domain/review-lifecycle.ts';
import type { ReviewId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findReview } from '#db/queries/reviews.server.ts';
import { mayReview, reviewReachOf } from './review-access.server.ts';

/** A review that its reviewer may not open any more because its round is finalised, and what became of it. */
export type ClosedReview = {
  roundName: string;
  kept: 'counted' | 'handedIn' | 'unfinished';
};

/** Why a review is closed to whom it was given, where only the finalised round is in the way; undefined otherwise. */
export function findClosedReview(
  { db }: Services,
  actor: Actor,
  reviewId: ReviewId,
): ClosedReview | undefined {
  const review = findReview(db, reviewReachOf(actor), reviewId);
  if (review?.roundState !== 'finalised' || review.reviewerId !== actor.personId) return undefined;
  if (!mayReview(actor, 'review.read', { ...review, roundState: 'reviewing' })) return undefined;
  const isHandedIn = review.state === 'finished';
  // One of several answers a case beside the answer that counts.
  const isCounted = review.slot === 0 && isSettled(review);
  return {
    roundName: review.roundName,
    kept: isCounted ? 'counted' : isHandedIn ? 'handedIn' : 'unfinished',
  };
}
