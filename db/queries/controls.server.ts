import { and, asc, desc, eq, isNull, or, sql } from 'drizzle-orm';
import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import type { ChecklistId, ControlId, PersonId, RegisterId, UnitId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { people, units } from '../schema/accounts.ts';
import { caseListings, imports, registerColumns, registers, registerValues } from '../schema/cases.ts';
import { checklists, checklistVersions } from '../schema/checklists.ts';
import { controlReviewers, controls, rounds } from '../schema/controls.ts';
import type { WriteTx } from '../transact.server.ts';

export type ControlRow = typeof controls.$inferSelect;

const inUnits = (column: typeof controls.unitId | typeof caseListings.unitId, unitIds: readonly UnitId[]) =>
  sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(unitIds)}))`;

// A follow-up of an action belongs to the action and is found from there (followUpKey in features/controls).
const isNoFollowUp = sql`coalesce(${controls.templateKey}, '') NOT GLOB 'uppfoljning-[0-9]*'`;

/**
 * The controls in force of the scope with the names a list needs and their latest round, if any; those made to follow up
 * an action are not among them.
 */
export function listControls(db: Reader, scope: UnitScope) {
  const latest = db
    .select({ roundId: sql<number>`max(${rounds.id})`.as('latest_round_id'), controlId: rounds.controlId })
    .from(rounds)
    .groupBy(rounds.controlId)
    .as('latest');
  return db
    .select({
      id: controls.id,
      name: controls.name,
      kind: controls.kind,
      rhythm: controls.rhythm,
      unitName: units.name,
      latestRound: {
        id: rounds.id,
        name: rounds.name,
        state: rounds.state,
        abortedAt: rounds.abortedAt,
        referenceOn: rounds.referenceOn,
        procedure: rounds.procedure,
      },
    })
    .from(controls)
    .innerJoin(units, eq(units.id, controls.unitId))
    .leftJoin(latest, eq(latest.controlId, controls.id))
    .leftJoin(rounds, eq(rounds.id, latest.roundId))
    .where(and(isNull(controls.archivedAt), isNoFollowUp, inUnits(controls.unitId, scope.unitIds)))
    .all();
}

export function findControl(db: Reader, controlId: ControlId): ControlRow | undefined {
  return db.select().from(controls).where(eq(controls.id, controlId)).get();
}

export function insertControl(tx: WriteTx, values: typeof controls.$inferInsert): ControlId {
  return tx.insert(controls).values(values).returning({ id: controls.id }).get().id;
}

/** False when somebody else has saved since `revision` was read; then nothing is written. */
export function updateControl(
  tx: WriteTx,
  controlId: ControlId,
  revision: number,
  values: Partial<typeof controls.$inferInsert>,
): boolean {
  const { changes } = tx
    .update(controls)
    .set({ ...values, revision: revision + 1 })
    .where(and(eq(controls.id, controlId), eq(controls.revision, revision)))
    .run();
  return changes === 1;
}

/** Who usually reviews; unsorted. */
export function listControlReviewers(db: Reader, controlId: ControlId) {
  return db
    .select({ id: people.id, displayName: people.displayName })
    .from(controlReviewers)
    .innerJoin(people, eq(people.id, controlReviewers.personId))
    .where(eq(controlReviewers.controlId, controlId))
    .all();
}

export function replaceControlReviewers(
  tx: WriteTx,
  controlId: ControlId,
  personIds: readonly PersonId[],
): void {
  tx.delete(controlReviewers).where(eq(controlReviewers.controlId, controlId)).run();
  for (const personId of personIds) tx.insert(controlReviewers).values({ controlId, personId }).run();
}

/** Registers that have been imported to and belong to one of the units. */
export function listImportedRegisters(db: Reader, unitIds: readonly UnitId[]) {
  return db
    .selectDistinct({
      id: registers.id,
      name: registers.name,
      kind: registers.kind,
      unitId: registers.unitId,
    })
    .from(registers)
    .innerJoin(imports, and(eq(imports.registerId, registers.id), eq(imports.state, 'applied')))
    .where(sql`${registers.unitId} IN (SELECT value FROM json_each(${JSON.stringify(unitIds)}))`)
    .orderBy(asc(registers.name))
    .all();
}

export function findRegisterOfControl(db: Reader, registerId: RegisterId) {
  return db
    .select({ id: registers.id, name: registers.name, kind: registers.kind, unitId: registers.unitId })
    .from(registers)
    .where(eq(registers.id, registerId))
    .get();
}

/** The kept columns of a register by position. */
export function listColumnsOfRegister(db: Reader, registerId: RegisterId) {
  return db
    .select({
      position: registerColumns.position,
      header: registerColumns.header,
      type: registerColumns.type,
    })
    .from(registerColumns)
    .where(eq(registerColumns.registerId, registerId))
    .orderBy(asc(registerColumns.position))
    .all();
}

/** The latest import that was applied to the register, whose content a frame freezes. */
export function findLatestAppliedImport(db: Reader, registerId: RegisterId) {
  return db
    .select({ id: imports.id, endedAt: imports.endedAt })
    .from(imports)
    .where(and(eq(imports.registerId, registerId), eq(imports.state, 'applied')))
    .orderBy(desc(imports.id))
    .limit(1)
    .get();
}

/**
 * The different values of one column among the cases now in the register, at most `limit`; unsorted, without the empty
 * one. None for a column that has too many for the register's own filters. Each value is looked for until a case has it:
 * to read every case for every column takes a second with 100,000.
 */
export function listColumnValues(
  db: Reader,
  scope: UnitScope,
  registerId: RegisterId,
  position: number,
  limit: number,
): string[] {
  const rank = sql`substr(${caseListings.ranks}, ${sql.raw(String(5 + 4 * position))}, 4)`;
  return db
    .select({ value: registerValues.value })
    .from(registerValues)
    .where(
      and(
        eq(registerValues.registerId, registerId),
        eq(registerValues.position, position),
        sql`EXISTS (SELECT 1 FROM ${caseListings} WHERE ${caseListings.registerId} = ${registerId}
          AND NOT ${caseListings.isGone} AND ${inUnits(caseListings.unitId, scope.unitIds)}
          AND hex(${rank}) = printf('%08X', ${registerValues.rank}))`,
      ),
    )
    .limit(limit)
    .all()
    .map((row) => row.value);
}

/**
 * The same by what the latest import noted of each value and where it occurs, without looking for a case: for telling a
 * typed value from those there are.
 */
export function listStoredValues(
  db: Reader,
  scope: UnitScope,
  registerId: RegisterId,
  position: number,
): string[] {
  return db
    .select({ value: registerValues.value })
    .from(registerValues)
    .where(
      and(
        eq(registerValues.registerId, registerId),
        eq(registerValues.position, position),
        sql`EXISTS (SELECT 1 FROM json_each(${registerValues.unitIds}) AS held
          WHERE held.value IN (SELECT value FROM json_each(${JSON.stringify(scope.unitIds)})))`,
      ),
    )
    .all()
    .map((row) => row.value);
}

/** Checklists in use that have a published version, with the newest one's number; `kept` also when it is out of use. */
export function listPublishedChecklists(db: Reader, kept?: ChecklistId) {
  return db
    .select({
      id: checklists.id,
      key: checklists.key,
      name: checklists.name,
      versionNumber: sql<number>`max(${checklistVersions.number})`,
    })
    .from(checklists)
    .innerJoin(checklistVersions, eq(checklistVersions.checklistId, checklists.id))
    .where(or(isNull(checklists.retiredAt), kept === undefined ? undefined : eq(checklists.id, kept)))
    .groupBy(checklists.id)
    .orderBy(asc(checklists.name))
    .all();
}
