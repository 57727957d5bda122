import { eq, sql } from 'drizzle-orm';
import type { RegisterColumn } from '#app/features/cases/domain/column-layout.ts';
import type { ImportMapping } from '#app/features/cases/domain/import-mapping.ts';
import type { ImportId, RegisterId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { imports, registers, registerValues } from '../schema/cases.ts';
import type { WriteTx } from '../transact.server.ts';
import type { RegisterValueRow } from './cases-write.server.ts';
import { listRegisterColumns } from './registers.server.ts';

/** How a register stood apart from its cases, so that an import can be undone. */
export type RegisterBefore = {
  readonly keyHeader: string | null;
  readonly mapping: ImportMapping | null;
  readonly columns: readonly RegisterColumn[];
  readonly values: readonly (RegisterValueRow & { readonly id: number })[];
};

export function readRegisterBefore(db: Reader, registerId: RegisterId): RegisterBefore {
  const register = db
    .select({ keyHeader: registers.keyHeader, mapping: registers.mapping })
    .from(registers)
    .where(eq(registers.id, registerId))
    .get();
  const values = db
    .select({
      id: registerValues.id,
      position: registerValues.position,
      value: registerValues.value,
      rank: registerValues.rank,
      unitIds: registerValues.unitIds,
    })
    .from(registerValues)
    .where(eq(registerValues.registerId, registerId))
    .all();
  return {
    keyHeader: register?.keyHeader ?? null,
    mapping: (register?.mapping ?? null) as ImportMapping | null,
    columns: listRegisterColumns(db, registerId),
    values,
  };
}

/**
 * Writes the attached plan (`withPlanFile`) to the register with a few statements over whole sets, so that the lock is
 * held as short as can be: what took thought was done when the plan was made. What stood before is kept for undoing,
 * and what was kept for the import before is forgotten.
 */
export function switchToPlan(
  tx: WriteTx,
  registerId: RegisterId,
  importId: ImportId,
  before: RegisterBefore,
): void {
  tx.run(
    sql`DELETE FROM import_undo WHERE import_id IN (SELECT id FROM imports WHERE register_id = ${registerId} AND id <> ${importId})`,
  );
  tx.run(
    sql`UPDATE imports SET register_before = NULL WHERE register_id = ${registerId} AND register_before IS NOT NULL`,
  );
  tx.update(imports).set({ registerBefore: before }).where(eq(imports.id, importId)).run();
  tx.run(sql`INSERT INTO import_undo (import_id, case_id, before)
    SELECT ${importId}, c.id, json_array(c.unit_id, c.case_worker, c.co_worker, c.is_protected, c."values", c.last_import_id, c.gone_import_id)
    FROM plan.planned_cases p JOIN cases c ON c.id = p.case_id WHERE p.case_id IS NOT NULL`);
  tx.run(sql`UPDATE cases SET unit_id = p.unit_id, case_worker = p.case_worker, co_worker = p.co_worker,
      is_protected = p.is_protected, "values" = p."values", gone_import_id = NULL,
      last_import_id = CASE p.kind WHEN 'reread' THEN last_import_id ELSE ${importId} END
    FROM plan.planned_cases p WHERE p.case_id = cases.id AND p.kind IN ('changed', 'returned', 'reread')`);
  tx.run(sql`UPDATE cases SET gone_import_id = ${importId}
    FROM plan.planned_cases p WHERE p.case_id = cases.id AND p.kind = 'gone'`);
  tx.run(sql`INSERT INTO case_changes (import_id, case_id, kind, changes)
    SELECT ${importId}, case_id, kind, changes FROM plan.planned_cases
    WHERE kind IN ('changed', 'returned', 'gone') ORDER BY seq`);
  // AUTOINCREMENT's own count: the number of a removed case is never given to another.
  const last = lastCaseId(tx);
  tx.run(sql`INSERT INTO cases (id, register_id, key, unit_id, case_worker, co_worker, is_protected, "values", first_import_id, last_import_id)
    SELECT ${last} + seq, ${registerId}, key, unit_id, case_worker, co_worker, is_protected, "values", ${importId}, ${importId}
    FROM plan.planned_cases WHERE kind = 'added' ORDER BY seq`);
  switchListing(tx, registerId, last);
}

function lastCaseId(tx: WriteTx): number {
  const row = tx.get<[number | null]>(sql`SELECT max(seq) FROM sqlite_sequence WHERE name = 'cases'`);
  return Number(Object.values(row ?? {})[0] ?? 0);
}

/** The attached plan's listing in place of the register's; rows that are the same are not written. */
export function switchListing(tx: WriteTx, registerId: RegisterId, lastId: number): void {
  tx.run(sql`UPDATE case_listings SET unit_id = p.unit_id, is_gone = p.is_gone, ranks = p.ranks, search_text = p.search_text
    FROM plan.planned_listings p WHERE p.case_id = case_listings.case_id AND (case_listings.ranks <> p.ranks
      OR case_listings.unit_id <> p.unit_id OR case_listings.is_gone <> p.is_gone OR case_listings.search_text <> p.search_text)`);
  tx.run(sql`INSERT INTO case_listings (case_id, register_id, unit_id, is_gone, ranks, search_text)
    SELECT ${lastId} + seq, ${registerId}, unit_id, is_gone, ranks, search_text
    FROM plan.planned_listings WHERE case_id IS NULL ORDER BY seq`);
}

/** The filter values of the attached plan. */
export function plannedValues(tx: Reader): RegisterValueRow[] {
  return tx
    .all<{ position: number; value: string; rank: number; unit_ids: string }>(
      sql`SELECT position, value, rank, unit_ids FROM plan.planned_values`,
    )
    .map(({ position, value, rank, unit_ids }) => ({ position, value, rank, unitIds: JSON.parse(unit_ids) }));
}
