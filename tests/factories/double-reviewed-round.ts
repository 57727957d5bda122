import { scopeOf } from '#app/features/accounts/domain/policy.ts';
import type { ReviewProcedure } from '#app/features/controls/domain/review-procedure.ts';
import { shareOutReviews } from '#app/features/reviews/server/share-out-reviews.server.ts';
import type { PersonId, RoundId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { type ListedReview, listReviewsOfRound } from '#db/queries/reviews.server.ts';
import { makePerson } from './organisation.ts';
import {
  actorOf,
  drawPlacementsRound,
  makePlacementsControl,
  must,
  type PlacementsControl,
} from './placements-control.ts';

/** Two reviewers a case, each by herself, neither seeing what the other answers. */
export const TWO_BLIND: ReviewProcedure = {
  reviewersPerCase: 2,
  isBlind: true,
  sharing: { kind: 'evenly' },
  needsApproval: false,
  isGrid: false,
};

export type DoubleReviewedRound = PlacementsControl & { roundId: RoundId };

/** A drawn round of ten placements with three reviewers and the procedure, not yet shared out. */
export async function makeDrawnRound(
  services: Services,
  procedure: Partial<ReviewProcedure> = {},
): Promise<DoubleReviewedRound> {
  const made = await makePlacementsControl(services);
  const third = makePerson(services, {
    name: 'Cecilia Norén',
    role: 'reviewer',
    unitId: made.org.fosterCare,
    caseWorkerName: 'Cecilia Norén',
  });
  const withThird = { ...made, reviewers: [...made.reviewers, third] };
  services.db.$client
    .prepare('UPDATE controls SET procedure = ? WHERE id = ?')
    .run(JSON.stringify({ ...TWO_BLIND, ...procedure }), made.controlId);
  return { ...withThird, roundId: drawPlacementsRound(services, withThird) };
}

/** The same shared out: ten cases × two reviews, and for each an empty review that waits for the agreed answers. */
export async function makeDoubleReviewedRound(
  services: Services,
  procedure: Partial<ReviewProcedure> = {},
): Promise<DoubleReviewedRound> {
  const round = await makeDrawnRound(services, procedure);
  must(shareOutReviews(services, actorOf(services, round.maria), round.roundId));
  return round;
}

/** Every review of the round, by case and then by slot; slot 0 is what counts. */
export function allReviewsOf(
  services: Services,
  round: { maria: PersonId; roundId: RoundId },
): ListedReview[] {
  const scope = scopeOf(actorOf(services, round.maria), 'round.read');
  return listReviewsOfRound(services.db, scope, round.roundId).toSorted(
    (a, b) => a.frameCaseId - b.frameCaseId || a.slot - b.slot,
  );
}
