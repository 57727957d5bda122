import { type Actor, may } from '#app/features/accounts/domain/policy.ts';
import { procedureOf } from '#app/features/controls/server/stored-shapes.server.ts';
import { isAwaitingApproval } from '#app/features/reviews/domain/approval-lifecycle.ts';
import { type DeviationTiming, deviationTimingOf } from '#app/features/reviews/domain/deviation-timing.ts';
import { listReadyToAgree } from '#app/features/reviews/server/list-ready-to-agree.server.ts';
import { nextInLine } from '#app/features/reviews/server/load-my-reviews.server.ts';
import { mayReview, reviewReachOf } from '#app/features/reviews/server/review-access.server.ts';
import type { DeviationId, ReviewId, RoundId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { DeviationState } from '#app/shared/domain/vocabulary.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listDeviationLinks } from '#db/queries/deviation-writes.server.ts';
import { listDeviationsOfReview } from '#db/queries/deviations.server.ts';
import { findReview, type ReviewRow } from '#db/queries/reviews.server.ts';
import { hasReviewsLeft } from '#db/queries/round-complete.server.ts';
import { findRound } from '#db/queries/rounds.server.ts';

export interface Receipt {
  caseKey: string;
  /** When what is found becomes deviations. */
  deviationsCome: DeviationTiming;
  /** The review to agree on, and by how many, when this was the last of them; else null. */
  toAgree: { reviewId: ReviewId; count: number } | null;
  /** Deviations come when somebody has approved the review. */
  isAwaitingApproval: boolean;
  deviations: {
    id: DeviationId;
    number: string;
    title: string;
    state: DeviationState;
    responsibleName: string | null;
    dueOn: string;
  }[];
  linkedNumbers: string[];
  next: { reviewId: ReviewId; caseKey: string } | null;
  waitingCount: number;
  /** The round, when this was the last review of it, for whoever may read it; else null. */
  completedRoundId: RoundId | null;
}

/** What came of handing in; `notHandedIn` sends the reader to the review itself. */
export function loadReceipt(
  services: Services,
  actor: Actor,
  reviewId: ReviewId,
): Result<Receipt, 'notFound' | 'forbidden' | 'notHandedIn'> {
  const { db } = services;
  const review = findReview(db, reviewReachOf(actor), reviewId);
  if (!review) return err('notFound');
  if (!mayReview(actor, 'review.read', review)) return err('forbidden');
  if (review.state !== 'finished') return err('notHandedIn');
  const { next, waitingCount } = nextInLine(services, actor, reviewId);
  const deviationsCome = deviationTimingOf(procedureOf(review), review.slot);
  return ok({
    caseKey: review.caseKey,
    deviationsCome,
    toAgree: deviationsCome === 'agreement' ? reviewToAgree(services, actor, review) : null,
    isAwaitingApproval: isAwaitingApproval(review),
    deviations: listDeviationsOfReview(db, reviewId).map(
      ({ id, number, title, state, responsibleName, dueOn }) => ({
        id,
        number,
        title,
        state,
        responsibleName,
        dueOn,
      }),
    ),
    linkedNumbers: listDeviationLinks(db, reviewId).map(({ number }) => number),
    next,
    waitingCount,
    completedRoundId: completedRound(services, actor, review),
  });
}

function completedRound({ db }: Services, actor: Actor, { roundId }: ReviewRow): RoundId | null {
  const round = findRound(db, roundId);
  const isReadable =
    round !== undefined && may(actor, 'round.read', { unitId: round.unitId, ownerId: round.ownerId });
  return isReadable && !hasReviewsLeft(db, roundId) ? roundId : null;
}

function reviewToAgree(
  services: Services,
  actor: Actor,
  { roundId, caseKey }: ReviewRow,
): Receipt['toAgree'] {
  const found = listReadyToAgree(services, actor).find(
    (one) => one.roundId === roundId && one.caseKey === caseKey,
  );
  return found ? { reviewId: found.reviewId, count: found.reviewerNames.length } : null;
}
