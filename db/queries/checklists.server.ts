import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import type { ChecklistId, ChecklistVersionId, PersonId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { people } from '../schema/accounts.ts';
import { registerColumns, registers } from '../schema/cases.ts';
import { checklistDrafts, checklists, checklistVersions } from '../schema/checklists.ts';
import type { WriteTx } from '../transact.server.ts';

const versionColumns = {
  versionId: checklistVersions.id,
  checklistId: checklists.id,
  key: checklists.key,
  name: checklists.name,
  number: checklistVersions.number,
  definition: checklistVersions.definition,
  note: checklistVersions.note,
  publishedAt: checklistVersions.publishedAt,
  /** Null: it came with the program. */
  publishedById: checklistVersions.publishedById,
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

/** A checklist by itself, published or not. */
export function findChecklist(db: Reader, checklistId: ChecklistId) {
  return db.select().from(checklists).where(eq(checklists.id, checklistId)).get();
}

/** Every checklist, also one that has no version yet, with when its draft was last changed. */
export function listChecklistRows(db: Reader) {
  return db
    .select({
      checklistId: checklists.id,
      key: checklists.key,
      name: checklists.name,
      unitId: checklists.unitId,
      retiredAt: checklists.retiredAt,
      draftChangedAt: checklistDrafts.changedAt,
    })
    .from(checklists)
    .leftJoin(checklistDrafts, eq(checklistDrafts.checklistId, checklists.id))
    .orderBy(checklists.id)
    .all();
}

/** The versions of one checklist, newest first, with who published each; no name for those of the program. */
export function listVersionsOf(db: Reader, checklistId: ChecklistId) {
  return db
    .select({ ...versionColumns, publishedBy: people.displayName })
    .from(checklistVersions)
    .innerJoin(checklists, eq(checklists.id, checklistVersions.checklistId))
    .leftJoin(people, eq(people.id, checklistVersions.publishedById))
    .where(eq(checklistVersions.checklistId, checklistId))
    .orderBy(desc(checklistVersions.number))
    .all();
}

/** The draft of a checklist with who changed it last. */
export function findDraft(db: Reader, checklistId: ChecklistId) {
  return db
    .select({
      definition: checklistDrafts.definition,
      previous: checklistDrafts.previous,
      revision: checklistDrafts.revision,
      changedAt: checklistDrafts.changedAt,
      changedById: checklistDrafts.changedById,
      changedBy: people.displayName,
    })
    .from(checklistDrafts)
    .innerJoin(people, eq(people.id, checklistDrafts.changedById))
    .where(eq(checklistDrafts.checklistId, checklistId))
    .get();
}

/** False when the checklist has a draft already. */
export function insertDraft(tx: WriteTx, values: typeof checklistDrafts.$inferInsert): boolean {
  return tx.insert(checklistDrafts).values(values).onConflictDoNothing().run().changes === 1;
}

/** Writes over exactly the revision that was seen; false when there is another by now, or none. */
export function updateDraft(
  tx: WriteTx,
  checklistId: ChecklistId,
  revision: number,
  values: { definition: unknown; previous: unknown; changedAt: string; changedById: PersonId },
): boolean {
  const seen = and(eq(checklistDrafts.checklistId, checklistId), eq(checklistDrafts.revision, revision));
  const next = { ...values, revision: revision + 1 };
  return tx.update(checklistDrafts).set(next).where(seen).run().changes === 1;
}

export function deleteDraft(tx: WriteTx, checklistId: ChecklistId): void {
  tx.delete(checklistDrafts).where(eq(checklistDrafts.checklistId, checklistId)).run();
}

/** Takes away a checklist that never had a version; one that has is kept by the database. */
export function deleteUnpublishedChecklist(tx: WriteTx, checklistId: ChecklistId): void {
  tx.delete(checklists).where(eq(checklists.id, checklistId)).run();
}

export function updateChecklist(
  tx: WriteTx,
  checklistId: ChecklistId,
  values: { name?: string; retiredAt?: string | null },
): void {
  tx.update(checklists).set(values).where(eq(checklists.id, checklistId)).run();
}

/** The names of the columns of every register on the units, each once. */
export function listColumnHeaders(db: Reader, scope: UnitScope): string[] {
  return db
    .selectDistinct({ header: registerColumns.header })
    .from(registerColumns)
    .innerJoin(registers, eq(registers.id, registerColumns.registerId))
    .where(inArray(registers.unitId, [...scope.unitIds]))
    .all()
    .map(({ header }) => header);
}
