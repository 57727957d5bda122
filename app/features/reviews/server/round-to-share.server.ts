import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import { isAnsweredBySeveral, type ReviewProcedure } from '#app/features/controls/domain/review-procedure.ts';
import { procedureOf } from '#app/features/controls/server/stored-shapes.server.ts';
import type { CaseToAssign, ReviewerCandidate } from '#app/features/reviews/domain/assign-reviews.ts';
import { firstSlot, type HeldSlot, openSeats, type Seat } from '#app/features/reviews/domain/open-seats.ts';
import type { FrameCaseId, PersonId, UnitId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import { listConflicts, listEverHeld } from '#db/queries/case-past.server.ts';
import { listCurrentSample } from '#db/queries/draws.server.ts';
import { listReservedCases } from '#db/queries/protected-cases.server.ts';
import { listLastSlots, listReviewsOfRound } from '#db/queries/reviews.server.ts';
import type { RoundRow } from '#db/queries/rounds.server.ts';
import { listReviewerCandidates } from './assign-open-reviews.server.ts';
import { type CrossingRule, crossingRule } from './crossing-rule.server.ts';

export interface CaseToShare {
  frameCaseId: FrameCaseId;
  unitId: UnitId;
  /** The case's reviews, slot 0 of several among them. */
  held: HeldSlot[];
  /** The places that nobody keeps. */
  seats: Seat[];
  lastSlot: number;
  /** Who has declared a conflict of interest in it, in any round. */
  conflicted: PersonId[];
  /** Where so many answer each case: who has ever had or answered which of its places. */
  everHeld: { slot: number; personId: PersonId }[];
  /** As the choice for its open places sees it; where it is not shared out to everybody, it wants as many as it has. */
  toAssign: CaseToAssign;
}

export interface RoundToShare {
  procedure: ReviewProcedure;
  first: 0 | 1;
  reviewers: ReviewerCandidate[];
  crossing: CrossingRule;
  /** In drawing order. */
  cases: CaseToShare[];
}

/** The round's sample as it stands, with who has what and which places are open. */
export function loadRoundToShare(db: Reader, scope: UnitScope, round: RoundRow, now: string): RoundToShare {
  const procedure = procedureOf(round);
  const first = firstSlot(procedure);
  const perCase = procedure.reviewersPerCase === 'everyone' ? 0 : procedure.reviewersPerCase;
  const reviewers = listReviewerCandidates(db, round.id, now);
  const crossing = crossingRule(db, procedure, now);
  const mayReview = new Set(reviewers.map(({ personId }) => personId));
  const reserved = listReservedCases(db, round.id);
  const reviews = groupByCase(listReviewsOfRound(db, scope, round.id));
  const conflicts = groupByCase(listConflicts(db, round.id, 'drawn'));
  const everHeldIn = groupByCase(perCase > 1 ? listEverHeld(db, round.id, 'drawn') : []);
  const lastSlots = listLastSlots(db, round.id);
  const cases = listCurrentSample(db, scope, round.id).map((drawn) => {
    const { frameCaseId, unitId, key, caseWorker, coWorker } = drawn;
    const reservedFor = reserved.get(frameCaseId) ?? null;
    const held = (reviews.get(frameCaseId) ?? []).map(({ id, slot, state, reviewerId }) => ({
      reviewId: id,
      slot,
      holderId: reviewerId,
      isFinished: state === 'finished',
      isKept:
        state === 'finished' ||
        (reviewerId !== null && mayReview.has(reviewerId) && (reservedFor?.includes(reviewerId) ?? true)),
    }));
    const holders = held.flatMap(({ slot, isKept, holderId }) =>
      slot >= first && isKept && holderId !== null ? [holderId] : [],
    );
    const lastSlot = lastSlots.get(frameCaseId) ?? -1;
    const seats = openSeats(perCase, first, held, lastSlot);
    const conflicted = (conflicts.get(frameCaseId) ?? []).map(({ personId }) => personId);
    const everHeld = everHeldIn.get(frameCaseId) ?? [];
    // The one place that is open may go back to whoever had it.
    const [open] = seats;
    const others = everHeld.filter(({ slot }) => seats.length !== 1 || slot !== open?.slot);
    const excluded = [...holders, ...conflicted, ...others.map(({ personId }) => personId)];
    const crossedTo = crossing.crossedTo(unitId);
    const toAssign = { key, caseWorker, coWorker, reservedFor, crossedTo, excluded, wanted: seats.length };
    return { frameCaseId, unitId, held, seats, lastSlot, conflicted, everHeld, toAssign };
  });
  return { procedure, first, reviewers, crossing, cases };
}

/** Cases answered by several that have no review yet for what they agree on. */
export function casesWithoutAgreed({ procedure, cases }: RoundToShare): FrameCaseId[] {
  if (!isAnsweredBySeveral(procedure)) return [];
  return cases.filter(({ held }) => held.every(({ slot }) => slot !== 0)).map((one) => one.frameCaseId);
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
