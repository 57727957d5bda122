import { and, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import type { PersonId, RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { rounds } from '../schema/controls.ts';
import { reviews } from '../schema/reviews.ts';

const isUnfinished = and(ne(reviews.state, 'finished'), isNull(reviews.cancelledAt));

/** How many reviews of a round each person has that are not handed in; nothing of the cases. */
export function countUnfinishedOf(
  db: Reader,
  roundId: RoundId,
): { reviewerId: PersonId | null; count: number }[] {
  return db
    .select({ reviewerId: reviews.reviewerId, count: sql<number>`count(*)` })
    .from(reviews)
    .where(and(eq(reviews.roundId, roundId), isUnfinished, isNotNull(reviews.reviewerId)))
    .groupBy(reviews.reviewerId)
    .all();
}

/** How many reviews somebody has not handed in, in rounds under way. */
export function countUnfinishedOfPerson(db: Reader, personId: PersonId): number {
  const found = db
    .select({ count: sql<number>`count(*)` })
    .from(reviews)
    .innerJoin(rounds, eq(rounds.id, reviews.roundId))
    .where(
      and(
        eq(reviews.reviewerId, personId),
        isUnfinished,
        eq(rounds.state, 'reviewing'),
        isNull(rounds.abortedAt),
      ),
    )
    .get();
  return found?.count ?? 0;
}
