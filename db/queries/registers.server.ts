import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import type { RegisterColumn } from '#app/features/cases/domain/column-layout.ts';
import { dayOfImport } from '#app/features/cases/domain/extracted-on.ts';
import type { ImportMapping } from '#app/features/cases/domain/import-mapping.ts';
import type { RegisterId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { units } from '../schema/accounts.ts';
import { cases, imports, registerColumns, registers } from '../schema/cases.ts';
import type { WriteTx } from '../transact.server.ts';

export type RegisterRow = Omit<typeof registers.$inferSelect, 'mapping'> & { mapping: ImportMapping | null };

/**
 * The registers a person meets: those of her units, and those that hold a case of her units (a register may belong
 * to the department above). `caseCount` counts what the scope reaches and the latest import had; unsorted.
 */
export function listRegisters(db: Reader, scope: UnitScope) {
  const unitIds = JSON.stringify(scope.unitIds);
  const reachable = sql`SELECT value FROM json_each(${unitIds})`;
  const caseCount = sql<number>`(SELECT count(*) FROM ${cases} WHERE ${cases.registerId} = ${registers.id} AND ${cases.goneImportId} IS NULL AND ${cases.unitId} IN (${reachable}))`;
  const lastImportedAt = sql<
    string | null
  >`(SELECT max(${imports.endedAt}) FROM ${imports} WHERE ${imports.registerId} = ${registers.id} AND ${imports.state} = 'applied')`;
  return db
    .select({
      id: registers.id,
      name: registers.name,
      kind: registers.kind,
      unitId: registers.unitId,
      unitName: units.name,
      caseCount,
      lastImportedAt,
    })
    .from(registers)
    .innerJoin(units, eq(units.id, registers.unitId))
    .where(
      sql`${registers.unitId} IN (${reachable}) OR EXISTS (SELECT 1 FROM ${cases} WHERE ${cases.registerId} = ${registers.id} AND ${cases.unitId} IN (${reachable}))`,
    )
    .all();
}

export function findRegister(db: Reader, registerId: RegisterId): RegisterRow | undefined {
  const row = db.select().from(registers).where(eq(registers.id, registerId)).get();
  return row && { ...row, mapping: row.mapping as ImportMapping | null };
}

/** Whether another register of the unit has the name; the database would refuse it too. */
export function isRegisterNameTaken(db: Reader, unitId: RegisterRow['unitId'], name: string): boolean {
  return (
    db
      .select({ id: registers.id })
      .from(registers)
      .where(and(eq(registers.unitId, unitId), eq(registers.name, name)))
      .get() !== undefined
  );
}

export function insertRegister(tx: WriteTx, values: typeof registers.$inferInsert): RegisterId {
  return tx.insert(registers).values(values).returning({ id: registers.id }).get().id;
}

/** Gives the register another name or kind, or (before the first import) another way with its keys. */
export function updateRegister(
  tx: WriteTx,
  registerId: RegisterId,
  values: Partial<Pick<typeof registers.$inferInsert, 'name' | 'kind' | 'keyHandling' | 'mapping'>>,
): void {
  tx.update(registers).set(values).where(eq(registers.id, registerId)).run();
}

export function saveRegisterMapping(tx: WriteTx, registerId: RegisterId, mapping: ImportMapping): void {
  tx.update(registers)
    .set({ mapping, keyHeader: mapping.keyHeader })
    .where(eq(registers.id, registerId))
    .run();
}

/** The columns of a register by position. */
export function listRegisterColumns(db: Reader, registerId: RegisterId): RegisterColumn[] {
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

/** Adds new columns and gives known ones their new type. Nothing is removed: positions are for ever. */
export function saveRegisterColumns(
  tx: WriteTx,
  registerId: RegisterId,
  columns: readonly RegisterColumn[],
): void {
  for (const { position, header, type } of columns) {
    tx.insert(registerColumns)
      .values({ registerId, position, header, type })
      .onConflictDoUpdate({ target: [registerColumns.registerId, registerColumns.position], set: { type } })
      .run();
  }
}

/** The latest import that was applied to the register: when it was read in, and the day its content is from. */
export function findLatestImport(db: Reader, registerId: RegisterId) {
  const row = db
    .select({
      id: imports.id,
      endedAt: sql<string>`coalesce(${imports.endedAt}, ${imports.uploadedAt})`,
      extractedOn: imports.extractedOn,
      fileName: imports.fileName,
    })
    .from(imports)
    .where(and(eq(imports.registerId, registerId), eq(imports.state, 'applied')))
    .orderBy(desc(imports.id))
    .limit(1)
    .get();
  return row && { ...row, on: dayOfImport(row) };
}
