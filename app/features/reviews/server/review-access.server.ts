import {
  type Action,
  type Actor,
  isOwnCase,
  may,
  type Resource,
  scopeOf,
} from '#app/features/accounts/domain/policy.ts';
import type { PersonId, UnitId } from '#app/shared/domain/ids.ts';
import type { ReviewReach } from '#db/queries/reviews.server.ts';

/** Which reviews a person can find at all: those of her units and those given to her. */
export function reviewReachOf(actor: Actor): ReviewReach {
  return { scope: scopeOf(actor, 'review.read'), personId: actor.personId };
}

type ReviewFacts = {
  unitId: UnitId;
  reviewerId: PersonId | null;
  caseWorker: string | null;
  coWorker: string | null;
};

/** The review as the policy sees it. */
export function reviewResource(actor: Actor, review: ReviewFacts): Resource {
  return {
    unitId: review.unitId,
    reviewerId: review.reviewerId,
    isOwnCase: isOwnCase(actor, review),
  };
}

export function mayReview(actor: Actor, action: Action, review: ReviewFacts): boolean {
  return may(actor, action, reviewResource(actor, review));
}
