import { and, asc, desc, eq, notInArray, sql } from 'drizzle-orm';
import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import type { DrawId, RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { people } from '../schema/accounts.ts';
import { rounds } from '../schema/controls.ts';
import { drawCases, draws, frameCases, replacements } from '../schema/sampling.ts';
import type { WriteTx } from '../transact.server.ts';
import { inOrderDrawn, isDrawnOrTakenIn } from './drawn-cases.server.ts';
import { isRoundWithin } from './round-scope.server.ts';

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
        isRoundWithin(scope),
      ),
    )
    .orderBy(...inOrderDrawn)
    .all();
}
