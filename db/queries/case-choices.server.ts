import { and, asc, count, eq, isNull, sql } from 'drizzle-orm';
import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import type { FrameCaseId, RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { people } from '../schema/accounts.ts';
import { controls, rounds } from '../schema/controls.ts';
import { caseChoices, frameCases } from '../schema/sampling.ts';
import type { WriteTx } from '../transact.server.ts';
import { isRoundWithin } from './round-scope.server.ts';
import { roundTitle } from './round-title.server.ts';

/** The cases chosen in the round so far, in the order chosen, with who chose them and why. Empty outside the scope. */
export function listChoices(db: Reader, scope: UnitScope, roundId: RoundId) {
  return db
    .select({
      id: caseChoices.id,
      frameCaseId: caseChoices.frameCaseId,
      key: frameCases.key,
      values: frameCases.values,
      caseWorker: frameCases.caseWorker,
      coWorker: frameCases.coWorker,
      cause: caseChoices.cause,
      chosenById: caseChoices.chosenById,
      chosenByName: people.displayName,
      chosenAt: caseChoices.chosenAt,
    })
    .from(caseChoices)
    .innerJoin(frameCases, eq(frameCases.id, caseChoices.frameCaseId))
    .innerJoin(rounds, eq(rounds.id, caseChoices.roundId))
    .innerJoin(people, eq(people.id, caseChoices.chosenById))
    .where(and(eq(caseChoices.roundId, roundId), isRoundWithin(scope)))
    .orderBy(asc(caseChoices.id))
    .all();
}

/** False when the case was chosen already, and nothing is written. */
export function insertChoice(tx: WriteTx, values: typeof caseChoices.$inferInsert): boolean {
  return tx.insert(caseChoices).values(values).onConflictDoNothing().run().changes === 1;
}

/** False when it was not chosen. */
export function deleteChoice(tx: WriteTx, roundId: RoundId, frameCaseId: FrameCaseId): boolean {
  const { changes } = tx
    .delete(caseChoices)
    .where(and(eq(caseChoices.roundId, roundId), eq(caseChoices.frameCaseId, frameCaseId)))
    .run();
  return changes === 1;
}

const caseFields = {
  id: frameCases.id,
  key: frameCases.key,
  values: frameCases.values,
  caseWorker: frameCases.caseWorker,
  coWorker: frameCases.coWorker,
};

/** The cases of the frame whose cell for handläggare is one of the texts, by key. Empty outside the scope. */
export function listFrameCasesOf(
  db: Reader,
  scope: UnitScope,
  roundId: RoundId,
  caseWorkers: readonly string[],
) {
  return db
    .select(caseFields)
    .from(frameCases)
    .innerJoin(rounds, eq(rounds.id, frameCases.roundId))
    .where(
      and(
        eq(frameCases.roundId, roundId),
        sql`${frameCases.caseWorker} IN (SELECT value FROM json_each(${JSON.stringify(caseWorkers)}))`,
        isRoundWithin(scope),
      ),
    )
    .orderBy(asc(frameCases.key))
    .all();
}

/** What stands as handläggare in the frame, each text once. Empty outside the scope. */
export function listFrameCaseWorkers(db: Reader, scope: UnitScope, roundId: RoundId): string[] {
  return db
    .selectDistinct({ caseWorker: frameCases.caseWorker })
    .from(frameCases)
    .innerJoin(rounds, eq(rounds.id, frameCases.roundId))
    .where(and(eq(frameCases.roundId, roundId), isRoundWithin(scope)))
    .all()
    .flatMap(({ caseWorker }) => (caseWorker === null ? [] : [caseWorker]));
}

/** One case of the frame by its number. Undefined outside the scope. */
export function findFrameCaseByKey(db: Reader, scope: UnitScope, roundId: RoundId, key: string) {
  return db
    .select(caseFields)
    .from(frameCases)
    .innerJoin(rounds, eq(rounds.id, frameCases.roundId))
    .where(and(eq(frameCases.roundId, roundId), eq(frameCases.key, key), isRoundWithin(scope)))
    .get();
}

/** Rounds whose frame is frozen and whose cases are not drawn yet, with their design and control. */
export function listFrozenRounds(db: Reader, scope: UnitScope) {
  return db
    .select({
      id: rounds.id,
      name: roundTitle,
      dueOn: rounds.dueOn,
      design: rounds.design,
      controlName: controls.name,
    })
    .from(rounds)
    .innerJoin(controls, eq(controls.id, rounds.controlId))
    .where(and(eq(rounds.state, 'frozen'), isNull(rounds.abortedAt), isRoundWithin(scope)))
    .orderBy(asc(rounds.dueOn))
    .all();
}

/** How many cases of the frame each handläggare has, as the cell stands; null is nobody. Empty outside the scope. */
export function countFrameCaseWorkers(db: Reader, scope: UnitScope, roundId: RoundId) {
  return db
    .select({ caseWorker: frameCases.caseWorker, count: count() })
    .from(frameCases)
    .innerJoin(rounds, eq(rounds.id, frameCases.roundId))
    .where(and(eq(frameCases.roundId, roundId), isRoundWithin(scope)))
    .groupBy(frameCases.caseWorker)
    .all();
}
