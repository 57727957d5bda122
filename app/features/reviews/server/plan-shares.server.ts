import { isAnsweredBySeveral, type ReviewProcedure } from '#app/features/controls/domain/review-procedure.ts';
import {
  assignReviews,
  mayReviewCase,
  type ReviewerCandidate,
} from '#app/features/reviews/domain/assign-reviews.ts';
import { newSeats, type Seat } from '#app/features/reviews/domain/open-seats.ts';
import type { ShareProblem } from '#app/features/reviews/domain/share-problem.ts';
import type { FrameCaseId, PersonId, ReviewId } from '#app/shared/domain/ids.ts';
import { type CaseToShare, casesWithoutAgreed, type RoundToShare } from './round-to-share.server.ts';

type PlannedReview = Seat & { frameCaseId: FrameCaseId; key: string; reviewerId: PersonId };

export interface SharePlan {
  /** What would be given to whom, by case in drawing order. */
  planned: PlannedReview[];
  /** Cases that too few of the reviewers may have, and how many are missing. */
  lacking: { key: string; missing: number }[];
  /** Cases of units that no pair covers, where groups look at each other's cases. */
  outside: string[];
  /** Cases answered by several that have no place yet for what they agree on. */
  withoutAgreed: FrameCaseId[];
  /** Reviews put aside: where everybody answers, nobody can take over from whoever may not go on. */
  putAside: ReviewId[];
  reviewers: ReviewerCandidate[];
}

/** How the cases that lack reviewers would be shared out now, those whose reviewer may no longer review among them. */
export function planShares(toShare: RoundToShare): SharePlan {
  const { procedure, reviewers, crossing, cases } = toShare;
  const { lacking, ...shares } =
    procedure.reviewersPerCase === 'everyone'
      ? shareWithEveryone(cases, reviewers)
      : { putAside: [], ...shareEvenly(cases, reviewers) };
  const unitOf = new Map(cases.map(({ unitId, toAssign }) => [toAssign.key, unitId]));
  const isOutside = ({ key }: { key: string }) => {
    const unitId = unitOf.get(key);
    return unitId !== undefined && !crossing.isCovered(unitId);
  };
  return {
    ...shares,
    lacking: lacking.filter((one) => !isOutside(one)),
    outside: lacking.filter(isOutside).map(({ key }) => key),
    withoutAgreed: casesWithoutAgreed(toShare),
    reviewers,
  };
}

/** Each case to as many as it lacks, evenly. */
function shareEvenly(
  all: readonly CaseToShare[],
  reviewers: readonly ReviewerCandidate[],
): Pick<SharePlan, 'planned' | 'lacking'> {
  const cases = all.filter(({ seats }) => seats.length > 0);
  const { reviewersOf, lacking } = assignReviews(
    cases.map(({ toAssign }) => toAssign),
    reviewers,
  );
  const planned = cases.flatMap((one) => seat(one, one.seats, reviewersOf.get(one.toAssign.key) ?? []));
  return { planned, lacking: [...lacking] };
}

/** Each case to everybody who may have it; whoever may not simply does without. A case nobody may have lacks one. */
function shareWithEveryone(
  cases: readonly CaseToShare[],
  reviewers: readonly ReviewerCandidate[],
): Pick<SharePlan, 'planned' | 'lacking' | 'putAside'> {
  const planned: PlannedReview[] = [];
  const lacking: SharePlan['lacking'] = [];
  const putAside: ReviewId[] = [];
  for (const one of cases) {
    const given = reviewers.filter((person) => mayReviewCase(person, one.toAssign));
    const kept = one.held.filter(({ slot, isKept }) => slot > 0 && isKept);
    if (given.length + kept.length === 0) lacking.push({ key: one.toAssign.key, missing: 1 });
    const ids = given.map(({ personId }) => personId);
    planned.push(...seat(one, newSeats(ids.length, 1, one.lastSlot), ids));
    putAside.push(...one.seats.flatMap(({ reviewId }) => (reviewId === null ? [] : [reviewId])));
  }
  return { planned, lacking, putAside };
}

function seat(one: CaseToShare, seats: readonly Seat[], reviewerIds: readonly PersonId[]): PlannedReview[] {
  const { frameCaseId, toAssign } = one;
  return seats.flatMap((place, index) => {
    const reviewerId = reviewerIds[index];
    return reviewerId === undefined ? [] : [{ ...place, frameCaseId, key: toAssign.key, reviewerId }];
  });
}

/** Why the plan cannot be carried out; undefined when it can. */
export function problemOf(plan: SharePlan, procedure: ReviewProcedure): ShareProblem | undefined {
  const { lacking, outside, reviewers } = plan;
  if (reviewers.length === 0) return { kind: 'noReviewers' };
  if (outside.length > 0) return { kind: 'outsidePairs', keys: outside };
  if (lacking.length === 0) return undefined;
  if (isAnsweredBySeveral(procedure)) return { kind: 'tooFewMay', lacking };
  return { kind: 'nobodyMay', keys: lacking.map(({ key }) => key) };
}
