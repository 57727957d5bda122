import { and, asc, eq, gt, isNotNull, notInArray } from 'drizzle-orm';
import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import type { DrawId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { rounds } from '../schema/controls.ts';
import { drawCases, frameCases, replacements } from '../schema/sampling.ts';
import { isRoundWithin } from './round-scope.server.ts';

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
    .where(and(isUnusedReserve(db, drawId), isRoundWithin(scope)))
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
        isRoundWithin(scope),
      ),
    )
    .orderBy(asc(drawCases.position))
    .limit(limit)
    .all();
}
