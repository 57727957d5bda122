import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import { isAnsweredBySeveral, type ReviewProcedure } from '#app/features/controls/domain/review-procedure.ts';
import { procedureOf } from '#app/features/controls/server/stored-shapes.server.ts';
import {
  assignReviews,
  type CaseToAssign,
  mayReviewCase,
  type ReviewerCandidate,
} from '#app/features/reviews/domain/assign-reviews.ts';
import {
  firstSlot,
  type HeldSlot,
  newSeats,
  openSeats,
  type Seat,
} from '#app/features/reviews/domain/open-seats.ts';
import type { FrameCaseId, PersonId, ReviewId, RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import { listCurrentSample } from '#db/queries/draws.server.ts';
import { listReservedCases } from '#db/queries/protected-cases.server.ts';
import { listConflicts, listLastSlots, listReviewsOfRound } from '#db/queries/reviews.server.ts';
import { findRound } from '#db/queries/rounds.server.ts';
import { listReviewerCandidates } from './assign-open-reviews.server.ts';

export type PlannedReview = Seat & { frameCaseId: FrameCaseId; key: string; reviewerId: PersonId };

export interface SharePlan {
  /** What would be given to whom, by case in drawing order. */
  planned: PlannedReview[];
  /** Cases that too few of the reviewers may have, and how many are missing. */
  lacking: { key: string; missing: number }[];
  /** Cases answered by several that have no place yet for what they agree on. */
  withoutAgreed: FrameCaseId[];
  /** Reviews put aside: where everybody answers, nobody can take over from whoever may not go on. */
  putAside: ReviewId[];
  reviewers: ReviewerCandidate[];
}

type OpenCase = {
  frameCaseId: FrameCaseId;
  held: HeldSlot[];
  seats: Seat[];
  lastSlot: number;
  toAssign: CaseToAssign;
};

/**
 * How the cases that lack reviewers would be shared out now, those whose reviewer may no longer review among them;
 * reads only, so that a page can show it first.
 */
export function planShares(db: Reader, scope: UnitScope, roundId: RoundId, now: string): SharePlan {
  const round = findRound(db, roundId);
  const reviewers = listReviewerCandidates(db, roundId, now);
  const nothing = { planned: [], lacking: [], withoutAgreed: [], putAside: [], reviewers };
  if (!round) return nothing;
  const procedure = procedureOf(round);
  const cases = listOpenCases(db, scope, roundId, procedure, reviewers);
  const shares =
    procedure.reviewersPerCase === 'everyone'
      ? shareWithEveryone(cases, reviewers)
      : shareEvenly(cases, reviewers);
  const withoutAgreed = isAnsweredBySeveral(procedure)
    ? cases.filter(({ held }) => held.every(({ slot }) => slot !== 0)).map((one) => one.frameCaseId)
    : [];
  return { ...nothing, ...shares, withoutAgreed };
}

/** The sample's cases with what each lacks; one that lacks nothing has no seats. */
function listOpenCases(
  db: Reader,
  scope: UnitScope,
  roundId: RoundId,
  procedure: ReviewProcedure,
  reviewers: readonly ReviewerCandidate[],
): OpenCase[] {
  const first = firstSlot(procedure);
  const perCase = procedure.reviewersPerCase === 'everyone' ? 0 : procedure.reviewersPerCase;
  const reserved = listReservedCases(db, roundId);
  const mayReview = new Set(reviewers.map(({ personId }) => personId));
  const reviews = groupByCase(listReviewsOfRound(db, scope, roundId));
  const conflicts = groupByCase(listConflicts(db, roundId));
  const lastSlots = listLastSlots(db, roundId);
  return listCurrentSample(db, scope, roundId).map(({ frameCaseId, key, caseWorker, coWorker }) => {
    const reservedFor = reserved.get(frameCaseId) ?? null;
    const held = (reviews.get(frameCaseId) ?? []).map(({ id, slot, state, reviewerId }) => ({
      reviewId: id,
      slot,
      holderId: reviewerId,
      isKept:
        state === 'finished' ||
        (reviewerId !== null && mayReview.has(reviewerId) && (reservedFor?.includes(reviewerId) ?? true)),
    }));
    const holders = held.flatMap(({ slot, isKept, holderId }) =>
      slot >= first && isKept && holderId !== null ? [holderId] : [],
    );
    const lastSlot = lastSlots.get(frameCaseId) ?? -1;
    const seats = openSeats(perCase, first, held, lastSlot);
    const excluded = [...holders, ...(conflicts.get(frameCaseId) ?? []).map(({ personId }) => personId)];
    const toAssign = { key, caseWorker, coWorker, reservedFor, excluded, wanted: seats.length };
    return { frameCaseId, held, seats, lastSlot, toAssign };
  });
}

/** Each case to as many as it lacks, evenly. */
function shareEvenly(
  all: readonly OpenCase[],
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
  cases: readonly OpenCase[],
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

function seat(one: OpenCase, seats: readonly Seat[], reviewerIds: readonly PersonId[]): PlannedReview[] {
  const { frameCaseId, toAssign } = one;
  return seats.flatMap((place, index) => {
    const reviewerId = reviewerIds[index];
    return reviewerId === undefined ? [] : [{ ...place, frameCaseId, key: toAssign.key, reviewerId }];
  });
}

function groupByCase<Row extends { frameCaseId: FrameCaseId }>(
  rows: readonly Row[],
): Map<FrameCaseId, Row[]> {
  const byCase = new Map<FrameCaseId, Row[]>();
  for (const row of rows) {
    const rest = byCase.get(row.frameCaseId);
    if (rest) rest.push(row);
    else byCase.set(row.frameCaseId, [row]);
  }
  return byCase;
}
