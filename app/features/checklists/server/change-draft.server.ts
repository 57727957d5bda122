import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { notFound } from '#app/features/accounts/server/require-actor.server.ts';
import type { ChecklistDefinition } from '#app/features/checklists/domain/definition.ts';
import { draftSchema } from '#app/features/checklists/forms/definition-schema.ts';
import type { ChecklistId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import {
  deleteDraft,
  deleteUnpublishedChecklist,
  findDraft,
  findLatestVersion,
  updateDraft,
} from '#db/queries/checklists.server.ts';
import { transact } from '#db/transact.server.ts';
import { requireShapeable } from './reach-checklist.server.ts';
import { draftDefinition, formerKeys } from './read-draft.server.ts';

/** What the log says of a change, beside that there was one: which kind, and of which question or section. */
export type DraftChange = { what: string; key?: string | undefined };

export type DraftProblem = 'changedMeanwhile' | 'tooLarge';

/**
 * Saves one change of a draft, on exactly the revision that the person saw. `edit` gets the definition and the keys of
 * earlier versions; undefined or the same definition means that there is nothing to save. Errors: somebody else has
 * changed the draft since, or it would hold more than a checklist can.
 */
export function changeDraft(
  services: Services,
  actor: Actor,
  seen: { checklistId: ChecklistId; revision: number },
  change: DraftChange,
  edit: (definition: ChecklistDefinition, former: readonly string[]) => ChecklistDefinition | undefined,
): Result<ChecklistDefinition, DraftProblem> {
  const { checklistId, revision } = seen;
  const now = services.now();
  return transact<Result<ChecklistDefinition, DraftProblem>>(
    services.db,
    { actorId: actor.personId, now },
    (tx) => {
      requireShapeable(tx, actor, checklistId);
      const draft = findDraft(tx, checklistId);
      if (!draft) throw notFound();
      if (draft.revision !== revision) return { value: err('changedMeanwhile'), unchanged: true };
      const before = draftDefinition(draft.definition);
      const edited = edit(before, formerKeys(tx, checklistId));
      if (edited === undefined || JSON.stringify(edited) === JSON.stringify(before))
        return { value: ok(before), unchanged: true };
      const shaped = draftSchema.safeParse(edited);
      if (!shaped.success) return { value: err('tooLarge'), unchanged: true };
      const values = {
        definition: shaped.data,
        previous: before,
        changedAt: now,
        changedById: actor.personId,
      };
      if (!updateDraft(tx, checklistId, revision, values))
        return { value: err('changedMeanwhile'), unchanged: true };
      return { value: ok(shaped.data), audit: [auditOf(checklistId, revision + 1, change)] };
    },
  );
}

/** Takes the last change back; taking back once more brings it in again. False when there is nothing, or another revision. */
export function undoDraftChange(
  services: Services,
  actor: Actor,
  { checklistId, revision }: { checklistId: ChecklistId; revision: number },
): boolean {
  const now = services.now();
  return transact<boolean>(services.db, { actorId: actor.personId, now }, (tx) => {
    requireShapeable(tx, actor, checklistId);
    const draft = findDraft(tx, checklistId);
    if (!draft) throw notFound();
    if (draft.previous === null || draft.revision !== revision) return { value: false, unchanged: true };
    const values = {
      definition: draft.previous,
      previous: draft.definition,
      changedAt: now,
      changedById: actor.personId,
    };
    updateDraft(tx, checklistId, revision, values);
    return { value: true, audit: [auditOf(checklistId, revision + 1, { what: 'undone' })] };
  });
}

/** Throws the draft away; a checklist that never was published goes with it. Gives whether the checklist is still there. */
export function discardDraft(services: Services, actor: Actor, checklistId: ChecklistId): boolean {
  const now = services.now();
  return transact<boolean>(services.db, { actorId: actor.personId, now }, (tx) => {
    requireShapeable(tx, actor, checklistId);
    const isPublished = findLatestVersion(tx, checklistId) !== undefined;
    if (!findDraft(tx, checklistId)) return { value: isPublished, unchanged: true };
    deleteDraft(tx, checklistId);
    if (!isPublished) deleteUnpublishedChecklist(tx, checklistId);
    return {
      value: isPublished,
      audit: [{ action: 'checklist.draftDiscarded', entity: 'checklist', entityId: checklistId }],
    };
  });
}

function auditOf(checklistId: ChecklistId, revision: number, change: DraftChange) {
  return {
    action: 'checklist.draftChanged',
    entity: 'checklist',
    entityId: checklistId,
    detail: { revision, ...change },
  };
}
