import { and, count, desc, eq, getTableColumns, inArray, lt, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import type { StoredCase } from '#app/features/cases/domain/import-diff.ts';
import type { ImportMapping } from '#app/features/cases/domain/import-mapping.ts';
import type { ImportId, RegisterId } from '#app/shared/domain/ids.ts';
import type { ImportState } from '#app/shared/domain/vocabulary.ts';
import type { Reader } from '../client.server.ts';
import { people } from '../schema/accounts.ts';
import { caseChanges, cases, imports, registers } from '../schema/cases.ts';
import type { WriteTx } from '../transact.server.ts';

export type ImportRow = Omit<typeof imports.$inferSelect, 'mapping' | 'registerBefore'> & {
  mapping: ImportMapping | null;
};

export function findImport(db: Reader, importId: ImportId): ImportRow | undefined {
  const { registerBefore: _, ...columns } = getTableColumns(imports);
  const row = db.select(columns).from(imports).where(eq(imports.id, importId)).get();
  return row && { ...row, mapping: row.mapping as ImportMapping | null };
}

const undoers = alias(people, 'undoers');

/** The imports applied to a register, those undone since too, newest first, with the names of who did them. */
export function listImportHistory(db: Reader, registerId: RegisterId) {
  return db
    .select({
      id: imports.id,
      state: imports.state,
      fileName: imports.fileName,
      fileSha256: imports.fileSha256,
      endedAt: imports.endedAt,
      extractedOn: imports.extractedOn,
      importedBy: people.displayName,
      rowCount: imports.rowCount,
      newCount: imports.newCount,
      changedCount: imports.changedCount,
      unchangedCount: imports.unchangedCount,
      goneCount: imports.goneCount,
      facts: imports.preview,
      undoneAt: imports.undoneAt,
      undoneBy: undoers.displayName,
      undoReason: imports.undoReason,
    })
    .from(imports)
    .innerJoin(people, eq(people.id, imports.uploadedById))
    .leftJoin(undoers, eq(undoers.id, imports.undoneById))
    .where(and(eq(imports.registerId, registerId), inArray(imports.state, ['applied', 'undone'])))
    .orderBy(desc(imports.id))
    .all();
}

/** Imports that hold a file: read, waiting for somebody's yes or no, or being written. */
export const OPEN_STATES = ['reading', 'staged', 'applying'] as const satisfies readonly ImportState[];

export function isOpen(state: ImportState): state is (typeof OPEN_STATES)[number] {
  return (OPEN_STATES as readonly ImportState[]).includes(state);
}

/** Imports in the states given, uploaded before an instant if one is given. */
export function listImportsIn(db: Reader, states: readonly ImportState[], uploadedBefore?: string) {
  return db
    .select({
      id: imports.id,
      registerId: imports.registerId,
      state: imports.state,
      storedAs: imports.storedAs,
      unitId: registers.unitId,
    })
    .from(imports)
    .innerJoin(registers, eq(registers.id, imports.registerId))
    .where(
      and(
        inArray(imports.state, [...states]),
        uploadedBefore === undefined ? undefined : lt(imports.uploadedAt, uploadedBefore),
      ),
    )
    .all();
}

/** The open imports of a register, with who uploaded them. */
export function listOpenImports(db: Reader, registerId: RegisterId) {
  return db
    .select({
      id: imports.id,
      state: imports.state,
      fileName: imports.fileName,
      storedAs: imports.storedAs,
      uploadedAt: imports.uploadedAt,
      uploadedById: imports.uploadedById,
      uploadedBy: people.displayName,
    })
    .from(imports)
    .innerJoin(people, eq(people.id, imports.uploadedById))
    .where(and(eq(imports.registerId, registerId), inArray(imports.state, [...OPEN_STATES])))
    .orderBy(imports.id)
    .all()
    .map((row) => ({ ...row, state: row.state as (typeof OPEN_STATES)[number] }));
}

/** What a plan depends on besides the register's own row: the imports written or undone, the columns, where cases lie. */
export function readRegisterState(db: Reader, registerId: RegisterId): unknown {
  return db.all(sql`SELECT
    (SELECT max(id) FROM imports WHERE register_id = ${registerId} AND state = 'applied') AS latest,
    (SELECT count(*) FROM imports WHERE register_id = ${registerId} AND state = 'undone') AS undone,
    (SELECT json_group_array(json_array(name, unit_id)) FROM (SELECT name, unit_id FROM unit_matches WHERE register_id = ${registerId} ORDER BY name)) AS matches,
    (SELECT json_group_array(json_array(position, header, type)) FROM (SELECT position, header, type FROM register_columns WHERE register_id = ${registerId} ORDER BY position)) AS columns,
    (SELECT json_array(count(*), sum(case_id), sum(unit_id * (case_id % 1000003))) FROM case_listings WHERE register_id = ${registerId}) AS places`);
}

export function insertImport(tx: WriteTx, values: typeof imports.$inferInsert): ImportId {
  return tx.insert(imports).values(values).returning({ id: imports.id }).get().id;
}

/** Writes only while the import is in the state given; false when somebody else has taken it further. */
export function updateImport(
  tx: WriteTx,
  importId: ImportId,
  state: ImportState,
  values: Partial<typeof imports.$inferInsert>,
): boolean {
  const { changes } = tx
    .update(imports)
    .set(values)
    .where(and(eq(imports.id, importId), eq(imports.state, state)))
    .run();
  return changes === 1;
}

/**
 * Every case of a register, gone ones too, to compare a file with. Without a scope: whoever may import to a register
 * may reach all of it, and a case left out here would look new.
 */
export function listStoredCases(db: Reader, registerId: RegisterId): StoredCase[] {
  return db
    .select({
      id: cases.id,
      key: cases.key,
      unitId: cases.unitId,
      caseWorker: cases.caseWorker,
      coWorker: cases.coWorker,
      isProtected: cases.isProtected,
      values: cases.values,
      goneImportId: cases.goneImportId,
    })
    .from(cases)
    .where(eq(cases.registerId, registerId))
    .orderBy(cases.id)
    .all()
    .map(({ goneImportId, ...row }) => ({ ...row, isGone: goneImportId !== null }));
}

/** What an import did to the cases of the scope that were there, by case number, a page at a time. */
export function listChangesOfImport(
  db: Reader,
  scope: UnitScope,
  importId: ImportId,
  page: { limit: number; offset: number },
) {
  const reachable = sql`${cases.unitId} IN (SELECT value FROM json_each(${JSON.stringify(scope.unitIds)}))`;
  const where = and(eq(caseChanges.importId, importId), reachable);
  const [counted] = db
    .select({ total: count() })
    .from(caseChanges)
    .innerJoin(cases, eq(cases.id, caseChanges.caseId))
    .where(where)
    .all();
  const rows = db
    .select({ caseId: cases.id, key: cases.key, kind: caseChanges.kind, changes: caseChanges.changes })
    .from(caseChanges)
    .innerJoin(cases, eq(cases.id, caseChanges.caseId))
    .where(where)
    .orderBy(cases.key)
    .limit(page.limit)
    .offset(page.offset)
    .all();
  return { total: counted?.total ?? 0, rows };
}
