import { isOwnCase } from '#app/features/accounts/domain/own-case.ts';
import {
  type Action,
  type Actor,
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
  /** The only people who may review the case, where it is protected and the register's rule names them. */
  reservedFor: readonly PersonId[] | null;
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

const NEEDS_THE_CASE: readonly Action[] = ['review.read', 'review.write', 'review.approve'];

/**
 * Whether the actor may do it to the review. A case reserved for named reviewers is opened and answered by them alone,
 * whoever leads the unit; those who share out may still hand it to one of them.
 */
export function mayReview(actor: Actor, action: Action, review: ReviewFacts): boolean {
  const isReserved = review.reservedFor !== null && !review.reservedFor.includes(actor.personId);
  if (isReserved && NEEDS_THE_CASE.includes(action)) return false;
  return may(actor, action, reviewResource(actor, review));
}
