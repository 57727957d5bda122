import { and, desc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { people, units } from '../schema/accounts.ts';
import { controls, rounds } from '../schema/controls.ts';

const owner = alias(people, 'owner');
const finaliser = alias(people, 'finaliser');

const inScope = (scope: UnitScope) =>
  sql`${rounds.unitId} IN (SELECT value FROM json_each(${JSON.stringify(scope.unitIds)}))`;

/** A round of the scope with the names that its page and its files print; undefined outside the scope. */
export function findRoundWithNames(db: Reader, scope: UnitScope, roundId: RoundId) {
  return db
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
    .where(and(eq(rounds.id, roundId), inScope(scope)))
    .get();
}

export type RoundWithNames = NonNullable<ReturnType<typeof findRoundWithNames>>;

/** The finalised rounds of the scope, latest first. */
export function listFinalisedRounds(db: Reader, scope: UnitScope) {
  return db
    .select({
      id: rounds.id,
      name: rounds.name,
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
    .where(and(eq(rounds.state, 'finalised'), inScope(scope)))
    .orderBy(desc(rounds.finalisedAt), desc(rounds.id))
    .all();
}
