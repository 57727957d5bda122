import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import { withRegisterNames } from '#app/features/accounts/server/register-names.server.ts';
import { reviewerCandidates } from '#app/features/controls/server/control-units.server.ts';
import {
  assignReviews,
  type CaseToAssign,
  type ReviewerCandidate,
} from '#app/features/reviews/domain/assign-reviews.ts';
import type { FrameCaseId, PersonId, ReviewId, RoundId } from '#app/shared/domain/ids.ts';
import { swedishCollator } from '#app/shared/text/format.ts';
import type { Reader } from '#db/client.server.ts';
import { listCurrentSample } from '#db/queries/draws.server.ts';
import { listReservedCases } from '#db/queries/protected-cases.server.ts';
import {
  countReviewsByReviewer,
  listConflicts,
  listReviewsOfRound,
  type ReviewRow,
} from '#db/queries/reviews.server.ts';
import { findRound, listRoundReviewers } from '#db/queries/rounds.server.ts';

export interface PlannedReview {
  frameCaseId: FrameCaseId;
  key: string;
  /** Null: the case has no review yet. */
  reviewId: ReviewId | null;
  /** Who has the review but may not keep it: a role that ended or moved away, a person shut out, a case now reserved. */
  strandedWithId: PersonId | null;
  /** Null: none of the reviewers may have it. */
  reviewerId: PersonId | null;
}

export interface SharePlan {
  planned: PlannedReview[];
  reviewers: ReviewerCandidate[];
}

/**
 * How the cases that nobody reviews would be shared out now, those whose reviewer may no longer review among them;
 * reads only, so that a page can show it first.
 */
export function planShares(db: Reader, scope: UnitScope, roundId: RoundId, now: string): SharePlan {
  const reviewOf = new Map(
    listReviewsOfRound(db, scope, roundId).map((review) => [review.frameCaseId, review]),
  );
  const conflicts = listConflicts(db, roundId);
  const reserved = listReservedCases(db, roundId);
  const reviewers = listReviewerCandidates(db, roundId, now);
  const mayReview = new Set(reviewers.map(({ personId }) => personId));
  const open = listCurrentSample(db, scope, roundId).flatMap((drawn) => {
    const review = reviewOf.get(drawn.frameCaseId);
    const holderId = review?.reviewerId ?? null;
    const only = reserved.get(drawn.frameCaseId) ?? null;
    const mayKeep = holderId !== null && mayReview.has(holderId) && (only?.includes(holderId) ?? true);
    const isTaken = review?.state === 'finished' || mayKeep;
    if (isTaken) return [];
    return [{ ...drawn, reviewId: review?.id ?? null, strandedWithId: holderId, reservedFor: only }];
  });
  const cases: CaseToAssign[] = open.map(({ key, caseWorker, coWorker, reviewId, reservedFor }) => ({
    key,
    caseWorker,
    coWorker,
    reservedFor,
    excluded: conflicts.filter((conflict) => conflict.reviewId === reviewId).map(({ personId }) => personId),
  }));
  const { reviewerOf } = assignReviews(cases, reviewers);
  const planned = open.map(({ frameCaseId, key, reviewId, strandedWithId }) => ({
    frameCaseId,
    key,
    reviewId,
    strandedWithId,
    reviewerId: reviewerOf.get(key) ?? null,
  }));
  return { planned, reviewers };
}

/** A review with a case, as the choice of its next reviewer sees it. */
export function caseToAssign(db: Reader, review: ReviewRow): CaseToAssign {
  const excluded = listConflicts(db, review.roundId)
    .filter((conflict) => conflict.reviewId === review.id)
    .map(({ personId }) => personId);
  const { caseKey: key, caseWorker, coWorker, reservedFor } = review;
  return { key, caseWorker, coWorker, reservedFor, excluded };
}

/** The round's reviewers who may review in it now, in name order with what they have; the order decides ties. */
export function listReviewerCandidates(db: Reader, roundId: RoundId, now: string): ReviewerCandidate[] {
  const round = findRound(db, roundId);
  if (!round) return [];
  const mayReview = new Set(reviewerCandidates(db, round.unitId, now).map(({ id }) => id));
  const loads = countReviewsByReviewer(db, roundId);
  return withRegisterNames(db, listRoundReviewers(db, roundId))
    .filter(({ id }) => mayReview.has(id))
    .map(({ id, displayName, registerNames }) => ({
      personId: id,
      displayName,
      registerNames,
      load: loads.get(id) ?? 0,
    }))
    .sort((a, b) => swedishCollator.compare(a.displayName, b.displayName) || a.personId - b.personId);
}
