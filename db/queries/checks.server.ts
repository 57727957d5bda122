import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import type { CheckDefinition } from '#app/features/checks/domain/check-rule.ts';
import type { StoredCount } from '#app/features/checks/domain/trend.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { CaseId, ImportId, RegisterCheckId, RegisterId, UnitId } from '#app/shared/domain/ids.ts';
import { searchKey } from '#app/shared/text/format.ts';
import type { Reader } from '../client.server.ts';
import { people, units } from '../schema/accounts.ts';
import { caseListings, cases, imports, registers } from '../schema/cases.ts';
import { registerCheckCounts, registerChecks } from '../schema/checks.ts';
import type { WriteTx } from '../transact.server.ts';

export type CheckRow = Omit<typeof registerChecks.$inferSelect, 'population' | 'rule'> & CheckDefinition;

const among = (column: unknown, ids: readonly number[]) =>
  sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;

// Only the check form writes the two shapes, after checking them.
const asCheck = (row: typeof registerChecks.$inferSelect) => row as CheckRow;

export function findCheck(db: Reader, checkId: RegisterCheckId): CheckRow | undefined {
  const row = db.select().from(registerChecks).where(eq(registerChecks.id, checkId)).get();
  return row && asCheck(row);
}

/** The checks of some registers, archived ones too; unsorted. What they found is asked for with a scope. */
export function listChecks(db: Reader, registerIds: readonly RegisterId[]): CheckRow[] {
  return db
    .select()
    .from(registerChecks)
    .where(among(registerChecks.registerId, registerIds))
    .all()
    .map(asCheck);
}

/**
 * The registers whose checks a person meets: those of her units, and those that hold a case of her units, without the
 * program's own of vignettes. Unsorted, and without counting their cases.
 */
export function listRegistersWithin(db: Reader, scope: UnitScope) {
  return db
    .select({ id: registers.id, name: registers.name, unitId: registers.unitId, unitName: units.name })
    .from(registers)
    .innerJoin(units, eq(units.id, registers.unitId))
    .where(
      sql`${registers.kind} <> 'vignettes' AND (${among(registers.unitId, scope.unitIds)} OR EXISTS (SELECT 1 FROM ${cases} WHERE ${cases.registerId} = ${registers.id} AND ${among(cases.unitId, scope.unitIds)}))`,
    )
    .all();
}

/** Whether another check of the register has the name; the database would refuse it too. */
export function isCheckNameTaken(
  db: Reader,
  registerId: RegisterId,
  name: string,
  except: RegisterCheckId | null,
): boolean {
  const found = db
    .select({ id: registerChecks.id })
    .from(registerChecks)
    .where(and(eq(registerChecks.registerId, registerId), eq(registerChecks.name, name)))
    .get();
  return found !== undefined && found.id !== except;
}

export function insertCheck(tx: WriteTx, values: typeof registerChecks.$inferInsert): RegisterCheckId {
  return tx.insert(registerChecks).values(values).returning({ id: registerChecks.id }).get().id;
}

/** False when somebody else has saved since `revision` was read; then nothing is written. */
export function updateCheck(
  tx: WriteTx,
  checkId: RegisterCheckId,
  revision: number,
  values: Partial<typeof registerChecks.$inferInsert>,
): boolean {
  const { changes } = tx
    .update(registerChecks)
    .set({ ...values, revision: revision + 1 })
    .where(and(eq(registerChecks.id, checkId), eq(registerChecks.revision, revision)))
    .run();
  return changes === 1;
}

/** A case as far as a check reads it. */
export type CheckedCase = {
  readonly caseId: CaseId;
  readonly unitId: UnitId;
  /** The cells of the positions asked for, in that order. */
  readonly cells: readonly string[];
};

/**
 * Cases now in the register, by id from after `after`, at most `limit`. Only the cells asked for are taken out of the
 * stored values. With `'everyUnit'` the whole register is read: for counts by unit, which each person then sees as far
 * as her own scope goes.
 */
export function listCheckedCases(
  db: Reader,
  scope: UnitScope | 'everyUnit',
  registerId: RegisterId,
  positions: readonly number[],
  { after, limit }: { after: number; limit: number },
): CheckedCase[] {
  const cells = positions.map((position) => sql`, json_extract(${cases.values}, ${`$[${position}]`})`);
  const inScope = scope === 'everyUnit' ? sql`` : sql`AND ${among(cases.unitId, scope.unitIds)}`;
  // The plus keeps SQLite from the index on the register: by id it reads on where it left off, by the index it would sort
  // every case of the register anew each time.
  const rows = db.values<[CaseId, UnitId, ...(string | null)[]]>(sql`
    SELECT ${cases.id}, ${cases.unitId}${sql.join(cells)}
    FROM ${cases}
    WHERE +${cases.registerId} = ${registerId} AND ${cases.goneImportId} IS NULL AND ${cases.id} > ${after} ${inScope}
    ORDER BY ${cases.id} LIMIT ${limit}`);
  return rows.map(([caseId, unitId, ...texts]) => ({
    caseId,
    unitId,
    cells: texts.map((text) => text ?? ''),
  }));
}

/** The cases of the scope whose number or words hold the text; what the register's own list searches in. */
export function searchCaseIds(
  db: Reader,
  scope: UnitScope,
  registerId: RegisterId,
  text: string,
): ReadonlySet<CaseId> {
  const rows = db
    .select({ caseId: caseListings.caseId })
    .from(caseListings)
    .where(
      and(
        eq(caseListings.registerId, registerId),
        among(caseListings.unitId, scope.unitIds),
        sql`instr(${caseListings.searchText}, ${searchKey(text)}) > 0`,
      ),
    )
    .all();
  return new Set(rows.map(({ caseId }) => caseId));
}

/** What a list of found cases shows of each; unsorted. */
export function listFoundCases(db: Reader, scope: UnitScope, caseIds: readonly CaseId[]) {
  return db
    .select({
      id: cases.id,
      key: cases.key,
      unitName: units.name,
      caseWorker: cases.caseWorker,
      isProtected: cases.isProtected,
      values: cases.values,
    })
    .from(cases)
    .innerJoin(units, eq(units.id, cases.unitId))
    .where(and(among(cases.id, caseIds), among(cases.unitId, scope.unitIds)))
    .all();
}

/** The stored counts of some checks as far as the scope goes, oldest import first; undone imports are left out. */
export function listCheckCounts(
  db: Reader,
  scope: UnitScope,
  checkIds: readonly RegisterCheckId[],
): (StoredCount & { readonly checkId: RegisterCheckId; readonly countedAt: string })[] {
  return db
    .select({
      checkId: registerCheckCounts.checkId,
      importId: registerCheckCounts.importId,
      importedAt: sql<string>`coalesce(${imports.endedAt}, ${imports.uploadedAt})`,
      unitId: registerCheckCounts.unitId,
      ruleVersion: registerCheckCounts.checkRevision,
      referenceOn: sql<CivilDate>`${registerCheckCounts.referenceOn}`,
      foundCount: registerCheckCounts.foundCount,
      lookedAtCount: registerCheckCounts.lookedAtCount,
      countedAt: registerCheckCounts.countedAt,
    })
    .from(registerCheckCounts)
    .innerJoin(imports, eq(imports.id, registerCheckCounts.importId))
    .where(
      and(
        among(registerCheckCounts.checkId, checkIds),
        among(registerCheckCounts.unitId, scope.unitIds),
        eq(imports.state, 'applied'),
      ),
    )
    .orderBy(asc(registerCheckCounts.importId))
    .all();
}

/** Writes what a check found after an import, by unit, in place of an earlier count of the two. */
export function replaceCheckCounts(
  tx: WriteTx,
  checkId: RegisterCheckId,
  importId: ImportId,
  rows: readonly Omit<typeof registerCheckCounts.$inferInsert, 'checkId' | 'importId'>[],
): void {
  tx.delete(registerCheckCounts)
    .where(and(eq(registerCheckCounts.checkId, checkId), eq(registerCheckCounts.importId, importId)))
    .run();
  for (const row of rows)
    tx.insert(registerCheckCounts)
      .values({ ...row, checkId, importId })
      .run();
}

/** Takes away everything counted after an import that has been undone; says how many checks had counts. */
export function deleteCountsOfImport(tx: WriteTx, importId: ImportId): number {
  const counted = tx
    .selectDistinct({ checkId: registerCheckCounts.checkId })
    .from(registerCheckCounts)
    .where(eq(registerCheckCounts.importId, importId))
    .all();
  tx.delete(registerCheckCounts).where(eq(registerCheckCounts.importId, importId)).run();
  return counted.length;
}

/** The checks in force of a register. */
export function listChecksInForce(db: Reader, registerId: RegisterId): CheckRow[] {
  return db
    .select()
    .from(registerChecks)
    .where(and(eq(registerChecks.registerId, registerId), isNull(registerChecks.archivedAt)))
    .orderBy(asc(registerChecks.id))
    .all()
    .map(asCheck);
}

/** Who made a check, for its page. */
export function findCheckCreator(db: Reader, check: CheckRow): string {
  return (
    db.select({ name: people.displayName }).from(people).where(eq(people.id, check.createdById)).get()
      ?.name ?? ''
  );
}
