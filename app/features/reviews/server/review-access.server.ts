import {
  type Action,
  type Actor,
  isOwnCase,
  may,
  REVIEWING_ROLES,
  type Resource,
  scopeAround,
  scopeOf,
} from '#app/features/accounts/domain/policy.ts';
import type { PersonId, UnitId } from '#app/shared/domain/ids.ts';
import type { RoundState } from '#app/shared/domain/vocabulary.ts';
import type { ReviewReach } from '#db/queries/reviews.server.ts';

/** Which reviews a person can find at all: those of her units, and those given to her where she still may review. */
export function reviewReachOf(actor: Actor): ReviewReach {
  return {
    scope: scopeOf(actor, 'review.read'),
    personId: actor.personId,
    around: scopeAround(actor, REVIEWING_ROLES),
  };
}

type ReviewFacts = {
  unitId: UnitId;
  roundUnitId: UnitId;
  roundState: RoundState;
  reviewerId: PersonId | null;
  caseWorker: string | null;
  coWorker: string | null;
};

/** The review as the policy sees it. */
export function reviewResource(actor: Actor, review: ReviewFacts): Resource {
  return {
    unitId: review.unitId,
    roundUnitId: review.roundUnitId,
    isFinalised: review.roundState === 'finalised',
    reviewerId: review.reviewerId,
    isOwnCase: isOwnCase(actor, review),
  };
}

export function mayReview(actor: Actor, action: Action, review: ReviewFacts): boolean {
  return may(actor, action, reviewResource(actor, review));
}
