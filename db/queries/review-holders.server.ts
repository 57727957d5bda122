import { and, eq, isNull } from 'drizzle-orm';
import type { PersonId, RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { people } from '../schema/accounts.ts';
import { reviews } from '../schema/reviews.ts';

/** Everybody who has a review of the round, with her name; unsorted. */
export function listReviewHolders(db: Reader, roundId: RoundId): { id: PersonId; name: string }[] {
  return db
    .selectDistinct({ id: people.id, name: people.displayName })
    .from(reviews)
    .innerJoin(people, eq(people.id, reviews.reviewerId))
    .where(and(eq(reviews.roundId, roundId), isNull(reviews.cancelledAt)))
    .all();
}
