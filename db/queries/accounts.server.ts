import { and, eq, gte, isNull, or, sql } from 'drizzle-orm';
import type { PersonId, UnitId } from '#app/shared/domain/ids.ts';
import type { Role } from '#app/shared/domain/vocabulary.ts';
import type { Reader } from '../client.server.ts';
import { people, roleGrants, sessions, units } from '../schema/accounts.ts';
import type { WriteTx } from '../transact.server.ts';

export type UnitRow = typeof units.$inferSelect;
export type PersonRow = typeof people.$inferSelect;

/** All units, closed ones too; the tree is small. */
export function listUnits(db: Reader): UnitRow[] {
  return db.select().from(units).all();
}

/** False until the first administrator has been made. */
export function hasPeople(db: Reader): boolean {
  return db.select({ id: people.id }).from(people).limit(1).get() !== undefined;
}

export function findPerson(db: Reader, personId: PersonId): PersonRow | undefined {
  return db.select().from(people).where(eq(people.id, personId)).get();
}

/** By e-mail in any letter case. */
export function findPersonByEmail(db: Reader, email: string): PersonRow | undefined {
  return db.select().from(people).where(eq(people.email, email.trim().toLowerCase())).get();
}

const holdsOn = (today: string) =>
  and(isNull(roleGrants.revokedAt), or(isNull(roleGrants.validUntilOn), gte(roleGrants.validUntilOn, today)));

/** The grants that hold on the civil date `today`. */
export function listGrantsInForce(db: Reader, personId: PersonId, today: string) {
  return db
    .select({ id: roleGrants.id, role: roleGrants.role, unitId: roleGrants.unitId })
    .from(roleGrants)
    .where(and(eq(roleGrants.personId, personId), holdsOn(today)))
    .all();
}

/**
 * Active people holding one of the roles on one of the units (the caller decides which: above, below or both).
 * Sorted by nothing: names sort with the Swedish collator, not in SQL. `grantedAt` is when the role there began, the first of
 * several; whoever has no password, or one that somebody else chose and has never logged in, has not `hasComeIn`.
 */
export function listPeopleWithRoles(
  db: Reader,
  roles: readonly Role[],
  unitIds: readonly UnitId[],
  today: string,
) {
  return db
    .select({
      id: people.id,
      displayName: people.displayName,
      caseWorkerName: people.caseWorkerName,
      unitId: roleGrants.unitId,
      role: roleGrants.role,
      grantedAt: sql<string>`min(${roleGrants.grantedAt})`,
      hasComeIn: HAS_COME_IN.mapWith(Boolean),
    })
    .from(roleGrants)
    .innerJoin(people, eq(people.id, roleGrants.personId))
    .where(
      and(
        isNull(people.deactivatedAt),
        holdsOn(today),
        sql`${roleGrants.role} IN (SELECT value FROM json_each(${JSON.stringify(roles)}))`,
        sql`${roleGrants.unitId} IN (SELECT value FROM json_each(${JSON.stringify(unitIds)}))`,
      ),
    )
    .groupBy(people.id, roleGrants.unitId, roleGrants.role)
    .all();
}

const HAS_COME_IN = sql<boolean>`${people.passwordHash} IS NOT NULL AND (
  NOT ${people.mustChangePassword}
  OR EXISTS (SELECT 1 FROM ${sessions} WHERE ${sessions.personId} = ${people.id})
)`;

export function insertUnit(tx: WriteTx, values: typeof units.$inferInsert): UnitId {
  return tx.insert(units).values(values).returning({ id: units.id }).get().id;
}

export function insertPerson(tx: WriteTx, values: typeof people.$inferInsert): PersonId {
  return tx.insert(people).values(values).returning({ id: people.id }).get().id;
}

export function insertRoleGrant(tx: WriteTx, values: typeof roleGrants.$inferInsert): number {
  return tx.insert(roleGrants).values(values).returning({ id: roleGrants.id }).get().id;
}
