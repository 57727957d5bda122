import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import { roundTitle as titleOf } from '#app/features/controls/domain/on-cause.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { people, units } from '../schema/accounts.ts';
import { controls, finalisations, rounds } from '../schema/controls.ts';
import { frameCases } from '../schema/sampling.ts';
import type { WriteTx } from '../transact.server.ts';
import { isRoundWithin } from './round-scope.server.ts';
import { roundTitle } from './round-title.server.ts';

const owner = alias(people, 'owner');
const finaliser = alias(people, 'finaliser');

/** A round of the scope with the names that its page and its files print, marked if on cause; undefined outside the scope. */
export function findRoundWithNames(db: Reader, scope: UnitScope, roundId: RoundId) {
  const found = db
    .select({
      round: rounds,
      controlName: controls.name,
      controlKind: controls.kind,
      purpose: controls.purpose,
      unitName: units.name,
      ownerName: owner.displayName,
      finalisedByName: finaliser.displayName,
    })
    .from(rounds)
    .innerJoin(controls, eq(controls.id, rounds.controlId))
    .innerJoin(units, eq(units.id, rounds.unitId))
    .innerJoin(owner, eq(owner.id, rounds.ownerId))
    .leftJoin(finaliser, eq(finaliser.id, rounds.finalisedById))
    .where(and(eq(rounds.id, roundId), isRoundWithin(scope)))
    .get();
  return (
    found && {
      ...found,
      round: { ...found.round, name: titleOf(found.round) },
      finalisations: listFinalisations(db, roundId),
    }
  );
}

export type RoundWithNames = NonNullable<ReturnType<typeof findRoundWithNames>>;

/** Every time the round was finalised, first to last, without the figures. Whoever asks has reached the round. */
export function listFinalisations(db: Reader, roundId: RoundId) {
  return db
    .select({
      sequence: finalisations.sequence,
      finalNumber: finalisations.finalNumber,
      at: finalisations.at,
      byName: people.displayName,
      reopenReason: finalisations.reopenReason,
    })
    .from(finalisations)
    .innerJoin(people, eq(people.id, finalisations.byId))
    .where(eq(finalisations.roundId, roundId))
    .orderBy(finalisations.sequence)
    .all();
}

/** The figures as they were frozen that time; their shape is owned by features/results. */
export function findFinalisedFigures(db: Reader, roundId: RoundId, sequence: number): unknown {
  return db
    .select({ figures: finalisations.figures })
    .from(finalisations)
    .where(and(eq(finalisations.roundId, roundId), eq(finalisations.sequence, sequence)))
    .get()?.figures;
}

export function insertFinalisation(tx: WriteTx, values: typeof finalisations.$inferInsert): void {
  tx.insert(finalisations).values(values).run();
}

/** The finalised rounds of the scope, latest first. */
export function listFinalisedRounds(db: Reader, scope: UnitScope) {
  return listFinalised(db, isRoundWithin(scope));
}

/** The finalised rounds of other units that hold cases of the scope, latest first. */
export function listFinalisedRoundsAbout(db: Reader, scope: UnitScope) {
  const isAbout = sql`EXISTS (SELECT 1 FROM ${frameCases} WHERE ${frameCases.roundId} = ${rounds.id} AND ${frameCases.unitId} IN (SELECT value FROM json_each(${JSON.stringify(scope.unitIds)})))`;
  return listFinalised(db, sql`NOT ${isRoundWithin(scope)} AND ${isAbout}`);
}

function listFinalised(db: Reader, condition: SQL) {
  return db
    .select({
      id: rounds.id,
      name: roundTitle,
      finalNumber: rounds.finalNumber,
      finalisedAt: rounds.finalisedAt,
      referenceOn: rounds.referenceOn,
      unitId: rounds.unitId,
      controlName: controls.name,
      unitName: units.name,
    })
    .from(rounds)
    .innerJoin(controls, eq(controls.id, rounds.controlId))
    .innerJoin(units, eq(units.id, rounds.unitId))
    .where(and(eq(rounds.state, 'finalised'), condition))
    .orderBy(desc(rounds.finalisedAt), desc(rounds.id))
    .all();
}
