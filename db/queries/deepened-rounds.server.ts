import { and, asc, eq, isNull } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { ControlId, RegisterId, RoundId, UnitId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { controls, deepenedRounds, rounds } from '../schema/controls.ts';
import type { WriteTx } from '../transact.server.ts';

const screened = alias(rounds, 'screened');

/** The hits that the round goes deeper into, with the names of the round they come from; undefined for any other round. */
export function findDeepenedRound(db: Reader, roundId: RoundId) {
  return db
    .select({
      screenedRoundId: deepenedRounds.screenedRoundId,
      rule: deepenedRounds.rule,
      caseIds: deepenedRounds.caseIds,
      screenedCount: deepenedRounds.screenedCount,
      roundName: screened.name,
      controlName: controls.name,
    })
    .from(deepenedRounds)
    .innerJoin(screened, eq(screened.id, deepenedRounds.screenedRoundId))
    .innerJoin(controls, eq(controls.id, screened.controlId))
    .where(eq(deepenedRounds.roundId, roundId))
    .get();
}

/** Every round that goes deeper into the hits of another. */
export function listDeepenedRoundIds(db: Reader): RoundId[] {
  return db
    .select({ roundId: deepenedRounds.roundId })
    .from(deepenedRounds)
    .all()
    .map(({ roundId }) => roundId);
}

/** The rounds that go deeper into the hits of this one, in the order they were made. */
export function listDeepeningRounds(db: Reader, screenedRoundId: RoundId) {
  return db
    .select({
      roundId: rounds.id,
      roundName: rounds.name,
      caseIds: deepenedRounds.caseIds,
      screenedCount: deepenedRounds.screenedCount,
    })
    .from(deepenedRounds)
    .innerJoin(rounds, eq(rounds.id, deepenedRounds.roundId))
    .where(eq(deepenedRounds.screenedRoundId, screenedRoundId))
    .orderBy(asc(rounds.id))
    .all();
}

export function insertDeepenedRound(tx: WriteTx, values: typeof deepenedRounds.$inferInsert): void {
  tx.insert(deepenedRounds).values(values).run();
}

/** The control in use that was made under this key on the register and the unit, the newest if there are several. */
export function findControlByKey(
  db: Reader,
  { templateKey, registerId, unitId }: { templateKey: string; registerId: RegisterId; unitId: UnitId },
): ControlId | undefined {
  return db
    .select({ id: controls.id })
    .from(controls)
    .where(
      and(
        eq(controls.templateKey, templateKey),
        eq(controls.registerId, registerId),
        eq(controls.unitId, unitId),
        isNull(controls.archivedAt),
      ),
    )
    .orderBy(controls.id)
    .all()
    .at(-1)?.id;
}
