import { desc, eq, sql } from 'drizzle-orm';
import type { ChecklistId, ChecklistVersionId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { checklists, checklistVersions } from '../schema/checklists.ts';
import type { WriteTx } from '../transact.server.ts';

const versionColumns = {
  versionId: checklistVersions.id,
  checklistId: checklists.id,
  key: checklists.key,
  name: checklists.name,
  number: checklistVersions.number,
  definition: checklistVersions.definition,
  publishedAt: checklistVersions.publishedAt,
};

/** A published version with its checklist. Checklists hold no case-level data, so there is no scope. */
export function findChecklistVersion(db: Reader, versionId: ChecklistVersionId) {
  return db
    .select(versionColumns)
    .from(checklistVersions)
    .innerJoin(checklists, eq(checklists.id, checklistVersions.checklistId))
    .where(eq(checklistVersions.id, versionId))
    .get();
}

/** Every published version, newest first within its checklist. */
export function listChecklistVersions(db: Reader) {
  return db
    .select(versionColumns)
    .from(checklistVersions)
    .innerJoin(checklists, eq(checklists.id, checklistVersions.checklistId))
    .orderBy(checklists.id, desc(checklistVersions.number))
    .all();
}

/** The version a new round of this checklist begins with. */
export function findLatestVersion(db: Reader, checklistId: ChecklistId) {
  return db
    .select(versionColumns)
    .from(checklistVersions)
    .innerJoin(checklists, eq(checklists.id, checklistVersions.checklistId))
    .where(eq(checklistVersions.checklistId, checklistId))
    .orderBy(desc(checklistVersions.number))
    .limit(1)
    .get();
}

export function findChecklistByKey(db: Reader, key: string) {
  return db.select().from(checklists).where(eq(checklists.key, key)).get();
}

/** How many rounds use each version; a version without rounds is not listed. */
export function countRoundsByVersion(db: Reader): Map<ChecklistVersionId, number> {
  const rows = db.all<{ id: ChecklistVersionId; count: number }>(
    sql`SELECT checklist_version_id AS id, count(*) AS count FROM rounds GROUP BY checklist_version_id`,
  );
  return new Map(rows.map(({ id, count }) => [id, count]));
}

export function insertChecklist(tx: WriteTx, values: typeof checklists.$inferInsert): ChecklistId {
  return tx.insert(checklists).values(values).returning({ id: checklists.id }).get().id;
}

/** Publishes a version; the trigger keeps it as it is for ever. */
export function insertChecklistVersion(
  tx: WriteTx,
  values: typeof checklistVersions.$inferInsert,
): ChecklistVersionId {
  return tx.insert(checklistVersions).values(values).returning({ id: checklistVersions.id }).get().id;
}
