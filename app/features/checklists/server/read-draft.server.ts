import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { notFound } from '#app/features/accounts/server/require-actor.server.ts';
import { type ChecklistDefinition, questionsOf } from '#app/features/checklists/domain/definition.ts';
import { draftFaults } from '#app/features/checklists/domain/draft-faults.ts';
import { upgradeDefinition } from '#app/features/checklists/domain/upgrade-definition.ts';
import { draftSchema } from '#app/features/checklists/forms/definition-schema.ts';
import type { ChecklistId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import { findDraft, listVersionsOf } from '#db/queries/checklists.server.ts';
import { requireShapeable } from './reach-checklist.server.ts';
import { definitionOf } from './read-checklist.server.ts';

/** A draft as its pages need it. 403 for whoever may not shape the checklist, 404 when it has no draft. */
export function readDraft(db: Reader, actor: Actor, checklistId: ChecklistId) {
  const checklist = requireShapeable(db, actor, checklistId);
  const row = findDraft(db, checklistId);
  if (!row) throw notFound();
  const definition = draftDefinition(row.definition);
  return {
    checklistId,
    isRetired: checklist.retiredAt !== null,
    definition,
    faults: draftFaults(definition),
    revision: row.revision,
    canUndo: row.previous !== null,
    changedAt: row.changedAt,
    changedBy: row.changedBy,
  };
}

/** A stored draft in the newest format. One that cannot be read is a bug: every change is held against the shape. */
export function draftDefinition(stored: unknown): ChecklistDefinition {
  return draftSchema.parse(upgradeDefinition(stored));
}

/**
 * The keys that questions and sections of earlier versions had: a new one may not have them, since answers are followed
 * by them from version to version.
 */
export function formerKeys(db: Reader, checklistId: ChecklistId): string[] {
  const definitions = listVersionsOf(db, checklistId).map(definitionOf);
  return definitions.flatMap((definition) => [
    ...questionsOf(definition).map(({ key }) => key),
    ...definition.sections.map(({ key }) => key),
  ]);
}
