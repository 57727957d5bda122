import { and, asc, desc, eq } from 'drizzle-orm';
import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import type { DrawId, RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { rounds } from '../schema/controls.ts';
import { drawCases, drawSalts, draws, frameCases, frames } from '../schema/sampling.ts';
import type { WriteTx } from '../transact.server.ts';
import { isRoundWithin } from './round-scope.server.ts';

/**
 * Every case of a draw: the drawn ones in order, then all reserves in theirs. Empty when the round is outside the scope.
 */
export function listProtocolCases(db: Reader, scope: UnitScope, drawId: DrawId) {
  return db
    .select({
      key: frameCases.key,
      position: drawCases.position,
      ticket: drawCases.ticket,
      stratum: drawCases.stratum,
      outcome: drawCases.outcome,
      reason: drawCases.reason,
    })
    .from(drawCases)
    .innerJoin(frameCases, eq(frameCases.id, drawCases.frameCaseId))
    .innerJoin(rounds, eq(rounds.id, frameCases.roundId))
    .where(and(eq(drawCases.drawId, drawId), isRoundWithin(scope)))
    .orderBy(desc(drawCases.outcome), asc(drawCases.position))
    .all();
}

/** What the frame's rules left out besides its filter; null for frames frozen before there were rules. */
export function findLeftOut(db: Reader, roundId: RoundId): unknown {
  return (
    db.select({ leftOut: frames.leftOut }).from(frames).where(eq(frames.roundId, roundId)).get()?.leftOut ??
    null
  );
}

/** The salt of every draw of the round that has one. */
export function listDrawSalts(db: Reader, roundId: RoundId) {
  return db
    .select({ drawId: drawSalts.drawId, number: draws.number, salt: drawSalts.salt })
    .from(drawSalts)
    .innerJoin(draws, eq(draws.id, drawSalts.drawId))
    .where(eq(draws.roundId, roundId))
    .all();
}

export function insertDrawSalt(tx: WriteTx, values: typeof drawSalts.$inferInsert): void {
  tx.insert(drawSalts).values(values).run();
}
