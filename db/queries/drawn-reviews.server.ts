import { and, count, eq, isNull, ne, type SQL, sql } from 'drizzle-orm';
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

/** Whether anything was ever handed in of the round: a review is, or was before it was opened again, or has made a deviation. */
export function isAnythingHandedIn(db: Reader, roundId: RoundId): boolean {
  const row = db.get<{ found: number }>(sql`SELECT
    EXISTS (SELECT 1 FROM reviews WHERE round_id = ${roundId} AND cancelled_at IS NULL AND state IN ('finished', 'reopened'))
    OR EXISTS (SELECT 1 FROM deviations WHERE round_id = ${roundId})
    OR EXISTS (SELECT 1 FROM rounds WHERE id = ${roundId} AND final_number IS NOT NULL) AS found`);
  return row?.found === 1;
}

/** How many reviews of the round somebody has begun, of those that stand. */
export function countBegunReviews(db: Reader, roundId: RoundId): number {
  const row = db
    .select({ total: count() })
    .from(reviews)
    .where(and(eq(reviews.roundId, roundId), ne(reviews.state, 'assigned'), isNull(reviews.cancelledAt)))
    .get();
  return row?.total ?? 0;
}

/** How many reviews had been begun when the round was given up. */
export function countBegunWhenGivenUp(db: Reader, roundId: RoundId): number {
  const row = db.get<{ total: number }>(sql`SELECT count(*) AS total FROM reviews
    JOIN rounds ON rounds.id = reviews.round_id AND rounds.aborted_at = reviews.cancelled_at
    WHERE round_id = ${roundId} AND reviews.state <> 'assigned'`);
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
  cancelReviews(
    tx,
    and(eq(reviews.roundId, roundId), eq(reviews.frameCaseId, frameCaseId)),
    at,
    'caseReplaced',
  );
}

/** Puts every review of a round that is given up aside in the same way. Answers stay where they are. */
export function cancelReviewsOfRound(tx: WriteTx, roundId: RoundId, at: string): void {
  cancelReviews(tx, eq(reviews.roundId, roundId), at, 'roundGivenUp');
}

function cancelReviews(
  tx: WriteTx,
  which: SQL | undefined,
  at: string,
  endReason: 'caseReplaced' | 'roundGivenUp',
): void {
  const cancelled = tx
    .update(reviews)
    .set({ cancelledAt: at, reviewerId: null, revision: sql`${reviews.revision} + 1` })
    .where(and(which, isNull(reviews.cancelledAt)))
    .returning({ id: reviews.id })
    .all();
  for (const review of cancelled) {
    tx.update(reviewAssignments)
      .set({ endedAt: at, endReason })
      .where(and(eq(reviewAssignments.reviewId, review.id), isNull(reviewAssignments.endedAt)))
      .run();
  }
}
