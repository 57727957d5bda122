import { and, count, eq, isNull, sql } from 'drizzle-orm';
import type { FrameCaseId, RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { reviewAssignments, reviews } from '../schema/reviews.ts';
import { frameCases } from '../schema/sampling.ts';
import type { WriteTx } from '../transact.server.ts';

/** How many reviews of the round are handed in. */
export function countFinishedReviews(db: Reader, roundId: RoundId): number {
  const row = db
    .select({ total: count() })
    .from(reviews)
    .where(and(eq(reviews.roundId, roundId), eq(reviews.state, 'finished'), isNull(reviews.cancelledAt)))
    .get();
  return row?.total ?? 0;
}

/** The case's reviews in the round, also those that were put aside, with the case's frozen values. */
export function listReviewsEverOfCase(db: Reader, roundId: RoundId, frameCaseId: FrameCaseId) {
  return db
    .select({ id: reviews.id, state: reviews.state, values: frameCases.values })
    .from(reviews)
    .innerJoin(frameCases, eq(frameCases.id, reviews.frameCaseId))
    .where(and(eq(reviews.roundId, roundId), eq(reviews.frameCaseId, frameCaseId)))
    .orderBy(reviews.slot)
    .all();
}

/** Puts the reviews of a replaced case aside, and ends their assignments with that reason. */
export function cancelReviewsOfCase(
  tx: WriteTx,
  roundId: RoundId,
  frameCaseId: FrameCaseId,
  at: string,
): void {
  const cancelled = tx
    .update(reviews)
    .set({ cancelledAt: at, reviewerId: null, revision: sql`${reviews.revision} + 1` })
    .where(
      and(eq(reviews.roundId, roundId), eq(reviews.frameCaseId, frameCaseId), isNull(reviews.cancelledAt)),
    )
    .returning({ id: reviews.id })
    .all();
  for (const review of cancelled) {
    tx.update(reviewAssignments)
      .set({ endedAt: at, endReason: 'caseReplaced' })
      .where(and(eq(reviewAssignments.reviewId, review.id), isNull(reviewAssignments.endedAt)))
      .run();
  }
}
