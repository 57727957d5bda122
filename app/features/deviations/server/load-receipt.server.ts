import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { isAwaitingApproval } from '#app/features/reviews/domain/approval-lifecycle.ts';
import { nextInLine } from '#app/features/reviews/server/load-my-reviews.server.ts';
import { mayReview, reviewReachOf } from '#app/features/reviews/server/review-access.server.ts';
import type { DeviationId, ReviewId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { DeviationState } from '#app/shared/domain/vocabulary.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listDeviationLinks } from '#db/queries/deviation-writes.server.ts';
import { listDeviationsOfReview } from '#db/queries/deviations.server.ts';
import { findReview } from '#db/queries/reviews.server.ts';

export interface Receipt {
  caseKey: string;
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
  return ok({
    caseKey: review.caseKey,
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
  });
}
