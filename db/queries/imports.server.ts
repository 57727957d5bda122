import { and, desc, eq, lt, sql } from 'drizzle-orm';
import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import type { StoredCase } from '#app/features/cases/domain/import-diff.ts';
import type { ImportMapping } from '#app/features/cases/domain/import-mapping.ts';
import type { CaseId, ImportId, PersonId, RegisterId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { people } from '../schema/accounts.ts';
import { caseChanges, cases, imports } from '../schema/cases.ts';
import type { WriteTx } from '../transact.server.ts';

export type ImportRow = Omit<typeof imports.$inferSelect, 'mapping'> & { mapping: ImportMapping | null };

export function findImport(db: Reader, importId: ImportId): ImportRow | undefined {
  const row = db.select().from(imports).where(eq(imports.id, importId)).get();
  return row && { ...row, mapping: row.mapping as ImportMapping | null };
}

/** The imports applied to a register, newest first, with the names of who did them. */
export function listAppliedImports(db: Reader, registerId: RegisterId) {
  return db
    .select({
      id: imports.id,
      fileName: imports.fileName,
      fileSha256: imports.fileSha256,
      endedAt: imports.endedAt,
      importedBy: people.displayName,
      rowCount: imports.rowCount,
      newCount: imports.newCount,
      changedCount: imports.changedCount,
      unchangedCount: imports.unchangedCount,
      goneCount: imports.goneCount,
    })
    .from(imports)
    .innerJoin(people, eq(people.id, imports.uploadedById))
    .where(and(eq(imports.registerId, registerId), eq(imports.state, 'applied')))
    .orderBy(desc(imports.id))
    .all();
}

/** Imports that wait for somebody's yes or no, uploaded before an instant if one is given. */
export function listStagedImports(db: Reader, uploadedBefore?: string) {
  return db
    .select({ id: imports.id, registerId: imports.registerId, storedAs: imports.storedAs })
    .from(imports)
    .where(
      and(
        eq(imports.state, 'staged'),
        uploadedBefore === undefined ? undefined : lt(imports.uploadedAt, uploadedBefore),
      ),
    )
    .all();
}

/** What one person has waiting in one register. */
export function listOwnStagedImports(db: Reader, registerId: RegisterId, personId: PersonId) {
  return db
    .select({ id: imports.id, storedAs: imports.storedAs })
    .from(imports)
    .where(
      and(
        eq(imports.registerId, registerId),
        eq(imports.uploadedById, personId),
        eq(imports.state, 'staged'),
      ),
    )
    .all();
}

export function insertImport(tx: WriteTx, values: typeof imports.$inferInsert): ImportId {
  return tx.insert(imports).values(values).returning({ id: imports.id }).get().id;
}

/** Writes only while the import is staged; false when somebody else has ended it. */
export function updateStagedImport(
  tx: WriteTx,
  importId: ImportId,
  values: Partial<typeof imports.$inferInsert>,
): boolean {
  const { changes } = tx
    .update(imports)
    .set(values)
    .where(and(eq(imports.id, importId), eq(imports.state, 'staged')))
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
    .all()
    .map(({ goneImportId, ...row }) => ({ ...row, isGone: goneImportId !== null }));
}

export type CaseChangeRow = Omit<typeof caseChanges.$inferInsert, 'id' | 'importId'> & { caseId: CaseId };

export function insertCaseChanges(tx: WriteTx, importId: ImportId, rows: readonly CaseChangeRow[]): void {
  for (const row of rows)
    tx.insert(caseChanges)
      .values({ ...row, importId })
      .run();
}

/** What an import did to the cases of the scope, by case number; at most `limit` cases. */
export function listChangesOfImport(db: Reader, scope: UnitScope, importId: ImportId, limit: number) {
  return db
    .select({ caseId: cases.id, key: cases.key, kind: caseChanges.kind, changes: caseChanges.changes })
    .from(caseChanges)
    .innerJoin(cases, eq(cases.id, caseChanges.caseId))
    .where(
      and(
        eq(caseChanges.importId, importId),
        sql`${cases.unitId} IN (SELECT value FROM json_each(${JSON.stringify(scope.unitIds)}))`,
      ),
    )
    .orderBy(cases.key)
    .limit(limit)
    .all();
}
