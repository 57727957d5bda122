import type { ChecklistDefinition } from '#app/features/checklists/domain/definition.ts';
import { parseDefinition } from '#app/features/checklists/forms/definition-schema.ts';
import type { ChecklistId, ChecklistVersionId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import { findChecklistVersion } from '#db/queries/checklists.server.ts';

export interface ChecklistVersion {
  versionId: ChecklistVersionId;
  checklistId: ChecklistId;
  name: string;
  number: number;
  publishedAt: string;
  definition: ChecklistDefinition;
}

type Row = NonNullable<ReturnType<typeof findChecklistVersion>>;

/** A published version, or undefined. One that cannot be read is a bug: publishing validates. */
export function readChecklistVersion(
  db: Reader,
  versionId: ChecklistVersionId,
): ChecklistVersion | undefined {
  const row = findChecklistVersion(db, versionId);
  return row && validated(row);
}

function validated(row: Row): ChecklistVersion {
  const { versionId, checklistId, name, number, publishedAt } = row;
  return { versionId, checklistId, name, number, publishedAt, definition: definitionOf(row) };
}

/** What a stored version asks. One that cannot be read is a bug: publishing validates. */
export function definitionOf(row: { versionId: number; definition: unknown }): ChecklistDefinition {
  const parsed = parseDefinition(row.definition);
  if (!parsed.ok) throw new Error(`Checklist version ${row.versionId}: ${parsed.error.join(' ')}`);
  return parsed.value;
}
