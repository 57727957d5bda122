import { and, eq, isNull, sql } from 'drizzle-orm';
import type { ReviewId, RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { controls, rounds } from '../schema/controls.ts';
import { answers, reviews } from '../schema/reviews.ts';
import { frameCases, frames } from '../schema/sampling.ts';
import { isOwnWork, type ReviewReach } from './reviews.server.ts';
import { roundTitle } from './round-title.server.ts';

/** What a table of a round's cases says of the round; undefined where no frame is frozen. */
export function findGridRound(db: Reader, roundId: RoundId) {
  return db
    .select({
      id: rounds.id,
      name: roundTitle,
      state: rounds.state,
      unitId: rounds.unitId,
      procedure: rounds.procedure,
      referenceOn: rounds.referenceOn,
      dueOn: rounds.dueOn,
      checklistVersionId: rounds.checklistVersionId,
      controlName: controls.name,
      columns: frames.columns,
    })
    .from(rounds)
    .innerJoin(controls, eq(controls.id, rounds.controlId))
    .innerJoin(frames, eq(frames.roundId, rounds.id))
    .where(eq(rounds.id, roundId))
    .get();
}

/** A person's own reviews in one round that is not finalised, in drawing order. What all share is in `findGridRound`. */
export function listOwnReviewsOfRound(db: Reader, reach: ReviewReach, roundId: RoundId) {
  return db
    .select({
      id: reviews.id,
      slot: reviews.slot,
      state: reviews.state,
      caseId: frameCases.caseId,
      caseKey: frameCases.key,
      unitId: frameCases.unitId,
      caseWorker: frameCases.caseWorker,
      coWorker: frameCases.coWorker,
      isProtected: frameCases.isProtected,
      values: frameCases.values,
    })
    .from(reviews)
    .innerJoin(rounds, eq(rounds.id, reviews.roundId))
    .innerJoin(frameCases, eq(frameCases.id, reviews.frameCaseId))
    .where(and(eq(reviews.roundId, roundId), isNull(reviews.cancelledAt), isOwnWork(reach)))
    .orderBy(reviews.id)
    .all();
}

export type OwnReview = ReturnType<typeof listOwnReviewsOfRound>[number];

/** The answers of several reviews with what a later save must have seen. Whoever asks has reached the reviews. */
export function listAnswersWithRevision(db: Reader, reviewIds: readonly ReviewId[]) {
  return db
    .select({
      reviewId: answers.reviewId,
      questionId: answers.questionId,
      value: answers.value,
      reason: answers.reason,
      comment: answers.comment,
      evidence: answers.evidence,
      revision: answers.revision,
      answeredAt: answers.answeredAt,
    })
    .from(answers)
    .where(sql`${answers.reviewId} IN (SELECT value FROM json_each(${JSON.stringify(reviewIds)}))`)
    .all();
}
