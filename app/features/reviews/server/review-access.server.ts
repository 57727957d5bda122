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
import { isAnsweredBySeveral } from '#app/features/controls/domain/review-procedure.ts';
import { procedureOf } from '#app/features/controls/server/stored-shapes.server.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import type { ReviewReach, ReviewRow } from '#db/queries/reviews.server.ts';

/** Which reviews a person can find at all: those of her units, and those given to her where she still may review. */
export function reviewReachOf(actor: Actor): ReviewReach {
  return {
    scope: scopeOf(actor, 'review.read'),
    personId: actor.personId,
    around: scopeAround(actor, REVIEWING_ROLES),
  };
}

type ReviewFacts = Pick<
  ReviewRow,
  'unitId' | 'roundUnitId' | 'roundState' | 'reviewerId' | 'caseWorker' | 'coWorker' | 'slot' | 'procedure'
> & {
  /** The only people who may review the case, where it is protected and the register's rule names them. */
  reservedFor: readonly PersonId[] | null;
} & Partial<CaseSlots & Pick<ReviewRow, 'spreadOpenedAt'>>;

/** What is known of the others who answer the same case (case-slots.server.ts); without it nothing is theirs to see. */
type CaseSlots = Pick<
  ReviewRow,
  'slotCount' | 'slotsOpen' | 'isLeftSince' | 'decidingState' | 'isOneOfSeveral' | 'isInConflict'
>;

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
/** Decided by whoever leads the round, as sharing out is: not by whoever leads only one of the units it reaches over. */
const OF_THE_ROUND: readonly Action[] = ['review.assign', 'review.approve'];

/**
 * Whether the actor may do it to the review. A case reserved for named reviewers is opened and answered by them alone,
 * whoever leads the unit; those who share out may still hand it to one of them. What one of several answers blind is
 * hers alone until all have handed in, whoever leads the unit; from then on those who answered the case see it too.
 * Nobody decides who reviews a case of her own or one she has declared a conflict of interest (jäv) in.
 */
export function mayReview(actor: Actor, action: Action, review: ReviewFacts): boolean {
  const isReserved = review.reservedFor !== null && !review.reservedFor.includes(actor.personId);
  const needsTheCase = NEEDS_THE_CASE.includes(action);
  if (needsTheCase && (isReserved || isBlindTo(actor, review) || hasLeft(review))) return false;
  if (action === 'review.write' && isAnsweringOver(review)) return false;
  if (action === 'review.write' && isAgreed(review)) return mayAgree(actor, review);
  const resource = reviewResource(actor, review);
  if (action === 'review.assign' && (resource.isOwnCase === true || review.isInConflict === true))
    return false;
  if (OF_THE_ROUND.includes(action)) return may(actor, action, { ...resource, unitId: review.roundUnitId });
  const isShared = action === 'review.read' && isSharedWith(actor, review);
  return may(actor, action, isShared ? { ...resource, reviewerId: actor.personId } : resource);
}

/** The review is another's, and answered blind while somebody has yet to hand in, or of a vignette: for good. */
function isBlindTo(actor: Actor, review: ReviewFacts): boolean {
  const { slot, slotsOpen, reviewerId } = review;
  if (slot === 0 || reviewerId === actor.personId) return false;
  const { reviewersPerCase, isBlind } = procedureOf(review);
  return reviewersPerCase === 'everyone' || (isBlind && slotsOpen !== 0);
}

/** After a declared conflict of interest she reads nothing of what several answer to the case, whoever leads the unit. */
function hasLeft(review: ReviewFacts): boolean {
  return review.isInConflict === true && isAnsweredBySeveral(procedureOf(review));
}

/** The group may have seen how everybody answered: nobody answers the vignette any more. */
function isAnsweringOver({ slot, spreadOpenedAt }: ReviewFacts): boolean {
  return slot > 0 && spreadOpenedAt !== undefined && spreadOpenedAt !== null;
}

/** The actor answered the case as one of several, and all are in. Vignettes have their own way of being shown. */
function isSharedWith(actor: Actor, review: ReviewFacts): boolean {
  const isOfEverybody = procedureOf(review).reviewersPerCase === 'everyone';
  return (
    review.isOneOfSeveral === true &&
    review.isInConflict !== true &&
    review.slotsOpen === 0 &&
    !isOfEverybody &&
    !isOwnCase(actor, review)
  );
}

/** The review holds what several have agreed on, or waits for it. */
export function isAgreed(review: Pick<ReviewFacts, 'slot' | 'procedure'>): boolean {
  return review.slot === 0 && isAnsweredBySeveral(procedureOf(review));
}

/**
 * Whether the actor may settle the answers that count: when all have handed in, each of those who answered, whoever it
 * was given to, and whoever shares out. Never about a case of her own, and never after a declared conflict of interest.
 */
function mayAgree(actor: Actor, review: ReviewFacts): boolean {
  const { slotCount = 0, slotsOpen, isInConflict } = review;
  // Side by side the answers would tell whose they are; a group writes down what it came to instead.
  if (procedureOf(review).reviewersPerCase === 'everyone') return false;
  if (slotCount === 0 || slotsOpen !== 0 || isInConflict !== false) return false;
  const resource = reviewResource(actor, review);
  if (may(actor, 'review.write', resource)) return true;
  if (isSharedWith(actor, review) && may(actor, 'review.write', { ...resource, reviewerId: actor.personId }))
    return true;
  return mayReview(actor, 'review.assign', review);
}

/**
 * Whether one of several may no longer change what she answered by herself: in a blind round when all have handed in,
 * since she may have seen the others' answers by then and what differs is settled in the agreed answer, also when another
 * has left the case for jäv since; otherwise when that has been begun.
 */
export function isLocked(review: ReviewFacts): boolean {
  if (review.slot === 0) return false;
  const isAllIn = review.slotsOpen === 0;
  if (procedureOf(review).isBlind) return isAllIn || review.isLeftSince === true;
  return isAllIn && review.decidingState !== 'assigned';
}
