import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import {
  assignReviews,
  type CaseToAssign,
  type ReviewerCandidate,
} from '#app/features/reviews/domain/assign-reviews.ts';
import type { FrameCaseId, PersonId, ReviewId, RoundId } from '#app/shared/domain/ids.ts';
import { swedishCollator } from '#app/shared/text/format.ts';
import type { Reader } from '#db/client.server.ts';
import { findPerson } from '#db/queries/accounts.server.ts';
import { listCurrentSample } from '#db/queries/draws.server.ts';
import { countReviewsByReviewer, listConflicts, listReviewsOfRound } from '#db/queries/reviews.server.ts';
import { listRoundReviewers } from '#db/queries/rounds.server.ts';

export interface PlannedReview {
  frameCaseId: FrameCaseId;
  key: string;
  /** Null: the case has no review yet. */
  reviewId: ReviewId | null;
  /** Null: none of the reviewers may have it. */
  reviewerId: PersonId | null;
}

export interface SharePlan {
  planned: PlannedReview[];
  reviewers: ReviewerCandidate[];
}

/** How the cases that nobody reviews would be shared out now; reads only, so that a page can show it first. */
export function planShares(db: Reader, scope: UnitScope, roundId: RoundId): SharePlan {
  const reviewOf = new Map(
    listReviewsOfRound(db, scope, roundId).map((review) => [review.frameCaseId, review]),
  );
  const conflicts = listConflicts(db, roundId);
  const reviewers = listReviewerCandidates(db, roundId);
  const open = listCurrentSample(db, scope, roundId).flatMap((drawn) => {
    const review = reviewOf.get(drawn.frameCaseId);
    const isTaken = review !== undefined && (review.reviewerId !== null || review.state === 'finished');
    return isTaken ? [] : [{ ...drawn, reviewId: review?.id ?? null }];
  });
  const cases: CaseToAssign[] = open.map(({ key, caseWorker, coWorker, reviewId }) => ({
    key,
    caseWorker,
    coWorker,
    excluded: conflicts.filter((conflict) => conflict.reviewId === reviewId).map(({ personId }) => personId),
  }));
  const { reviewerOf } = assignReviews(cases, reviewers);
  const planned = open.map(({ frameCaseId, key, reviewId }) => ({
    frameCaseId,
    key,
    reviewId,
    reviewerId: reviewerOf.get(key) ?? null,
  }));
  return { planned, reviewers };
}

/** The round's active reviewers in name order with what they have; the order decides ties. */
export function listReviewerCandidates(db: Reader, roundId: RoundId): ReviewerCandidate[] {
  const loads = countReviewsByReviewer(db, roundId);
  return listRoundReviewers(db, roundId)
    .filter(({ id }) => findPerson(db, id)?.deactivatedAt === null)
    .map(({ id, displayName, caseWorkerName }) => ({
      personId: id,
      displayName,
      caseWorkerName,
      load: loads.get(id) ?? 0,
    }))
    .sort((a, b) => swedishCollator.compare(a.displayName, b.displayName) || a.personId - b.personId);
}
