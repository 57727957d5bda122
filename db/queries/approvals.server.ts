import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import type { PersonId, ReviewId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { people, units } from '../schema/accounts.ts';
import { controls, rounds } from '../schema/controls.ts';
import { reviews } from '../schema/reviews.ts';
import { frameCases } from '../schema/sampling.ts';
import { reservedFor } from './protected-cases.server.ts';
import { roundTitle } from './round-title.server.ts';

/**
 * Whether the person has had a hand in the case: has or has ever had any review of it in the round, has answered, settled
 * or given a reason for something about it, also what somebody has written over since or what was taken out, or has ever
 * declared a conflict of interest (jäv) in it. Needs the review and the frame's case in the query.
 */
const isTooNear = (personId: PersonId) => sql<number>`(
  EXISTS (SELECT 1 FROM reviews other WHERE other.round_id = ${reviews.roundId}
    AND other.frame_case_id = ${reviews.frameCaseId} AND (other.reviewer_id = ${personId}
      OR EXISTS (SELECT 1 FROM review_assignments had_it WHERE had_it.review_id = other.id AND had_it.person_id = ${personId})
      OR EXISTS (SELECT 1 FROM answers a WHERE a.review_id = other.id AND a.answered_by_id = ${personId})
      OR EXISTS (SELECT 1 FROM withdrawn_answers w WHERE w.review_id = other.id AND w.answered_by_id = ${personId})
      OR EXISTS (SELECT 1 FROM agreed_reasons why WHERE why.review_id = other.id AND why.agreed_by_id = ${personId})))
  OR EXISTS (SELECT 1 FROM frame_cases same JOIN reviews had ON had.round_id = same.round_id AND had.frame_case_id = same.id
    JOIN review_assignments left_it ON left_it.review_id = had.id
    WHERE same.case_id = ${frameCases.caseId} AND left_it.person_id = ${personId}
      AND left_it.end_reason = 'conflictOfInterest'))`;

/** The same for one review; true too for a review that is not there. */
export function isTooNearToApprove(db: Reader, reviewId: ReviewId, personId: PersonId): boolean {
  const row = db
    .select({ isNear: isTooNear(personId) })
    .from(reviews)
    .innerJoin(frameCases, eq(frameCases.id, reviews.frameCaseId))
    .where(eq(reviews.id, reviewId))
    .get();
  return row === undefined || row.isNear === 1;
}

/**
 * The reviews that wait for approval or were sent back, in rounds under way, about cases of the scope in which the person
 * has had no hand; by due date. `handläggare` come along: nobody approves what is about her own case.
 */
export function listReviewsInApproval(db: Reader, scope: UnitScope, personId: PersonId) {
  return db
    .select({
      id: reviews.id,
      slot: reviews.slot,
      approval: reviews.approval,
      reviewerId: reviews.reviewerId,
      reviewerName: people.displayName,
      finishedAt: reviews.finishedAt,
      procedure: rounds.procedure,
      roundId: rounds.id,
      roundName: roundTitle,
      roundState: rounds.state,
      roundUnitId: rounds.unitId,
      dueOn: rounds.dueOn,
      controlName: controls.name,
      caseKey: frameCases.key,
      unitId: frameCases.unitId,
      unitName: units.name,
      caseWorker: frameCases.caseWorker,
      coWorker: frameCases.coWorker,
      reservedFor,
      unresolvedCount: sql<number>`(SELECT count(*) FROM review_comments c WHERE c.review_id = ${reviews.id}
        AND c.reply_to_id IS NULL AND c.resolved_at IS NULL)`,
    })
    .from(reviews)
    .innerJoin(rounds, eq(rounds.id, reviews.roundId))
    .innerJoin(controls, eq(controls.id, rounds.controlId))
    .innerJoin(frameCases, eq(frameCases.id, reviews.frameCaseId))
    .innerJoin(units, eq(units.id, frameCases.unitId))
    .leftJoin(people, eq(people.id, reviews.reviewerId))
    .where(
      and(
        // Rounds under way are few; by way of them the finished ones of many years are never read.
        sql`${reviews.roundId} IN (SELECT id FROM rounds WHERE state = 'reviewing' AND procedure IS NOT NULL)`,
        eq(reviews.slot, 0),
        isNull(reviews.cancelledAt),
        sql`${reviews.approval} IN ('waiting', 'returned')`,
        sql`${frameCases.unitId} IN (SELECT value FROM json_each(${JSON.stringify(scope.unitIds)}))`,
        sql`NOT ${isTooNear(personId)}`,
      ),
    )
    .orderBy(asc(rounds.dueOn), asc(rounds.id), asc(reviews.id))
    .all();
}

/** Who approved the review; null when nobody has. */
export function findApproverName(db: Reader, reviewId: ReviewId): string | null {
  const row = db
    .select({ name: people.displayName })
    .from(reviews)
    .innerJoin(people, eq(people.id, reviews.approvedById))
    .where(eq(reviews.id, reviewId))
    .get();
  return row?.name ?? null;
}
