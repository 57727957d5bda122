import { and, eq, gt, isNull, ne, or, sql } from 'drizzle-orm';
import type { FrameCaseId, ReviewId, RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { people, units } from '../schema/accounts.ts';
import { controls, rounds } from '../schema/controls.ts';
import { agreedReasons, reviews } from '../schema/reviews.ts';
import { frameCases } from '../schema/sampling.ts';
import type { WriteTx } from '../transact.server.ts';
import { isInConflict, isSharedWith, slotCount, slotsOpen } from './case-slots.server.ts';
import { reservedFor } from './protected-cases.server.ts';
import { isOwnWork, type ReviewReach } from './reviews.server.ts';
import { roundTitle } from './round-title.server.ts';

/** The reviews of a case in which several answer each by herself. Whoever asks has already reached the one that counts. */
export function listSlotsOfCase(db: Reader, roundId: RoundId, frameCaseId: FrameCaseId) {
  return db
    .select({
      id: reviews.id,
      slot: reviews.slot,
      reviewerId: reviews.reviewerId,
      reviewerName: people.displayName,
    })
    .from(reviews)
    .leftJoin(people, eq(people.id, reviews.reviewerId))
    .where(
      and(
        eq(reviews.roundId, roundId),
        eq(reviews.frameCaseId, frameCaseId),
        gt(reviews.slot, 0),
        isNull(reviews.cancelledAt),
      ),
    )
    .orderBy(reviews.slot)
    .all();
}

/** The review of the case that waits for what several agree on, or holds it. */
export function findAgreedReview(db: Reader, roundId: RoundId, frameCaseId: FrameCaseId) {
  return db
    .select({ id: reviews.id, state: reviews.state, reviewerId: reviews.reviewerId })
    .from(reviews)
    .where(
      and(
        eq(reviews.roundId, roundId),
        eq(reviews.frameCaseId, frameCaseId),
        eq(reviews.slot, 0),
        isNull(reviews.cancelledAt),
      ),
    )
    .get();
}

/** Why they settled on their answers, with who wrote it. Whoever asks has already reached the review. */
export function listAgreedReasons(db: Reader, reviewId: ReviewId) {
  return db
    .select({
      questionId: agreedReasons.questionId,
      reason: agreedReasons.reason,
      agreedAt: agreedReasons.agreedAt,
      agreedByName: people.displayName,
    })
    .from(agreedReasons)
    .innerJoin(people, eq(people.id, agreedReasons.agreedById))
    .where(eq(agreedReasons.reviewId, reviewId))
    .all();
}

/** The reason of one answer, in place of an earlier one. Written in the same transaction as the answer. */
export function putAgreedReason(tx: WriteTx, values: typeof agreedReasons.$inferInsert): void {
  const { reason, agreedAt, agreedById } = values;
  tx.insert(agreedReasons)
    .values(values)
    .onConflictDoUpdate({
      target: [agreedReasons.reviewId, agreedReasons.questionId],
      set: { reason, agreedAt, agreedById },
    })
    .run();
}

/**
 * The cases of rounds under way in which all have handed in and the answers that count are not, that the person answered
 * herself or was given to settle; by due date. Not vignettes: a group does not settle those case by case.
 */
export function listCasesToAgree(db: Reader, reach: ReviewReach) {
  return db
    .select({
      reviewId: reviews.id,
      state: reviews.state,
      roundId: rounds.id,
      roundName: roundTitle,
      controlName: controls.name,
      dueOn: rounds.dueOn,
      caseKey: frameCases.key,
      caseWorker: frameCases.caseWorker,
      coWorker: frameCases.coWorker,
      reservedFor,
      unitName: units.name,
      reviewerNames: sql<string>`(SELECT json_group_array(name) FROM (SELECT person.display_name AS name FROM reviews one
        INNER JOIN people person ON person.id = one.reviewer_id WHERE one.round_id = ${reviews.roundId}
        AND one.frame_case_id = ${reviews.frameCaseId} AND one.slot > 0 AND one.cancelled_at IS NULL
        ORDER BY one.slot))`,
    })
    .from(reviews)
    .innerJoin(rounds, eq(rounds.id, reviews.roundId))
    .innerJoin(controls, eq(controls.id, rounds.controlId))
    .innerJoin(frameCases, eq(frameCases.id, reviews.frameCaseId))
    .innerJoin(units, eq(units.id, frameCases.unitId))
    .where(
      and(
        eq(rounds.state, 'reviewing'),
        eq(reviews.slot, 0),
        ne(reviews.state, 'finished'),
        isNull(reviews.cancelledAt),
        sql`coalesce(json_extract(${rounds.procedure}, '$.reviewersPerCase'), 1) <> 'everyone'`,
        sql`${slotCount} > 0 AND ${slotsOpen} = 0`,
        or(
          isOwnWork(reach),
          and(
            isSharedWith(reach.personId),
            sql`${rounds.unitId} IN (SELECT value FROM json_each(${JSON.stringify(reach.around.unitIds)}))`,
          ),
        ),
        sql`NOT ${isInConflict(reach.personId)}`,
      ),
    )
    .orderBy(rounds.dueOn, rounds.id, reviews.id)
    .all();
}
