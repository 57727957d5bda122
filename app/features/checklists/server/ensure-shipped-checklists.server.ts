import { isDeepStrictEqual } from 'node:util';
import type { ChecklistDefinition } from '#app/features/checklists/domain/definition.ts';
import { shippedChecklists } from '#app/features/checklists/domain/shipped-checklists.ts';
import { upgradeDefinition } from '#app/features/checklists/domain/upgrade-definition.ts';
import type { Services } from '#app/shared/server/services.ts';
import {
  findChecklistByKey,
  findDraft,
  findLatestVersion,
  insertChecklist,
  insertChecklistVersion,
  updateChecklist,
} from '#db/queries/checklists.server.ts';
import { transact } from '#db/transact.server.ts';

/**
 * Publishes the checklists that come with the program. Run at every start: a checklist that is there already is
 * left alone, one that a new release has changed gets a further version, and rounds keep the version they have. What
 * somebody here has shaped is never published over: neither a newest version that a person published, nor a draft she
 * works on. She is told on the checklist's page that the program ships another, and may begin from it.
 */
export function ensureShippedChecklists(services: Services): void {
  for (const definition of shippedChecklists) ensureChecklist(services, definition);
}

function ensureChecklist(services: Services, definition: ChecklistDefinition): void {
  const now = services.now();
  transact(services.db, { actorId: null, now }, (tx) => {
    const known = findChecklistByKey(tx, definition.key);
    const checklistId =
      known?.id ?? insertChecklist(tx, { key: definition.key, name: definition.title, createdAt: now });
    const latest = findLatestVersion(tx, checklistId);
    const isShapedHere = latest?.publishedById != null || findDraft(tx, checklistId) !== undefined;
    if (isShapedHere) return { value: undefined, unchanged: true };
    if (latest && isSame(latest.definition, definition)) {
      return { value: undefined, unchanged: true };
    }
    const number = (latest?.number ?? 0) + 1;
    const versionId = insertChecklistVersion(tx, { checklistId, number, definition, publishedAt: now });
    updateChecklist(tx, checklistId, { name: definition.title });
    return {
      value: undefined,
      audit: [
        {
          action: 'checklist.published',
          entity: 'checklistVersion',
          entityId: versionId,
          detail: { key: definition.key, number },
        },
      ],
    };
  });
}

/** Whether what is stored says the same as what the program ships, in whichever format it was written. */
export function isSame(stored: unknown, definition: ChecklistDefinition): boolean {
  // Through JSON, because that is what the database gave back: absent and undefined are the same there.
  return isDeepStrictEqual(upgradeDefinition(stored), JSON.parse(JSON.stringify(definition)));
}
