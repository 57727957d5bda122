import { and, asc, count, desc, eq, gt, isNotNull, isNull, notInArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import type { DrawId, FrameCaseId, RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { people } from '../schema/accounts.ts';
import { rounds } from '../schema/controls.ts';
import { reviewAssignments, reviews } from '../schema/reviews.ts';
import { drawCases, draws, frameCases, replacements } from '../schema/sampling.ts';
import type { WriteTx } from '../transact.server.ts';

const inScope = (scope: UnitScope) =>
  sql`${rounds.unitId} IN (SELECT value FROM json_each(${JSON.stringify(scope.unitIds)}))`;

/** Every draw of the round, first to last, with who drew. The last is the one in force. */
export function listDraws(db: Reader, roundId: RoundId) {
  return db
    .select({
      id: draws.id,
      number: draws.number,
      kind: draws.kind,
      lockedSeedId: draws.lockedSeedId,
      seedAgreementId: draws.seedAgreementId,
      specification: draws.specification,
      seed: draws.seed,
      seedOrigin: draws.seedOrigin,
      design: draws.design,
      shortfalls: draws.shortfalls,
      redrawReason: draws.redrawReason,
      drawnAt: draws.drawnAt,
      drawnByName: people.displayName,
    })
    .from(draws)
    .innerJoin(people, eq(people.id, draws.drawnById))
    .where(eq(draws.roundId, roundId))
    .orderBy(asc(draws.number))
    .all();
}

/** The draw in force, or undefined before the first. */
export function findDrawInForce(db: Reader, roundId: RoundId) {
  return db.select().from(draws).where(eq(draws.roundId, roundId)).orderBy(desc(draws.number)).limit(1).get();
}

const ROWS_AT_ONCE = 5000;

export function insertDraw(
  tx: WriteTx,
  draw: typeof draws.$inferInsert,
  rows: readonly Omit<typeof drawCases.$inferSelect, 'drawId'>[],
): DrawId {
  const drawId = tx.insert(draws).values(draw).returning({ id: draws.id }).get().id;
  // A frame of 100,000 has as many rows here, and each statement through the driver costs more than its insert.
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const chunk = rows
      .slice(from, from + ROWS_AT_ONCE)
      .map((row) => [row.frameCaseId, row.position, row.ticket, row.stratum, row.outcome, row.reason]);
    tx.run(sql`
      INSERT INTO draw_cases (draw_id, frame_case_id, position, ticket, stratum, outcome, reason)
      SELECT ${drawId}, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5
      FROM json_each(${JSON.stringify(chunk)})`);
  }
  return drawId;
}

/**
 * The selected cases of a draw and the reserves taken in, in order. Empty when the round is outside the scope.
 *
 * `isRanked` gives their rank by slumptal within their group, counted in the index: the cases of a draw by lot are the
 * lowest, so hardly anything is read, also in a frame of 100,000; null otherwise. (Two equal slumptal, one chance in
 * 2^53 a pair, would share a rank.)
 */
export function listDrawnCases(db: Reader, scope: UnitScope, drawId: DrawId, isRanked = false) {
  return db
    .select({
      frameCaseId: drawCases.frameCaseId,
      key: frameCases.key,
      isProtected: frameCases.isProtected,
      position: drawCases.position,
      ticket: drawCases.ticket,
      stratum: drawCases.stratum,
      outcome: drawCases.outcome,
      reason: drawCases.reason,
      values: frameCases.values,
      rank: isRanked
        ? sql<
            number | null
          >`(SELECT 1 + count(*) FROM draw_cases AS lower WHERE lower.draw_id = ${drawId} AND lower.stratum = ${drawCases.stratum} AND lower.ticket < ${drawCases.ticket})`
        : sql<number | null>`NULL`,
    })
    .from(drawCases)
    .innerJoin(frameCases, eq(frameCases.id, drawCases.frameCaseId))
    .innerJoin(rounds, eq(rounds.id, frameCases.roundId))
    .where(and(eq(drawCases.drawId, drawId), inScope(scope), isDrawnOrTakenIn(drawId)))
    .orderBy(...inOrderDrawn)
    .all();
}

/** The groups of a draw by name in UTF-8 bytes, with how many cases of the frame each holds; read off the index. */
export function listDrawGroups(db: Reader, drawId: DrawId): { stratum: string; size: number }[] {
  return db
    .select({ stratum: drawCases.stratum, size: count() })
    .from(drawCases)
    .where(eq(drawCases.drawId, drawId))
    .groupBy(drawCases.stratum)
    .orderBy(asc(drawCases.stratum))
    .all();
}

/** How a case of the frame came out in a draw, by its number: drawn or not. Undefined outside the scope. */
export function findCaseInDraw(db: Reader, scope: UnitScope, drawId: DrawId, frameCaseId: FrameCaseId) {
  return db
    .select({
      key: frameCases.key,
      values: frameCases.values,
      position: drawCases.position,
      ticket: drawCases.ticket,
      stratum: drawCases.stratum,
      outcome: drawCases.outcome,
      reason: drawCases.reason,
      rank: sql<number>`(SELECT 1 + count(*) FROM draw_cases AS lower WHERE lower.draw_id = ${drawId} AND lower.stratum = ${drawCases.stratum} AND lower.ticket < ${drawCases.ticket})`,
    })
    .from(drawCases)
    .innerJoin(frameCases, eq(frameCases.id, drawCases.frameCaseId))
    .innerJoin(rounds, eq(rounds.id, frameCases.roundId))
    .where(and(eq(drawCases.drawId, drawId), eq(drawCases.frameCaseId, frameCaseId), inScope(scope)))
    .get();
}

/** How many reviews of the round are handed in. */
export function countFinishedReviews(db: Reader, roundId: RoundId): number {
  const row = db
    .select({ total: count() })
    .from(reviews)
    .where(and(eq(reviews.roundId, roundId), eq(reviews.state, 'finished'), isNull(reviews.cancelledAt)))
    .get();
  return row?.total ?? 0;
}

// The pluses keep SQLite from the index in this order: with it, every case of the draw is read to sort a handful.
const inOrderDrawn = [desc(sql`+${drawCases.outcome}`), asc(sql`+${drawCases.position}`)];

// Looked up one by one: asked for with OR, the database reads every case of the draw.
const isDrawnOrTakenIn = (drawId: DrawId) => sql`${drawCases.frameCaseId} IN (
  SELECT drawn.frame_case_id FROM draw_cases AS drawn WHERE drawn.draw_id = ${drawId} AND drawn.outcome = 'selected'
  UNION ALL
  SELECT taken.replacement_id FROM replacements AS taken
  WHERE taken.draw_id = ${drawId} AND taken.replacement_id IS NOT NULL)`;

const takenInBy = (db: Reader, drawId: DrawId) =>
  db
    .select({ id: replacements.replacementId })
    .from(replacements)
    .where(and(eq(replacements.drawId, drawId), isNotNull(replacements.replacementId)));

const isUnusedReserve = (db: Reader, drawId: DrawId) =>
  and(
    eq(drawCases.drawId, drawId),
    eq(drawCases.outcome, 'reserve'),
    notInArray(drawCases.frameCaseId, takenInBy(db, drawId)),
  );

/** The reserves never taken in, in order, at most `limit` (-1: all). Empty when the round is outside the scope. */
export function listUnusedReserves(db: Reader, scope: UnitScope, drawId: DrawId, limit: number) {
  return db
    .select({ key: frameCases.key, ticket: drawCases.ticket, stratum: drawCases.stratum })
    .from(drawCases)
    .innerJoin(frameCases, eq(frameCases.id, drawCases.frameCaseId))
    .innerJoin(rounds, eq(rounds.id, frameCases.roundId))
    .where(and(isUnusedReserve(db, drawId), inScope(scope)))
    .orderBy(asc(drawCases.position))
    .limit(limit)
    .all();
}

/**
 * The unused reserves of a group with their values, in order, at most `limit` of those after a position among all
 * reserves.
 */
export function listReplaceableReserves(
  db: Reader,
  scope: UnitScope,
  drawId: DrawId,
  stratum: string,
  { limit, after = 0 }: { limit: number; after?: number },
) {
  return db
    .select({
      frameCaseId: drawCases.frameCaseId,
      position: drawCases.position,
      key: frameCases.key,
      ticket: drawCases.ticket,
      stratum: drawCases.stratum,
      values: frameCases.values,
    })
    .from(drawCases)
    .innerJoin(frameCases, eq(frameCases.id, drawCases.frameCaseId))
    .innerJoin(rounds, eq(rounds.id, frameCases.roundId))
    .where(
      and(
        isUnusedReserve(db, drawId),
        eq(drawCases.stratum, stratum),
        gt(drawCases.position, after),
        inScope(scope),
      ),
    )
    .orderBy(asc(drawCases.position))
    .limit(limit)
    .all();
}

/** The replacements of a draw, earliest first, with both keys and who made them. */
export function listReplacements(db: Reader, drawId: DrawId) {
  const replaced = alias(frameCases, 'replaced');
  const replacement = alias(frameCases, 'replacement');
  return db
    .select({
      replacedId: replacements.replacedId,
      replacedKey: replaced.key,
      replacementId: replacements.replacementId,
      replacementKey: replacement.key,
      reason: replacements.reason,
      note: replacements.note,
      at: replacements.at,
      byId: replacements.byId,
      byName: people.displayName,
    })
    .from(replacements)
    .innerJoin(replaced, eq(replaced.id, replacements.replacedId))
    .leftJoin(replacement, eq(replacement.id, replacements.replacementId))
    .innerJoin(people, eq(people.id, replacements.byId))
    .where(eq(replacements.drawId, drawId))
    .orderBy(asc(replacements.id))
    .all();
}

export function insertReplacement(tx: WriteTx, values: typeof replacements.$inferInsert): void {
  tx.insert(replacements).values(values).run();
}

/**
 * The sample of the round as it stands: drawn cases that were not replaced and the reserves that took over, in the
 * order drawn. What reviews are made for. Empty before the draw and outside the scope.
 */
export function listCurrentSample(db: Reader, scope: UnitScope, roundId: RoundId) {
  const draw = findDrawInForce(db, roundId);
  if (!draw) return [];
  const replaced = db
    .select({ id: replacements.replacedId })
    .from(replacements)
    .where(eq(replacements.drawId, draw.id));
  return db
    .select({
      frameCaseId: frameCases.id,
      caseId: frameCases.caseId,
      key: frameCases.key,
      unitId: frameCases.unitId,
      caseWorker: frameCases.caseWorker,
      coWorker: frameCases.coWorker,
      isProtected: frameCases.isProtected,
      values: frameCases.values,
      ticket: drawCases.ticket,
      stratum: drawCases.stratum,
      outcome: drawCases.outcome,
      reason: drawCases.reason,
    })
    .from(drawCases)
    .innerJoin(frameCases, eq(frameCases.id, drawCases.frameCaseId))
    .innerJoin(rounds, eq(rounds.id, frameCases.roundId))
    .where(
      and(
        eq(drawCases.drawId, draw.id),
        isDrawnOrTakenIn(draw.id),
        notInArray(drawCases.frameCaseId, replaced),
        inScope(scope),
      ),
    )
    .orderBy(...inOrderDrawn)
    .all();
}

/** The state of the case's review in the round, if it has one that was not cancelled. */
export function findReviewOfCase(db: Reader, roundId: RoundId, frameCaseId: FrameCaseId) {
  return db
    .select({ id: reviews.id, state: reviews.state })
    .from(reviews)
    .where(
      and(eq(reviews.roundId, roundId), eq(reviews.frameCaseId, frameCaseId), isNull(reviews.cancelledAt)),
    )
    .get();
}

/** The case's review in the round, also one that was put aside, with the case's frozen values. */
export function findReviewEverOfCase(db: Reader, roundId: RoundId, frameCaseId: FrameCaseId) {
  return db
    .select({ id: reviews.id, state: reviews.state, values: frameCases.values })
    .from(reviews)
    .innerJoin(frameCases, eq(frameCases.id, reviews.frameCaseId))
    .where(and(eq(reviews.roundId, roundId), eq(reviews.frameCaseId, frameCaseId)))
    .get();
}

/** Puts the review of a replaced case aside, and ends its assignment with that reason. */
export function cancelReviewOfCase(
  tx: WriteTx,
  roundId: RoundId,
  frameCaseId: FrameCaseId,
  at: string,
): void {
  const review = findReviewOfCase(tx, roundId, frameCaseId);
  if (!review) return;
  tx.update(reviews)
    .set({ cancelledAt: at, reviewerId: null, revision: sql`${reviews.revision} + 1` })
    .where(eq(reviews.id, review.id))
    .run();
  tx.update(reviewAssignments)
    .set({ endedAt: at, endReason: 'caseReplaced' })
    .where(and(eq(reviewAssignments.reviewId, review.id), isNull(reviewAssignments.endedAt)))
    .run();
}
