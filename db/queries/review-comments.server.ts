import { and, asc, count, eq, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import type { PersonId, ReviewId, RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { people } from '../schema/accounts.ts';
import { reviewComments, reviews } from '../schema/reviews.ts';
import { frameCases } from '../schema/sampling.ts';
import type { WriteTx } from '../transact.server.ts';

const resolvers = alias(people, 'resolvers');

/** Everything said about a review, resolved or not, oldest first. Internal: for those who may open the review. */
export function listReviewComments(db: Reader, reviewId: ReviewId) {
  return db
    .select({
      id: reviewComments.id,
      questionId: reviewComments.questionId,
      replyToId: reviewComments.replyToId,
      text: reviewComments.text,
      writtenAt: reviewComments.writtenAt,
      writtenById: reviewComments.writtenById,
      writtenByName: people.displayName,
      resolvedAt: reviewComments.resolvedAt,
      resolvedByName: resolvers.displayName,
    })
    .from(reviewComments)
    .innerJoin(people, eq(people.id, reviewComments.writtenById))
    .leftJoin(resolvers, eq(resolvers.id, reviewComments.resolvedById))
    .where(eq(reviewComments.reviewId, reviewId))
    .orderBy(asc(reviewComments.id))
    .all();
}

export type ReviewCommentRow = ReturnType<typeof listReviewComments>[number];

/** How many comments on the review wait for an end; replies belong to their comment. */
export function countUnresolvedComments(db: Reader, reviewId: ReviewId): number {
  const row = db
    .select({ total: count() })
    .from(reviewComments)
    .where(
      and(
        eq(reviewComments.reviewId, reviewId),
        isNull(reviewComments.replyToId),
        isNull(reviewComments.resolvedAt),
      ),
    )
    .get();
  return row?.total ?? 0;
}

export function insertReviewComment(tx: WriteTx, values: typeof reviewComments.$inferInsert): number {
  return tx.insert(reviewComments).values(values).returning({ id: reviewComments.id }).get().id;
}

/** Marks a comment as resolved; false when it is already. */
export function resolveReviewComment(
  tx: WriteTx,
  commentId: number,
  by: { personId: PersonId; at: string },
): boolean {
  const changed = tx
    .update(reviewComments)
    .set({ resolvedAt: by.at, resolvedById: by.personId })
    .where(and(eq(reviewComments.id, commentId), isNull(reviewComments.resolvedAt)))
    .run();
  return changed.changes > 0;
}

/** Everything said about the round's reviews of the scope's cases, those of replaced cases too; thread by thread. */
export function listCommentsOfRound(db: Reader, scope: UnitScope, roundId: RoundId) {
  const thread = sql<number>`coalesce(${reviewComments.replyToId}, ${reviewComments.id})`;
  return db
    .select({
      id: reviewComments.id,
      reviewId: reviewComments.reviewId,
      caseKey: frameCases.key,
      questionId: reviewComments.questionId,
      thread,
      isReply: sql<number>`${reviewComments.replyToId} IS NOT NULL`,
      text: reviewComments.text,
      writtenAt: reviewComments.writtenAt,
      writtenByName: people.displayName,
      resolvedAt: reviewComments.resolvedAt,
      resolvedByName: resolvers.displayName,
    })
    .from(reviewComments)
    .innerJoin(reviews, eq(reviews.id, reviewComments.reviewId))
    .innerJoin(frameCases, eq(frameCases.id, reviews.frameCaseId))
    .innerJoin(people, eq(people.id, reviewComments.writtenById))
    .leftJoin(resolvers, eq(resolvers.id, reviewComments.resolvedById))
    .where(
      and(
        eq(reviews.roundId, roundId),
        sql`${frameCases.unitId} IN (SELECT value FROM json_each(${JSON.stringify(scope.unitIds)}))`,
      ),
    )
    .orderBy(asc(reviewComments.reviewId), asc(thread), asc(reviewComments.id))
    .all();
}

export type CommentOfRound = ReturnType<typeof listCommentsOfRound>[number];
