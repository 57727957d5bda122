import { and, asc, count, eq, gte, inArray, notInArray, sql } from 'drizzle-orm';
import type { StoredCase } from '#app/features/cases/domain/import-diff.ts';
import type { CaseId, ImportId, RegisterId, UnitId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { cases, imports, importUndo, registerColumns, registers, registerValues } from '../schema/cases.ts';
import { controls, rounds } from '../schema/controls.ts';
import { frames } from '../schema/sampling.ts';
import type { WriteTx } from '../transact.server.ts';
import type { RegisterValueRow } from './cases-write.server.ts';
import { type RegisterBefore, switchListing } from './register-switch.server.ts';

/** The rounds whose frames were frozen from an import or a later one of the same register, oldest first. */
export function listRoundsBuiltOn(db: Reader, registerId: RegisterId, importId: ImportId) {
  return db
    .select({ roundId: rounds.id, roundName: rounds.name, controlName: controls.name })
    .from(frames)
    .innerJoin(imports, eq(imports.id, frames.importId))
    .innerJoin(rounds, eq(rounds.id, frames.roundId))
    .innerJoin(controls, eq(controls.id, rounds.controlId))
    .where(and(eq(imports.registerId, registerId), gte(frames.importId, importId)))
    .orderBy(asc(rounds.id))
    .all();
}

/** What the register was before an import, or null when that is no longer kept. */
export function findRegisterBefore(db: Reader, importId: ImportId): RegisterBefore | null {
  const row = db
    .select({ before: imports.registerBefore })
    .from(imports)
    .where(eq(imports.id, importId))
    .get();
  return (row?.before ?? null) as RegisterBefore | null;
}

/** How many cases an undoing would give back what they had, and how many it would take away. */
export function countUndo(db: Reader, registerId: RegisterId, importId: ImportId) {
  const restored = db
    .select({ count: count() })
    .from(importUndo)
    .where(eq(importUndo.importId, importId))
    .get();
  const removed = db
    .select({ count: count() })
    .from(cases)
    .where(and(eq(cases.registerId, registerId), eq(cases.firstImportId, importId)))
    .get();
  return { restoredCount: restored?.count ?? 0, removedCount: removed?.count ?? 0 };
}

/** The cases of a register as they were before its latest import, by number. */
export function listCasesBefore(db: Reader, registerId: RegisterId, importId: ImportId): StoredCase[] {
  const field = (index: number) => sql.raw(`json_extract(u.before, '$[${index}]')`);
  return db
    .all<{
      id: CaseId;
      key: string;
      unitId: UnitId;
      caseWorker: string | null;
      coWorker: string | null;
      isProtected: number;
      cells: string;
      goneImportId: number | null;
    }>(
      sql`SELECT c.id, c.key,
        iif(u.case_id IS NULL, c.unit_id, ${field(0)}) AS unitId,
        iif(u.case_id IS NULL, c.case_worker, ${field(1)}) AS caseWorker,
        iif(u.case_id IS NULL, c.co_worker, ${field(2)}) AS coWorker,
        iif(u.case_id IS NULL, c.is_protected, ${field(3)}) AS isProtected,
        iif(u.case_id IS NULL, c."values", ${field(4)}) AS cells,
        iif(u.case_id IS NULL, c.gone_import_id, ${field(6)}) AS goneImportId
      FROM cases c LEFT JOIN import_undo u ON u.import_id = ${importId} AND u.case_id = c.id
      WHERE c.register_id = ${registerId} AND c.first_import_id <> ${importId} ORDER BY c.id`,
    )
    .map(({ cells, goneImportId, isProtected, ...row }) => ({
      ...row,
      isProtected: isProtected === 1,
      values: JSON.parse(cells) as string[],
      isGone: goneImportId !== null,
    }));
}

/**
 * Gives a register back what it had before its latest import: columns, mapping, cases, and the listing of the attached
 * plan. Refuses by foreign key when a frame holds a case that the import made.
 */
export function switchBack(
  tx: WriteTx,
  registerId: RegisterId,
  importId: ImportId,
  before: RegisterBefore,
  values: readonly RegisterValueRow[],
): void {
  tx.update(registers)
    .set({ keyHeader: before.keyHeader, mapping: before.mapping })
    .where(eq(registers.id, registerId))
    .run();
  restoreColumns(tx, registerId, before);
  tx.run(sql`UPDATE cases SET unit_id = json_extract(u.before, '$[0]'), case_worker = json_extract(u.before, '$[1]'),
      co_worker = json_extract(u.before, '$[2]'), is_protected = json_extract(u.before, '$[3]'),
      "values" = json_extract(u.before, '$[4]'), last_import_id = json_extract(u.before, '$[5]'),
      gone_import_id = json_extract(u.before, '$[6]')
    FROM import_undo u WHERE u.import_id = ${importId} AND u.case_id = cases.id`);
  // Before the cases: each of them would otherwise be looked for here.
  tx.run(sql`DELETE FROM import_undo WHERE import_id = ${importId}`);
  tx.run(sql`DELETE FROM case_changes WHERE import_id = ${importId}`);
  tx.run(sql`DELETE FROM cases WHERE register_id = ${registerId} AND first_import_id = ${importId}`);
  switchListing(tx, registerId, 0);
  restoreValues(tx, registerId, before, values);
}

function restoreColumns(tx: WriteTx, registerId: RegisterId, { columns }: RegisterBefore): void {
  const positions = columns.map(({ position }) => position);
  tx.delete(registerColumns)
    .where(and(eq(registerColumns.registerId, registerId), notInArray(registerColumns.position, positions)))
    .run();
  for (const { position, type, header } of columns) {
    tx.update(registerColumns)
      .set({ type, header })
      .where(and(eq(registerColumns.registerId, registerId), eq(registerColumns.position, position)))
      .run();
  }
}

/** The filter values as the listing has them, under the ids they had. */
function restoreValues(
  tx: WriteTx,
  registerId: RegisterId,
  before: RegisterBefore,
  values: readonly RegisterValueRow[],
): void {
  const identity = (row: { position: number; value: string }) => `${row.position} ${row.value}`;
  const idOf = new Map(before.values.map((row) => [identity(row), row.id]));
  const now = tx
    .select({ id: registerValues.id })
    .from(registerValues)
    .where(eq(registerValues.registerId, registerId))
    .all();
  const ids = now.map(({ id }) => id);
  for (let start = 0; start < ids.length; start += 500) {
    tx.delete(registerValues)
      .where(inArray(registerValues.id, ids.slice(start, start + 500)))
      .run();
  }
  for (const row of values) {
    const id = idOf.get(identity(row));
    tx.insert(registerValues)
      .values({ ...row, registerId, ...(id === undefined ? {} : { id }) })
      .run();
  }
}
