import { desc, eq, isNull } from 'drizzle-orm';
import type { Reader } from '../client.server.ts';
import { people } from '../schema/accounts.ts';
import { reportTemplates } from '../schema/reports.ts';
import type { WriteTx } from '../transact.server.ts';

/** The municipality's own template that documents are written in; undefined where it has none. */
export function findTemplateInForce(db: Reader) {
  return db
    .select({
      id: reportTemplates.id,
      fileName: reportTemplates.fileName,
      content: reportTemplates.content,
      uploadedAt: reportTemplates.uploadedAt,
      uploadedByName: people.displayName,
    })
    .from(reportTemplates)
    .innerJoin(people, eq(people.id, reportTemplates.uploadedById))
    .where(isNull(reportTemplates.removedAt))
    .orderBy(desc(reportTemplates.id))
    .get();
}

export function insertTemplate(tx: WriteTx, values: typeof reportTemplates.$inferInsert): number {
  return tx.insert(reportTemplates).values(values).returning({ id: reportTemplates.id }).get().id;
}

/** Takes every template that is in force out of use; how many they were. */
export function removeTemplates(tx: WriteTx, at: string): number {
  return tx.update(reportTemplates).set({ removedAt: at }).where(isNull(reportTemplates.removedAt)).run()
    .changes;
}
