import { and, asc, count, desc, eq, not, sql } from 'drizzle-orm';
import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import type { DrawId, FrameCaseId, RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { rounds } from '../schema/controls.ts';
import { drawCases, draws, frameCases } from '../schema/sampling.ts';
import { isRoundWithin } from './round-scope.server.ts';

/**
 * The drawn cases in order, then the reserves in theirs. The pluses keep SQLite from the index in this order: with it,
 * every case of the draw is read to sort a handful.
 */
export const inOrderDrawn = [desc(sql`+${drawCases.outcome}`), asc(sql`+${drawCases.position}`)];

/** Looked up one by one: asked for with OR, the database reads every case of the draw. */
export const isDrawnOrTakenIn = (drawId: DrawId) => sql`${drawCases.frameCaseId} IN (
  SELECT drawn.frame_case_id FROM draw_cases AS drawn WHERE drawn.draw_id = ${drawId} AND drawn.outcome = 'selected'
  UNION ALL
  SELECT taken.replacement_id FROM replacements AS taken
  WHERE taken.draw_id = ${drawId} AND taken.replacement_id IS NOT NULL)`;

/** From so many cases on, one pass over the draw finds their ranks sooner than a count for each of them. */
const MANY = 1000;

/** The rank by slumptal within the group, counted in the index: two equal slumptal, one chance in 2^53 a pair, share one. */
const rankIn = (drawId: DrawId) => sql<number>`(
  SELECT 1 + count(*) FROM draw_cases AS lower
  WHERE lower.draw_id = ${drawId} AND lower.stratum = ${drawCases.stratum} AND lower.ticket < ${drawCases.ticket})`;

/**
 * The selected cases of a draw and the reserves taken in, in order. Empty when the round is outside the scope.
 *
 * `isRanked` gives their rank by slumptal within their group, counted in the index: the few cases of a draw by lot are the
 * lowest, so hardly anything is read, also in a frame of 100,000; null otherwise.
 */
export function listDrawnCases(db: Reader, scope: UnitScope, drawId: DrawId, isRanked = false) {
  const ranks = isRanked ? ranksIfMany(db, drawId) : undefined;
  const cases = db
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
      rank: isRanked && !ranks ? sql<number | null>`${rankIn(drawId)}` : sql<number | null>`NULL`,
    })
    .from(drawCases)
    .innerJoin(frameCases, eq(frameCases.id, drawCases.frameCaseId))
    .innerJoin(rounds, eq(rounds.id, frameCases.roundId))
    .where(and(eq(drawCases.drawId, drawId), isRoundWithin(scope), isDrawnOrTakenIn(drawId)))
    .orderBy(...inOrderDrawn)
    .all();
  return ranks ? cases.map((one) => ({ ...one, rank: ranks.get(one.frameCaseId) ?? null })) : cases;
}

/** The rank of every case of a draw that took many; undefined of any other. */
function ranksIfMany(db: Reader, drawId: DrawId): ReadonlyMap<FrameCaseId, number> | undefined {
  const selected = and(eq(drawCases.drawId, drawId), eq(drawCases.outcome, 'selected'));
  const { size = 0 } = db.select({ size: count() }).from(drawCases).where(selected).get() ?? {};
  if (size < MANY) return undefined;
  const ranked = db
    .select({
      id: drawCases.frameCaseId,
      rank: sql<number>`rank() OVER (PARTITION BY ${drawCases.stratum} ORDER BY ${drawCases.ticket})`,
    })
    .from(drawCases)
    .where(eq(drawCases.drawId, drawId))
    .all();
  return new Map(ranked.map(({ id, rank }) => [id, rank]));
}

/** How many cases the sample of a draw holds, those taken in too, those replaced not. 0 outside the scope. */
export function countSample(db: Reader, scope: UnitScope, drawId: DrawId): number {
  const isReplaced = sql`${drawCases.frameCaseId} IN (
    SELECT gone.replaced_id FROM replacements AS gone WHERE gone.draw_id = ${drawId})`;
  const found = db
    .select({ size: count() })
    .from(drawCases)
    .innerJoin(draws, eq(draws.id, drawCases.drawId))
    .innerJoin(rounds, eq(rounds.id, draws.roundId))
    .where(and(eq(drawCases.drawId, drawId), isRoundWithin(scope), isDrawnOrTakenIn(drawId), not(isReplaced)))
    .get();
  return found?.size ?? 0;
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

/**
 * The cases of the round's frame whose number may be `key` written in other letter case; the caller compares, since
 * LIKE knows the case of a–z only: any letter beyond may be any character here. Empty outside the scope.
 */
export function listFrameCasesLike(db: Reader, scope: UnitScope, roundId: RoundId, key: string) {
  const pattern = key.replaceAll(/[\\%_]/g, '\\$&').replaceAll(/[^ -~]/gu, '_');
  return db
    .select({ id: frameCases.id, key: frameCases.key })
    .from(frameCases)
    .innerJoin(rounds, eq(rounds.id, frameCases.roundId))
    .where(
      and(
        eq(frameCases.roundId, roundId),
        sql`${frameCases.key} LIKE ${pattern} ESCAPE '\\'`,
        isRoundWithin(scope),
      ),
    )
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
      rank: rankIn(drawId),
    })
    .from(drawCases)
    .innerJoin(frameCases, eq(frameCases.id, drawCases.frameCaseId))
    .innerJoin(rounds, eq(rounds.id, frameCases.roundId))
    .where(and(eq(drawCases.drawId, drawId), eq(drawCases.frameCaseId, frameCaseId), isRoundWithin(scope)))
    .get();
}
