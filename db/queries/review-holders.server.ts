import { and, eq, isNull } from 'drizzle-orm';
import type { ChecklistVersionId, PersonId, ReviewId, RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { people } from '../schema/accounts.ts';
import { rounds } from '../schema/controls.ts';
import { reviewAssignments, reviews } from '../schema/reviews.ts';

/** Everybody who has a review of the round, with her name; unsorted. */
export function listReviewHolders(db: Reader, roundId: RoundId): { id: PersonId; name: string }[] {
  return db
    .selectDistinct({ id: people.id, name: people.displayName })
    .from(reviews)
    .innerJoin(people, eq(people.id, reviews.reviewerId))
    .where(and(eq(reviews.roundId, roundId), isNull(reviews.cancelledAt)))
    .all();
}

/** What is asked in a review that the person has or has had; undefined for any other. */
export function findChecklistOnceAnswered(
  db: Reader,
  personId: PersonId,
  reviewId: ReviewId,
): ChecklistVersionId | undefined {
  return db
    .select({ id: rounds.checklistVersionId })
    .from(reviewAssignments)
    .innerJoin(reviews, eq(reviews.id, reviewAssignments.reviewId))
    .innerJoin(rounds, eq(rounds.id, reviews.roundId))
    .where(and(eq(reviewAssignments.reviewId, reviewId), eq(reviewAssignments.personId, personId)))
    .get()?.id;
}
