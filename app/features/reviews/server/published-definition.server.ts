import type { ChecklistDefinition } from '#app/features/checklists/domain/definition.ts';
import { readChecklistVersion } from '#app/features/checklists/server/read-checklist.server.ts';
import type { ChecklistVersionId } from '#app/shared/domain/ids.ts';
import type { Db } from '#db/client.server.ts';

const read = new WeakMap<Db, Map<ChecklistVersionId, ChecklistDefinition>>();

/**
 * What a published version asks, read and checked once in the life of the program: it never changes, and every answer
 * needs it. Undefined for a version that is not there.
 */
export function publishedDefinition(db: Db, versionId: ChecklistVersionId): ChecklistDefinition | undefined {
  const known = read.get(db) ?? new Map<ChecklistVersionId, ChecklistDefinition>();
  read.set(db, known);
  const definition = known.get(versionId) ?? readChecklistVersion(db, versionId)?.definition;
  if (definition) known.set(versionId, definition);
  return definition;
}
