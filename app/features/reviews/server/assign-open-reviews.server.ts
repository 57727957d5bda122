import { withRegisterNames } from '#app/features/accounts/server/register-names.server.ts';
import { reviewerCandidates } from '#app/features/controls/server/control-units.server.ts';
import { procedureOf } from '#app/features/controls/server/stored-shapes.server.ts';
import type { CaseToAssign, ReviewerCandidate } from '#app/features/reviews/domain/assign-reviews.ts';
import { firstSlot } from '#app/features/reviews/domain/open-seats.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { swedishCollator } from '#app/shared/text/format.ts';
import type { Reader } from '#db/client.server.ts';
import { listConflicts, listEverHeld } from '#db/queries/case-past.server.ts';
import { countReviewsByReviewer, type ReviewRow } from '#db/queries/reviews.server.ts';
import { findRound, listRoundReviewers } from '#db/queries/rounds.server.ts';
import { crossedToByChoice, crossingRule } from './crossing-rule.server.ts';

/**
 * A review with a case, as the choice of its next reviewer sees it: nobody who has declared a conflict in any review of
 * the case, and nobody who has ever had another of the round's.
 */
export function caseToAssign(db: Reader, review: ReviewRow, now: string): CaseToAssign {
  const conflicts = listConflicts(db, review.roundId, review.frameCaseId);
  // Whoever writes down what several agreed on is one of them, or a third.
  const isAgreed = review.slot < firstSlot(procedureOf(review));
  const others = isAgreed
    ? []
    : listEverHeld(db, review.roundId, review.frameCaseId).filter(({ slot }) => slot !== review.slot);
  const excluded = [...conflicts, ...others].map(({ personId }) => personId);
  const { caseKey: key, caseWorker, coWorker, reservedFor } = review;
  const crossedTo = crossedToByChoice(crossingRule(db, procedureOf(review), now), review.unitId);
  return { key, caseWorker, coWorker, reservedFor, crossedTo, excluded, wanted: 1 };
}

/** The round's reviewers who may review in it now, in name order with what they have; the order decides ties. */
export function listReviewerCandidates(db: Reader, roundId: RoundId, now: string): ReviewerCandidate[] {
  const round = findRound(db, roundId);
  if (!round) return [];
  const mayReview = new Set(reviewerCandidates(db, round.unitId, now).map(({ id }) => id));
  const loads = countReviewsByReviewer(db, roundId, firstSlot(procedureOf(round)));
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
