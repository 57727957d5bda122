import { and, eq, gte, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import type { FrameCaseId, PersonId, ReviewId, RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { people, units } from '../schema/accounts.ts';
import { controls, rounds } from '../schema/controls.ts';
import { reviewAssignments, reviews } from '../schema/reviews.ts';
import { frameCases, frames } from '../schema/sampling.ts';
import type { WriteTx } from '../transact.server.ts';
import {
  decidingState,
  isBlindFor,
  isInConflict,
  isLeftSince,
  isOneOfSeveral,
  isSharedWith,
  slotCount,
  slotsOpen,
} from './case-slots.server.ts';
import { reservedFor } from './protected-cases.server.ts';
import { roundTitle } from './round-title.server.ts';

/**
 * Reviews a person reaches: those about cases of her units, and those given to herself in rounds of the units
 * `around` which she may review now.
 */
export type ReviewReach = {
  readonly scope: UnitScope;
  readonly personId: PersonId;
  readonly around: UnitScope;
};

const unitsOf = (scope: UnitScope): SQL =>
  sql`(SELECT value FROM json_each(${JSON.stringify(scope.unitIds)}))`;

const inScope = (scope: UnitScope): SQL => sql`${frameCases.unitId} IN ${unitsOf(scope)}`;

const isGiven = (reach: ReviewReach) =>
  and(eq(reviews.reviewerId, reach.personId), sql`${rounds.unitId} IN ${unitsOf(reach.around)}`);

// A finalised round too: whoever sends an answer a moment too late is told that the round is closed.
const isReached = (reach: ReviewReach) =>
  or(
    inScope(reach.scope),
    isGiven(reach),
    and(isSharedWith(reach.personId), sql`${rounds.unitId} IN ${unitsOf(reach.around)}`),
  );

/**
 * The person's own work: given to her, in a round that is not finalised, and not of a case that is reserved for others
 * by now. Needs the round and the frame's case in the query.
 */
export const isOwnWork = (reach: ReviewReach) =>
  and(
    isGiven(reach),
    sql`${rounds.state} <> 'finalised'`,
    // A vignette whose answers are open is not answered any more.
    sql`NOT (${reviews.slot} > 0 AND ${reviews.state} <> 'finished' AND ${rounds.spreadOpenedAt} IS NOT NULL)`,
    sql`(${reservedFor} IS NULL OR EXISTS (SELECT 1 FROM json_each(${reservedFor}) WHERE value = ${reach.personId}))`,
  );

/** The condition on a review that a person may open; needs the round and the frame's case in the query. */
export const isReviewListed = (reach: ReviewReach) =>
  and(or(inScope(reach.scope), isOwnWork(reach)), sql`NOT ${isBlindFor(reach.personId)}`);

/** A review with its case as it stood when the frame was frozen, its round and its control. */
export function findReview(db: Reader, reach: ReviewReach, reviewId: ReviewId) {
  return db
    .select({
      id: reviews.id,
      slot: reviews.slot,
      state: reviews.state,
      approval: reviews.approval,
      approvedAt: reviews.approvedAt,
      reviewerId: reviews.reviewerId,
      reviewerName: people.displayName,
      revision: reviews.revision,
      startedAt: reviews.startedAt,
      finishedAt: reviews.finishedAt,
      roundId: rounds.id,
      roundName: roundTitle,
      roundState: rounds.state,
      roundUnitId: rounds.unitId,
      roundOwnerId: rounds.ownerId,
      procedure: rounds.procedure,
      spreadOpenedAt: rounds.spreadOpenedAt,
      checklistVersionId: rounds.checklistVersionId,
      referenceOn: rounds.referenceOn,
      dueOn: rounds.dueOn,
      controlId: controls.id,
      controlName: controls.name,
      controlResponsibleId: controls.responsibleId,
      frameCaseId: frameCases.id,
      caseId: frameCases.caseId,
      caseKey: frameCases.key,
      unitId: frameCases.unitId,
      unitName: units.name,
      caseWorker: frameCases.caseWorker,
      coWorker: frameCases.coWorker,
      isProtected: frameCases.isProtected,
      reservedFor,
      slotCount,
      slotsOpen,
      isLeftSince,
      decidingState,
      isOneOfSeveral: isOneOfSeveral(reach.personId),
      isInConflict: isInConflict(reach.personId),
      values: frameCases.values,
      columns: frames.columns,
    })
    .from(reviews)
    .innerJoin(rounds, eq(rounds.id, reviews.roundId))
    .innerJoin(controls, eq(controls.id, rounds.controlId))
    .innerJoin(frames, eq(frames.roundId, rounds.id))
    .innerJoin(frameCases, eq(frameCases.id, reviews.frameCaseId))
    .innerJoin(units, eq(units.id, frameCases.unitId))
    .leftJoin(people, eq(people.id, reviews.reviewerId))
    .where(and(eq(reviews.id, reviewId), isNull(reviews.cancelledAt), isReached(reach)))
    .get();
}

export type ReviewRow = NonNullable<ReturnType<typeof findReview>>;

const listColumns = {
  id: reviews.id,
  slot: reviews.slot,
  state: reviews.state,
  approval: reviews.approval,
  revision: reviews.revision,
  reviewerId: reviews.reviewerId,
  reviewerName: people.displayName,
  startedAt: reviews.startedAt,
  finishedAt: reviews.finishedAt,
  roundId: rounds.id,
  roundName: roundTitle,
  roundState: rounds.state,
  procedure: rounds.procedure,
  dueOn: rounds.dueOn,
  referenceOn: rounds.referenceOn,
  checklistVersionId: rounds.checklistVersionId,
  controlName: controls.name,
  frameCaseId: frameCases.id,
  caseKey: frameCases.key,
  unitId: frameCases.unitId,
  unitName: units.name,
  caseWorker: frameCases.caseWorker,
  coWorker: frameCases.coWorker,
  values: frameCases.values,
  columns: frames.columns,
};

function listed(db: Reader, where: SQL | undefined) {
  return db
    .select(listColumns)
    .from(reviews)
    .innerJoin(rounds, eq(rounds.id, reviews.roundId))
    .innerJoin(controls, eq(controls.id, rounds.controlId))
    .innerJoin(frames, eq(frames.roundId, rounds.id))
    .innerJoin(frameCases, eq(frameCases.id, reviews.frameCaseId))
    .innerJoin(units, eq(units.id, frameCases.unitId))
    .leftJoin(people, eq(people.id, reviews.reviewerId))
    .where(and(isNull(reviews.cancelledAt), where))
    .orderBy(rounds.dueOn, rounds.id, reviews.id)
    .all();
}

/** A person's own reviews in rounds that are not finalised, by due date and in drawing order. */
export function listReviewsOfPerson(db: Reader, reach: ReviewReach) {
  return listed(db, isOwnWork(reach));
}

/** Every review of a round whose cases the scope covers, those of each of several reviewers too, in drawing order. */
export function listReviewsOfRound(db: Reader, scope: UnitScope, roundId: RoundId) {
  return listed(db, and(eq(reviews.roundId, roundId), inScope(scope)));
}

/** The reviews that count, one a case (slot 0), of a round whose cases the scope covers, in drawing order. */
export function listDecidingReviews(db: Reader, scope: UnitScope, roundId: RoundId) {
  return listed(db, and(eq(reviews.roundId, roundId), eq(reviews.slot, 0), inScope(scope)));
}

/**
 * The same with what the results of a round say of a review, in no order: where there are tens of thousands, the columns
 * of the register are not read once for each.
 */
export function listReviewsForResult(db: Reader, scope: UnitScope, roundId: RoundId) {
  return db
    .select({
      id: reviews.id,
      frameCaseId: reviews.frameCaseId,
      state: reviews.state,
      approval: reviews.approval,
      reviewerId: reviews.reviewerId,
      reviewerName: people.displayName,
      finishedAt: reviews.finishedAt,
      unitName: units.name,
    })
    .from(reviews)
    .innerJoin(frameCases, eq(frameCases.id, reviews.frameCaseId))
    .innerJoin(units, eq(units.id, frameCases.unitId))
    .leftJoin(people, eq(people.id, reviews.reviewerId))
    .where(
      and(eq(reviews.roundId, roundId), eq(reviews.slot, 0), isNull(reviews.cancelledAt), inScope(scope)),
    )
    .all();
}

export type ReviewForResult = ReturnType<typeof listReviewsForResult>[number];

export type ListedReview = ReturnType<typeof listReviewsOfRound>[number];

/** The highest slot that each case of the round has ever used, in reviews that were put aside too. */
export function listLastSlots(db: Reader, roundId: RoundId): Map<FrameCaseId, number> {
  const rows = db
    .select({ frameCaseId: reviews.frameCaseId, last: sql<number>`max(${reviews.slot})` })
    .from(reviews)
    .where(eq(reviews.roundId, roundId))
    .groupBy(reviews.frameCaseId)
    .all();
  return new Map(rows.map(({ frameCaseId, last }) => [frameCaseId, last]));
}

/** Everybody who has had the review, oldest first. */
export function listAssignments(db: Reader, reviewId: ReviewId) {
  return db
    .select({
      personId: reviewAssignments.personId,
      name: people.displayName,
      assignedAt: reviewAssignments.assignedAt,
      endedAt: reviewAssignments.endedAt,
      endReason: reviewAssignments.endReason,
    })
    .from(reviewAssignments)
    .innerJoin(people, eq(people.id, reviewAssignments.personId))
    .where(eq(reviewAssignments.reviewId, reviewId))
    .orderBy(reviewAssignments.id)
    .all();
}

export function insertReview(tx: WriteTx, values: typeof reviews.$inferInsert): ReviewId {
  return tx.insert(reviews).values(values).returning({ id: reviews.id }).get().id;
}

type ReviewChange = Partial<
  Pick<
    typeof reviews.$inferInsert,
    | 'state'
    | 'reviewerId'
    | 'startedAt'
    | 'finishedAt'
    | 'cancelledAt'
    | 'approval'
    | 'approvedAt'
    | 'approvedById'
  >
>;

/** Changes a review whose state was read in the same transaction; its revision grows by one. */
export function updateReview(tx: WriteTx, reviewId: ReviewId, change: ReviewChange): void {
  tx.update(reviews)
    .set({ ...change, revision: sql`${reviews.revision} + 1` })
    .where(eq(reviews.id, reviewId))
    .run();
}

export function insertAssignment(tx: WriteTx, values: typeof reviewAssignments.$inferInsert): void {
  tx.insert(reviewAssignments).values(values).run();
}

/**
 * Remembers that somebody settled an answer of a review that she does not have herself, by an assignment that ends as it
 * begins: what she settled may be written over, and she shall still not approve it. Once is enough.
 */
export function noteHelper(
  tx: WriteTx,
  review: Pick<ReviewRow, 'id' | 'reviewerId'>,
  { personId, at }: { personId: PersonId; at: string },
): void {
  if (review.reviewerId === personId) return;
  const isNoted = tx
    .select({ id: reviewAssignments.id })
    .from(reviewAssignments)
    .where(and(eq(reviewAssignments.reviewId, review.id), eq(reviewAssignments.personId, personId)))
    .get();
  if (!isNoted) insertAssignment(tx, { reviewId: review.id, personId, assignedAt: at, endedAt: at });
}

/** Ends whatever assignment of the review is running. */
export function endAssignment(
  tx: WriteTx,
  reviewId: ReviewId,
  end: { at: string; reason: 'conflictOfInterest' | 'handedOver' | 'caseReplaced'; note: string },
): void {
  tx.update(reviewAssignments)
    .set({ endedAt: end.at, endReason: end.reason, note: end.note })
    .where(and(eq(reviewAssignments.reviewId, reviewId), isNull(reviewAssignments.endedAt)))
    .run();
}

/** How many reviews of the round, from the first slot that reviewers answer in, each has, handed in or not. */
export function countReviewsByReviewer(
  db: Reader,
  roundId: RoundId,
  firstSlot: number,
): Map<PersonId, number> {
  const rows = db
    .select({ personId: reviews.reviewerId, count: sql<number>`count(*)` })
    .from(reviews)
    .where(
      and(
        eq(reviews.roundId, roundId),
        gte(reviews.slot, firstSlot),
        isNull(reviews.cancelledAt),
        isNotNull(reviews.reviewerId),
      ),
    )
    .groupBy(reviews.reviewerId)
    .all();
  return new Map(rows.flatMap(({ personId, count }) => (personId === null ? [] : [[personId, count]])));
}
