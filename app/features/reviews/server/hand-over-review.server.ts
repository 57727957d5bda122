import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { procedureOf } from '#app/features/controls/server/stored-shapes.server.ts';
import { mayReviewCase, type ReviewerCandidate } from '#app/features/reviews/domain/assign-reviews.ts';
import { firstSlot } from '#app/features/reviews/domain/open-seats.ts';
import { canReview } from '#app/features/reviews/domain/review-lifecycle.ts';
import type { PersonId, ReviewId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { Reader } from '#db/client.server.ts';
import {
  endAssignment,
  findReview,
  insertAssignment,
  type ReviewRow,
  updateReview,
} from '#db/queries/reviews.server.ts';
import { transact } from '#db/transact.server.ts';
import { caseToAssign, listReviewerCandidates } from './assign-open-reviews.server.ts';
import { passOn } from './give-out.server.ts';
import { mayReview, reviewReachOf } from './review-access.server.ts';

/** Who else in the round may have this review now. */
function candidatesFor(db: Reader, review: ReviewRow, now: string): ReviewerCandidate[] {
  const theCase = caseToAssign(db, review, now);
  return listReviewerCandidates(db, review.roundId, now).filter(
    (person) => person.personId !== review.reviewerId && mayReviewCase(person, theCase),
  );
}

/** For the choice on the page; empty for whoever may not assign. */
export function listHandOverCandidates(
  services: Services,
  actor: Actor,
  reviewId: ReviewId,
): { personId: PersonId; name: string; load: number }[] {
  const review = findReview(services.db, reviewReachOf(actor), reviewId);
  if (!review || !mayReview(actor, 'review.assign', review) || isNotReady(review)) return [];
  return candidatesFor(services.db, review, services.now()).map(({ personId, displayName, load }) => ({
    personId,
    name: displayName,
    load,
  }));
}

/**
 * What several are to agree on, before all of them have handed in: there is nothing to settle yet. From then on a third
 * person may be asked to, whether somebody has taken it up or not. Where everybody answers, nobody else can take over
 * what one person thinks, and the group agrees on no answers.
 */
function isNotReady(review: ReviewRow): boolean {
  const procedure = procedureOf(review);
  if (procedure.reviewersPerCase === 'everyone') return true;
  return review.slot < firstSlot(procedure) && review.slotsOpen !== 0;
}

export type HandOverOutcome = Result<null, 'notFound' | 'forbidden' | 'notPossible' | 'mayNotReview'>;

/** Hands the review to somebody else, for example when the reviewer is away. Her answers go on with it where they are not given blind. */
export function handOverReview(
  services: Services,
  actor: Actor,
  reviewId: ReviewId,
  toPersonId: PersonId,
): HandOverOutcome {
  const now = services.now();
  return transact<HandOverOutcome>(services.db, { actorId: actor.personId, now }, (tx) => {
    const refuse = (error: 'notFound' | 'forbidden' | 'notPossible' | 'mayNotReview') => ({
      value: err(error),
      unchanged: true as const,
    });
    const review = findReview(tx, reviewReachOf(actor), reviewId);
    if (!review) return refuse('notFound');
    if (!mayReview(actor, 'review.assign', review)) return refuse('forbidden');
    if (review.roundState !== 'reviewing' || !canReview(review.state, 'assign')) return refuse('notPossible');
    if (isNotReady(review)) return refuse('notPossible');
    if (review.reviewerId === toPersonId) return { value: ok(null), unchanged: true as const };
    if (!candidatesFor(tx, review, now).some(({ personId }) => personId === toPersonId))
      return refuse('mayNotReview');
    endAssignment(tx, reviewId, { at: now, reason: 'handedOver', note: '' });
    const { removed, change } = passOn(tx, procedureOf(review), { reviewId, slot: review.slot }, now);
    updateReview(tx, reviewId, { ...change, reviewerId: toPersonId });
    insertAssignment(tx, { reviewId, personId: toPersonId, assignedAt: now, assignedById: actor.personId });
    return {
      value: ok(null),
      audit: [
        {
          action: 'review.handedOver',
          entity: 'review',
          entityId: reviewId,
          unitId: review.unitId,
          detail: { from: review.reviewerId, to: toPersonId, removedAnswers: removed },
        },
      ],
    };
  });
}
