import { and, eq, or, type SQL, sql } from 'drizzle-orm';
import type { PersonId, ReviewId } from '#app/shared/domain/ids.ts';
import { agreedReasons, answers, withdrawnAnswers } from '../schema/reviews.ts';
import type { WriteTx } from '../transact.server.ts';
import { listAnswersOfReview } from './answers.server.ts';

/**
 * Takes out of the review what one person, in conflict of interest, has answered or given the reason for; a copy of the
 * answers is kept. Says how many answers that was, and how many by others are left.
 */
export function withdrawAnswersBy(
  tx: WriteTx,
  reviewId: ReviewId,
  personId: PersonId,
  withdrawnAt: string,
): { withdrawn: number; left: number } {
  const isReasonHers = sql`${answers.questionId} IN (SELECT why.question_id FROM agreed_reasons why
    WHERE why.review_id = ${reviewId} AND why.agreed_by_id = ${personId})`;
  const withdrawn = withdraw(tx, reviewId, or(eq(answers.answeredById, personId), isReasonHers), withdrawnAt);
  return { withdrawn, left: listAnswersOfReview(tx, reviewId).length };
}

/** Takes out all that the review holds, whoever answered; a copy is kept. Says how many answers that was. */
export function withdrawAllAnswers(tx: WriteTx, reviewId: ReviewId, withdrawnAt: string): number {
  return withdraw(tx, reviewId, undefined, withdrawnAt);
}

/** A reason for an answer goes with it. */
function withdraw(tx: WriteTx, reviewId: ReviewId, which: SQL | undefined, withdrawnAt: string): number {
  const taken = and(eq(answers.reviewId, reviewId), which);
  const rows = tx.select().from(answers).where(taken).all();
  for (const row of rows) {
    tx.insert(withdrawnAnswers)
      .values({ ...row, withdrawnAt })
      .run();
  }
  tx.delete(answers).where(taken).run();
  tx.delete(agreedReasons)
    .where(
      and(
        eq(agreedReasons.reviewId, reviewId),
        sql`${agreedReasons.questionId} NOT IN (SELECT a.question_id FROM answers a WHERE a.review_id = ${reviewId})`,
      ),
    )
    .run();
  return rows.length;
}
