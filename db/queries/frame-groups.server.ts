import { and, count, eq, type SQL, sql } from 'drizzle-orm';
import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { rounds } from '../schema/controls.ts';
import { frameCases } from '../schema/sampling.ts';
import { isRoundWithin } from './round-scope.server.ts';

/** Where in the values of a frame's cases the design looks; −1 for a column that the frame does not have. */
export type DesignColumns = {
  /** Undefined: the frame is one group. */
  readonly stratum: number | undefined;
  readonly quota: { readonly position: number; readonly values: readonly string[] } | undefined;
};

const valueAt = (position: number): SQL<string> =>
  position < 0 ? sql`''` : sql`coalesce(json_extract(${frameCases.values}, ${`$[${position}]`}), '')`;

/**
 * How many cases each group of the frozen frame holds, and how many of them satisfy the quota, counted where they
 * stand: a frame may hold 100,000. Empty when the round is outside the scope.
 */
export function countFrameGroups(
  db: Reader,
  scope: UnitScope,
  roundId: RoundId,
  { stratum, quota }: DesignColumns,
) {
  const group = (stratum === undefined ? sql<string>`''` : valueAt(stratum)).as('stratum');
  const accepted = sql`(SELECT value FROM json_each(${JSON.stringify(quota?.values ?? [])}))`;
  const satisfying = quota ? sql<number>`total(${valueAt(quota.position)} IN ${accepted})` : sql<number>`0`;
  return db
    .select({ stratum: group, count: count(), satisfying: satisfying.mapWith(Number) })
    .from(frameCases)
    .innerJoin(rounds, eq(rounds.id, frameCases.roundId))
    .where(and(eq(frameCases.roundId, roundId), isRoundWithin(scope)))
    .groupBy(sql`stratum`)
    .all();
}

/** How many cases of the frozen frame hold each value in a column; counts, no case. */
export function listFrameCellCounts(
  db: Reader,
  roundId: RoundId,
  position: number,
): { value: string; count: number }[] {
  const cell = sql<string>`coalesce(json_extract(${frameCases.values}, ${`$[${position}]`}), '')`;
  return db
    .select({ value: cell, count: sql<number>`count(*)` })
    .from(frameCases)
    .where(eq(frameCases.roundId, roundId))
    .groupBy(sql`1`)
    .all();
}

/**
 * The different values of one column of the frozen frame with how many cases have each, the empty text where the cell is empty; at
 * most `limit` of them, since more are of no use to whoever asks. Empty when the round is outside the scope.
 */
export function listFrameGroups(
  db: Reader,
  scope: UnitScope,
  roundId: RoundId,
  position: number,
  limit: number,
): { value: string; count: number }[] {
  return db
    .select({ value: valueAt(position), count: count() })
    .from(frameCases)
    .innerJoin(rounds, eq(rounds.id, frameCases.roundId))
    .where(and(eq(frameCases.roundId, roundId), isRoundWithin(scope)))
    .groupBy(sql`1`)
    .limit(limit)
    .all();
}
