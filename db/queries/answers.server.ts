import { and, eq, isNull, sql } from 'drizzle-orm';
import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import type { PersonId, ReviewId, RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { people } from '../schema/accounts.ts';
import { answers, reviews } from '../schema/reviews.ts';
import { frameCases } from '../schema/sampling.ts';
import type { WriteTx } from '../transact.server.ts';

/** The answers of one review. Whoever asks has already reached the review itself (findReview). */
export function listAnswersOfReview(db: Reader, reviewId: ReviewId) {
  return db
    .select({
      questionId: answers.questionId,
      value: answers.value,
      reason: answers.reason,
      comment: answers.comment,
      evidence: answers.evidence,
      revision: answers.revision,
      answeredAt: answers.answeredAt,
      answeredByName: people.displayName,
    })
    .from(answers)
    .innerJoin(people, eq(people.id, answers.answeredById))
    .where(eq(answers.reviewId, reviewId))
    .all();
}

/**
 * Every answer of a round with its case and reviewer, in one query: handed-in reviews and others, whose state
 * is given, ordered by review. Cancelled reviews are left out. `value` is read by checklists' `givenOf`.
 */
export function listAnswersOfRound(db: Reader, scope: UnitScope, roundId: RoundId) {
  return db
    .select({
      reviewId: reviews.id,
      reviewState: reviews.state,
      frameCaseId: frameCases.id,
      caseKey: frameCases.key,
      unitId: frameCases.unitId,
      reviewerId: reviews.reviewerId,
      reviewerName: sql<string | null>`(SELECT display_name FROM people WHERE id = ${reviews.reviewerId})`,
      questionId: answers.questionId,
      value: answers.value,
      reason: answers.reason,
      comment: answers.comment,
      evidence: answers.evidence,
      answeredAt: answers.answeredAt,
    })
    .from(answers)
    .innerJoin(reviews, eq(reviews.id, answers.reviewId))
    .innerJoin(frameCases, eq(frameCases.id, reviews.frameCaseId))
    .where(
      and(
        eq(reviews.roundId, roundId),
        isNull(reviews.cancelledAt),
        sql`${frameCases.unitId} IN (SELECT value FROM json_each(${JSON.stringify(scope.unitIds)}))`,
      ),
    )
    .orderBy(reviews.id, answers.questionId)
    .all();
}

/** The columns as they are stored, in this order: the answers of a large round are too many to be made into rows by name. */
type StoredAnswer = [
  reviewId: ReviewId,
  questionId: string,
  value: string | null,
  reason: string,
  comment: string,
  evidence: string,
  answeredAt: string,
];

/** The answers of some of a round's reviews, ordered by review. Whoever asks has reached the reviews themselves. */
export function listStoredAnswers(db: Reader, reviewIds: readonly ReviewId[]): StoredAnswer[] {
  return db.values<StoredAnswer>(sql`
    SELECT review_id, question_id, value, reason, comment, evidence, answered_at FROM answers
    WHERE review_id IN (SELECT value FROM json_each(${JSON.stringify(reviewIds)}))
    ORDER BY review_id, question_id`);
}

/** Answers of several reviews of one person, for the progress in her list. */
export function listAnswersOfReviews(db: Reader, reviewIds: readonly ReviewId[]) {
  return db
    .select({
      reviewId: answers.reviewId,
      questionId: answers.questionId,
      value: answers.value,
      reason: answers.reason,
      comment: answers.comment,
      evidence: answers.evidence,
    })
    .from(answers)
    .where(sql`${answers.reviewId} IN (SELECT value FROM json_each(${JSON.stringify(reviewIds)}))`)
    .all();
}

type NewAnswer = {
  reviewId: ReviewId;
  questionId: string;
  value: unknown;
  reason: string;
  comment: string;
  evidence: string;
  answeredAt: string;
  answeredById: PersonId;
};

/**
 * Writes an answer over exactly the revision the person saw (0: she saw none). Returns the new revision, or
 * undefined when somebody else has been there in between: then nothing is written.
 */
export function writeAnswer(tx: WriteTx, answer: NewAnswer, seenRevision: number): number | undefined {
  if (seenRevision === 0) {
    return tx
      .insert(answers)
      .values(answer)
      .onConflictDoNothing()
      .returning({ revision: answers.revision })
      .get()?.revision;
  }
  const { reviewId, questionId, ...content } = answer;
  return tx
    .update(answers)
    .set({ ...content, revision: seenRevision + 1 })
    .where(
      and(
        eq(answers.reviewId, reviewId),
        eq(answers.questionId, questionId),
        eq(answers.revision, seenRevision),
      ),
    )
    .returning({ revision: answers.revision })
    .get()?.revision;
}
