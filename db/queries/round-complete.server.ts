import { and, eq, isNull, ne } from 'drizzle-orm';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { reviews } from '../schema/reviews.ts';

/** Whether any review of the round is not handed in, also one that nobody has. */
export function hasReviewsLeft(db: Reader, roundId: RoundId): boolean {
  const isLeft = and(
    eq(reviews.roundId, roundId),
    ne(reviews.state, 'finished'),
    isNull(reviews.cancelledAt),
  );
  return db.select({ id: reviews.id }).from(reviews).where(isLeft).limit(1).get() !== undefined;
}
