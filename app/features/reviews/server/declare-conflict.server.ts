import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { procedureOf } from '#app/features/controls/server/stored-shapes.server.ts';
import { assignReviews } from '#app/features/reviews/domain/assign-reviews.ts';
import { firstSlot } from '#app/features/reviews/domain/open-seats.ts';
import { stateAfterConflict } from '#app/features/reviews/domain/review-lifecycle.ts';
import type { PersonId, ReviewId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findAgreedReview, listSlotsOfCase } from '#db/queries/agreed-answers.server.ts';
import {
  endAssignment,
  findReview,
  insertAssignment,
  type ReviewRow,
  updateReview,
} from '#db/queries/reviews.server.ts';
import { withdrawAllAnswers, withdrawAnswersBy } from '#db/queries/withdrawn-answers.server.ts';
import { transact, type WriteTx } from '#db/transact.server.ts';
import { caseToAssign, listReviewerCandidates } from './assign-open-reviews.server.ts';
import { isOpenToLeave, isOwnToLeave, isToBeAgreed } from './conflict-access.server.ts';
import { isAgreed, reviewReachOf } from './review-access.server.ts';

/** `reassigned` is false when nobody else in the round may review the case; its leader then shares it out. */
export type ConflictOutcome = Result<{ reassigned: boolean }, 'notFound' | 'forbidden' | 'notPossible'>;

/**
 * Anmäl jäv: the reviewer hands the review back with one click. What she has answered is taken out and kept aside,
 * because somebody without a conflict must judge it; what others answered before her stays. The review goes on to the
 * least loaded other reviewer who may have it and holds no other review of the case. One of several can do it until what
 * they agree on is handed in, and all they had agreed on is put aside with it. Where everybody answers each case nobody is
 * left to take it, and it is put aside; what several agree on is nobody's until one of them takes it up.
 */
export function declareConflict(services: Services, actor: Actor, reviewId: ReviewId): ConflictOutcome {
  const now = services.now();
  return transact<ConflictOutcome>(services.db, { actorId: actor.personId, now }, (tx) => {
    const refuse = (error: 'notFound' | 'forbidden' | 'notPossible') => ({
      value: err(error),
      unchanged: true as const,
    });
    const found = findReview(tx, reviewReachOf(actor), reviewId);
    if (!found) return refuse('notFound');
    if (!isOwnToLeave(actor, found)) return refuse('forbidden');
    if (!isOpenToLeave(found)) return refuse('notPossible');
    const review = findOwnSlot(tx, actor, found) ?? found;
    const agreedAnswers =
      review.slot > 0 && isToBeAgreed(review) ? putAgreementAside(tx, actor, review, now) : 0;
    const { reviewerId, withdrawn, left } = handBack(tx, actor, review, now);
    return {
      value: ok({ reassigned: reviewerId !== null }),
      audit: [
        {
          action: 'review.conflictDeclared',
          entity: 'review',
          entityId: review.id,
          unitId: review.unitId,
          detail: { removedAnswers: withdrawn, answersLeft: left, newReviewerId: reviewerId, agreedAnswers },
        },
      ],
    };
  });
}

/** What she answered to the case by herself, where she declares it about what they agree on. */
function findOwnSlot(tx: WriteTx, actor: Actor, review: ReviewRow): ReviewRow | undefined {
  if (!isAgreed(review)) return undefined;
  const slots = listSlotsOfCase(tx, review.roundId, review.frameCaseId);
  const own = slots.find(({ reviewerId }) => reviewerId === actor.personId);
  return own && findReview(tx, reviewReachOf(actor), own.id);
}

/** An agreement that rests on her answers waits again, for whoever answers after her. Says how many answers it had. */
function putAgreementAside(tx: WriteTx, actor: Actor, review: ReviewRow, now: string): number {
  const agreed = findAgreedReview(tx, review.roundId, review.frameCaseId);
  if (!agreed || (agreed.state === 'assigned' && agreed.reviewerId === null)) return 0;
  const reason = agreed.reviewerId === actor.personId ? 'conflictOfInterest' : 'handedOver';
  endAssignment(tx, agreed.id, { at: now, reason, note: '' });
  updateReview(tx, agreed.id, { state: 'assigned', startedAt: null, reviewerId: null, ...UNAPPROVED });
  return withdrawAllAnswers(tx, agreed.id, now);
}

const UNAPPROVED = { approval: null, approvedAt: null, approvedById: null };

function handBack(tx: WriteTx, actor: Actor, review: ReviewRow, now: string) {
  const { withdrawn, left } = withdrawAnswersBy(tx, review.id, actor.personId, now);
  endAssignment(tx, review.id, { at: now, reason: 'conflictOfInterest', note: '' });
  const reviewerId = findOther(tx, review, now);
  const isPutAside = procedureOf(review).reviewersPerCase === 'everyone' && review.slot > 0;
  updateReview(tx, review.id, {
    ...{ state: stateAfterConflict(review.state, left), finishedAt: null, reviewerId },
    ...{ startedAt: left > 0 ? review.startedAt : null, ...UNAPPROVED },
    ...(isPutAside ? { cancelledAt: now } : {}),
  });
  if (reviewerId !== null)
    insertAssignment(tx, { reviewId: review.id, personId: reviewerId, assignedAt: now });
  return { reviewerId, withdrawn, left };
}

function findOther(tx: WriteTx, review: ReviewRow, now: string): PersonId | null {
  const procedure = procedureOf(review);
  if (procedure.reviewersPerCase === 'everyone' || review.slot < firstSlot(procedure)) return null;
  const theCase = caseToAssign(tx, review, now);
  const candidates = listReviewerCandidates(tx, review.roundId, now);
  return assignReviews([theCase], candidates).reviewersOf.get(review.caseKey)?.[0] ?? null;
}
