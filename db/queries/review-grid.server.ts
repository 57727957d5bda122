import { and, eq, isNull, sql } from 'drizzle-orm';
import type { ReviewId, RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { controls, rounds } from '../schema/controls.ts';
import { reviews } from '../schema/reviews.ts';
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

/** An answer as it is stored, with what a later save must have seen. */
export type AnswerWithRevision = {
  reviewId: ReviewId;
  questionId: string;
  value: unknown;
  reason: string;
  comment: string;
  evidence: string;
  revision: number;
  answeredAt: string;
};

type Columns = [ReviewId, string, string | null, string, string, string, number, string];

/**
 * The answers of several reviews. Whoever asks has reached the reviews. The columns come as they are stored: a round may
 * have tens of thousands, most of them one of a few values, each of which is read once.
 */
export function listAnswersWithRevision(db: Reader, reviewIds: readonly ReviewId[]): AnswerWithRevision[] {
  const rows = db.values<Columns>(sql`
    SELECT review_id, question_id, value, reason, comment, evidence, revision, answered_at FROM answers
    WHERE review_id IN (SELECT value FROM json_each(${JSON.stringify(reviewIds)}))`);
  const read = new Map<string, unknown>();
  const stored = (text: string): unknown => {
    const known = read.get(text);
    if (known !== undefined) return known;
    const value: unknown = JSON.parse(text);
    read.set(text, value);
    return value;
  };
  return rows.map(([reviewId, questionId, text, reason, comment, evidence, revision, answeredAt]) => {
    const value = text === null ? null : stored(text);
    return { reviewId, questionId, value, reason, comment, evidence, revision, answeredAt };
  });
}
