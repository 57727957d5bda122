import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import { countUnfinishedOf } from '#db/queries/unfinished-reviews.server.ts';
import { listReviewerCandidates } from './assign-open-reviews.server.ts';

/** How many reviews of a round under way belong to somebody who may no longer do them: they wait to be shared out again. */
export function countStranded(db: Reader, roundId: RoundId, now: string): number {
  const mayReview = new Set(listReviewerCandidates(db, roundId, now).map(({ personId }) => personId));
  return countUnfinishedOf(db, roundId)
    .filter(({ reviewerId }) => reviewerId !== null && !mayReview.has(reviewerId))
    .reduce((sum, { count }) => sum + count, 0);
}
