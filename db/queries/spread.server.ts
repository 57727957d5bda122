import { and, eq, gt, isNull, or, sql } from 'drizzle-orm';
import type { PersonId, RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { people } from '../schema/accounts.ts';
import { rounds } from '../schema/controls.ts';
import { answers, reviews } from '../schema/reviews.ts';
import { frameCases } from '../schema/sampling.ts';
import { roundConclusions } from '../schema/vignettes.ts';
import type { WriteTx } from '../transact.server.ts';
import type { ReviewReach } from './reviews.server.ts';

/**
 * The handed-in reviews of a round that several answered (slots 1 and up), with who answered: for those who lead the
 * unit, and for somebody who has handed in one herself. Whether the spread may be seen yet is not asked here.
 */
export function listHandedInReviews(db: Reader, reach: ReviewReach, roundId: RoundId) {
  return db
    .select({
      id: reviews.id,
      caseId: frameCases.caseId,
      frameCaseId: frameCases.id,
      personId: reviews.reviewerId,
      name: people.displayName,
    })
    .from(reviews)
    .innerJoin(rounds, eq(rounds.id, reviews.roundId))
    .innerJoin(frameCases, eq(frameCases.id, reviews.frameCaseId))
    .innerJoin(people, eq(people.id, reviews.reviewerId))
    .where(and(eq(reviews.roundId, roundId), isHandedInByOneOfMany, isSpreadReached(reach)))
    .orderBy(frameCases.caseId, reviews.id)
    .all();
}

/** The answers of the same reviews. */
export function listHandedInAnswers(db: Reader, reach: ReviewReach, roundId: RoundId) {
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
    .innerJoin(reviews, eq(reviews.id, answers.reviewId))
    .innerJoin(rounds, eq(rounds.id, reviews.roundId))
    .innerJoin(frameCases, eq(frameCases.id, reviews.frameCaseId))
    .where(and(eq(reviews.roundId, roundId), isHandedInByOneOfMany, isSpreadReached(reach)))
    .orderBy(answers.reviewId, answers.questionId)
    .all();
}

const isHandedInByOneOfMany = and(
  gt(reviews.slot, 0),
  eq(reviews.state, 'finished'),
  isNull(reviews.cancelledAt),
);

const isSpreadReached = ({ scope, personId, around }: ReviewReach) =>
  or(
    sql`${frameCases.unitId} IN (SELECT value FROM json_each(${JSON.stringify(scope.unitIds)}))`,
    sql`${rounds.unitId} IN (SELECT value FROM json_each(${JSON.stringify(around.unitIds)}))
      AND EXISTS (SELECT 1 FROM reviews AS own WHERE own.round_id = ${rounds.id} AND own.slot > 0
        AND own.state = 'finished' AND own.cancelled_at IS NULL AND own.reviewer_id = ${personId})`,
  );

/** What the group came to, with who wrote it down last; whoever asks has already reached the spread. */
export function findConclusion(db: Reader, roundId: RoundId) {
  return db
    .select({
      text: roundConclusions.text,
      revision: roundConclusions.revision,
      savedAt: roundConclusions.savedAt,
      savedByName: people.displayName,
    })
    .from(roundConclusions)
    .innerJoin(people, eq(people.id, roundConclusions.savedById))
    .where(eq(roundConclusions.roundId, roundId))
    .get();
}

/** Writes over exactly the revision that was seen (0: there was none); false when somebody else was first. */
export function writeConclusion(
  tx: WriteTx,
  values: { roundId: RoundId; text: string; savedAt: string; savedById: PersonId },
  seenRevision: number,
): boolean {
  if (seenRevision === 0) {
    return tx.insert(roundConclusions).values(values).onConflictDoNothing().run().changes === 1;
  }
  const { roundId, text, savedAt, savedById } = values;
  return (
    tx
      .update(roundConclusions)
      .set({ text, savedAt, savedById, revision: seenRevision + 1 })
      .where(and(eq(roundConclusions.roundId, roundId), eq(roundConclusions.revision, seenRevision)))
      .run().changes === 1
  );
}
