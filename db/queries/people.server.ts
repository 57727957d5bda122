import { and, asc, eq, gte, isNull, ne, or, type SQL, sql } from 'drizzle-orm';
import type { PersonId, UnitId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { people, roleGrants, units } from '../schema/accounts.ts';
import type { WriteTx } from '../transact.server.ts';

/** Roles not taken back, those past their last day too, with the unit's name. */
export function listGrantsOf(db: Reader, personId: PersonId) {
  return db
    .select({
      id: roleGrants.id,
      role: roleGrants.role,
      unitId: roleGrants.unitId,
      unitName: units.name,
      validUntilOn: roleGrants.validUntilOn,
      grantedAt: roleGrants.grantedAt,
    })
    .from(roleGrants)
    .innerJoin(units, eq(units.id, roleGrants.unitId))
    .where(and(eq(roleGrants.personId, personId), isNull(roleGrants.revokedAt)))
    .orderBy(asc(roleGrants.grantedAt), asc(roleGrants.id))
    .all();
}

/**
 * The units of all roles taken back from a person, of her reviews in rounds that are not finalised and of the
 * deviations she answers for: what somebody who logged in as her could perhaps come back to. Each once.
 */
export function listUnitsOfPastAndWork(db: Reader, personId: PersonId): UnitId[] {
  const rows = db.all<{ unitId: UnitId }>(sql`
    SELECT unit_id AS unitId FROM role_grants WHERE person_id = ${personId} AND revoked_at IS NOT NULL
    UNION
    SELECT f.unit_id FROM reviews r
      JOIN frame_cases f ON f.id = r.frame_case_id
      JOIN rounds ON rounds.id = r.round_id
      WHERE r.reviewer_id = ${personId} AND r.cancelled_at IS NULL AND rounds.state <> 'finalised'
    UNION
    SELECT unit_id FROM deviations WHERE responsible_id = ${personId}`);
  return rows.map(({ unitId }) => unitId);
}

/** Everybody with a role (not taken back) on one of the units, and those who have no role anywhere. */
export function listPeopleOfUnits(db: Reader, unitIds: readonly UnitId[]) {
  const held = sql`SELECT 1 FROM role_grants g WHERE g.person_id = ${people.id} AND g.revoked_at IS NULL`;
  return db
    .select({
      id: people.id,
      displayName: people.displayName,
      email: people.email,
      caseWorkerName: people.caseWorkerName,
      hasPassword: sql<number>`${people.passwordHash} IS NOT NULL`.mapWith(Boolean),
      deactivatedAt: people.deactivatedAt,
    })
    .from(people)
    .where(
      or(
        sql`EXISTS (${held} AND g.unit_id IN (SELECT value FROM json_each(${JSON.stringify(unitIds)})))`,
        sql`NOT EXISTS (${held})`,
      ),
    )
    .all();
}

/** All roles not taken back, for the list of people; one row a role. */
export function listGrantsOnUnits(db: Reader, unitIds: readonly UnitId[]) {
  return db
    .select({
      personId: roleGrants.personId,
      role: roleGrants.role,
      unitId: roleGrants.unitId,
      validUntilOn: roleGrants.validUntilOn,
    })
    .from(roleGrants)
    .where(
      and(
        isNull(roleGrants.revokedAt),
        sql`${roleGrants.unitId} IN (SELECT value FROM json_each(${JSON.stringify(unitIds)}))`,
      ),
    )
    .all();
}

/** Names by id, for lists that hold ids; the log and the home page. */
export function listPeopleNames(db: Reader): { id: PersonId; displayName: string }[] {
  return db.select({ id: people.id, displayName: people.displayName }).from(people).all();
}

/** The names of those who are not shut out. */
export function listActiveNames(db: Reader): { id: PersonId; displayName: string }[] {
  return db
    .select({ id: people.id, displayName: people.displayName })
    .from(people)
    .where(isNull(people.deactivatedAt))
    .all();
}

export function updatePerson(
  tx: WriteTx,
  personId: PersonId,
  values: Partial<
    Pick<
      typeof people.$inferInsert,
      | 'displayName'
      | 'email'
      | 'caseWorkerName'
      | 'passwordHash'
      | 'mustChangePassword'
      | 'deactivatedAt'
      | 'refusesMail'
    >
  >,
): void {
  tx.update(people).set(values).where(eq(people.id, personId)).run();
}

export function updateGrantRevoked(tx: WriteTx, grantId: number, now: string): void {
  tx.update(roleGrants).set({ revokedAt: now }).where(eq(roleGrants.id, grantId)).run();
}

/**
 * True when somebody active administers the whole organisation without an end date, leaving out one grant or
 * one person: what must still be so after a role is taken back or a person leaves.
 */
export function hasLastingAdministrator(
  db: Reader,
  without: { grantId: number } | { personId: PersonId },
): boolean {
  const leftOut: SQL =
    'grantId' in without ? ne(roleGrants.id, without.grantId) : ne(roleGrants.personId, without.personId);
  const row = db
    .select({ id: roleGrants.id })
    .from(roleGrants)
    .innerJoin(people, eq(people.id, roleGrants.personId))
    .innerJoin(units, eq(units.id, roleGrants.unitId))
    .where(
      and(
        eq(roleGrants.role, 'administrator'),
        isNull(roleGrants.revokedAt),
        isNull(roleGrants.validUntilOn),
        isNull(people.deactivatedAt),
        isNull(units.parentId),
        leftOut,
      ),
    )
    .limit(1)
    .get();
  return row !== undefined;
}

/** How many active people hold a role in force directly on each unit. */
export function countPeopleByUnit(db: Reader, today: string): Map<UnitId, number> {
  const rows = db
    .select({ unitId: roleGrants.unitId, count: sql<number>`count(DISTINCT ${roleGrants.personId})` })
    .from(roleGrants)
    .innerJoin(people, eq(people.id, roleGrants.personId))
    .where(
      and(
        isNull(roleGrants.revokedAt),
        isNull(people.deactivatedAt),
        or(isNull(roleGrants.validUntilOn), gte(roleGrants.validUntilOn, today)),
      ),
    )
    .groupBy(roleGrants.unitId)
    .all();
  return new Map(rows.map((row) => [row.unitId, row.count]));
}

export function updateUnit(
  tx: WriteTx,
  unitId: UnitId,
  values: Partial<Pick<typeof units.$inferInsert, 'name' | 'closedAt'>>,
): void {
  tx.update(units).set(values).where(eq(units.id, unitId)).run();
}
