import { type Actor, may, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { isOpen } from '#app/features/controls/domain/round-lifecycle.ts';
import type { PersonId, ReviewId, RoundId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { ReviewState } from '#app/shared/domain/vocabulary.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listReviewsOfRound } from '#db/queries/reviews.server.ts';
import { findRound } from '#db/queries/rounds.server.ts';
import { planShares } from './assign-open-reviews.server.ts';

export interface ShareOutPage {
  round: { id: RoundId; name: string; dueOn: string };
  /** Cases that nobody reviews yet. */
  waitingCount: number;
  /** Drawn cases that none of the reviewers may have. */
  stuckKeys: string[];
  reviewers: { personId: PersonId; name: string; load: number; willGet: number }[];
  given: { reviewId: ReviewId; caseKey: string; reviewerName: string | null; state: ReviewState }[];
  isPossible: boolean;
}

/** How the reviews would be shared out, and who has which now. */
export function loadShareOut(
  services: Services,
  actor: Actor,
  roundId: RoundId,
): Result<ShareOutPage, 'notFound' | 'forbidden'> {
  const { db } = services;
  const round = findRound(db, roundId);
  if (!round) return err('notFound');
  if (!may(actor, 'review.assign', { unitId: round.unitId })) return err('forbidden');
  const scope = scopeOf(actor, 'review.assign');
  const { planned, reviewers } = planShares(db, scope, roundId);
  const willGet = (personId: PersonId) => planned.filter((share) => share.reviewerId === personId).length;
  return ok({
    round: { id: round.id, name: round.name, dueOn: round.dueOn },
    waitingCount: planned.length,
    stuckKeys: planned.filter(({ reviewerId }) => reviewerId === null).map(({ key }) => key),
    reviewers: reviewers.map(({ personId, displayName, load }) => ({
      personId,
      name: displayName,
      load,
      willGet: willGet(personId),
    })),
    given: listReviewsOfRound(db, scope, roundId).map(({ id, caseKey, reviewerName, state }) => ({
      reviewId: id,
      caseKey,
      reviewerName,
      state,
    })),
    isPossible: isOpen(round.state, 'assignReviews'),
  });
}
