import { type Actor, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { notFound, requireScope } from '#app/features/accounts/server/require-actor.server.ts';
import {
  type ChecklistDefinition,
  definitionFormat,
  questionsOf,
} from '#app/features/checklists/domain/definition.ts';
import { makeKey } from '#app/features/checklists/domain/make-key.ts';
import { shippedChecklists } from '#app/features/checklists/domain/shipped-checklists.ts';
import type { ChecklistId, ChecklistVersionId, UnitId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { Reader } from '#db/client.server.ts';
import { listUnits } from '#db/queries/accounts.server.ts';
import {
  findChecklistVersion,
  findDraft,
  findLatestVersion,
  insertChecklist,
  insertDraft,
} from '#db/queries/checklists.server.ts';
import { transact, type WriteTx } from '#db/transact.server.ts';
import { requireShapeable } from './reach-checklist.server.ts';
import { definitionOf } from './read-checklist.server.ts';

export interface NewChecklist {
  title: string;
  purpose: string;
  /** A copy of this version; without one it begins with a first section. */
  copyOf?: ChecklistVersionId | undefined;
}

/** A new checklist with a draft of its first version. 403 without the right anywhere, 404 for an unknown version. */
export function createChecklist(services: Services, actor: Actor, input: NewChecklist): ChecklistId {
  requireScope(actor, 'checklist.edit');
  const now = services.now();
  return transact(services.db, { actorId: actor.personId, now }, (tx) => {
    const definition = input.copyOf === undefined ? blank(input) : copied(tx, input, input.copyOf);
    const unitId = unitOf(tx, actor);
    const checklistId = insertChecklist(tx, { name: input.title, unitId, createdAt: now });
    begin(tx, actor, checklistId, definition, now);
    const detail = { copyOfVersion: input.copyOf ?? null };
    return {
      value: checklistId,
      audit: [{ action: 'checklist.created', entity: 'checklist', entityId: checklistId, unitId, detail }],
    };
  });
}

/**
 * Begins a draft of the next version: from the newest version, from another of the same checklist, or from what the
 * program ships. A draft that is there already is left alone. 404 for a version of another checklist.
 */
export function startDraft(
  services: Services,
  actor: Actor,
  checklistId: ChecklistId,
  from: ChecklistVersionId | 'newest' | 'shipped',
): void {
  const now = services.now();
  transact<void>(services.db, { actorId: actor.personId, now }, (tx) => {
    const checklist = requireShapeable(tx, actor, checklistId);
    if (findDraft(tx, checklistId)) return { value: undefined, unchanged: true };
    const definition =
      from === 'shipped'
        ? shippedChecklists.find(({ key }) => key === checklist.key)
        : versionToStartFrom(tx, checklistId, from);
    if (!definition) throw notFound();
    begin(tx, actor, checklistId, definition, now);
    const detail = { from };
    return {
      value: undefined,
      audit: [{ action: 'checklist.draftStarted', entity: 'checklist', entityId: checklistId, detail }],
    };
  });
}

function versionToStartFrom(db: Reader, checklistId: ChecklistId, from: ChecklistVersionId | 'newest') {
  const row = from === 'newest' ? findLatestVersion(db, checklistId) : findChecklistVersion(db, from);
  return row?.checklistId === checklistId ? definitionOf(row) : undefined;
}

function begin(tx: WriteTx, actor: Actor, checklistId: ChecklistId, definition: unknown, now: string): void {
  insertDraft(tx, { checklistId, definition, changedAt: now, changedById: actor.personId });
}

function blank({ title, purpose }: NewChecklist): ChecklistDefinition {
  return { format: definitionFormat, key: keyOf(title), title, purpose, sections: [] };
}

/** A copy is a checklist of its own: nothing in it is told apart from earlier versions that it does not have. */
function copied(
  db: Reader,
  { title, purpose }: NewChecklist,
  versionId: ChecklistVersionId,
): ChecklistDefinition {
  const row = findChecklistVersion(db, versionId);
  if (!row) throw notFound();
  const definition = structuredClone(definitionOf(row));
  for (const question of questionsOf(definition)) delete question.comparableSince;
  return { ...definition, key: keyOf(title), title, purpose: purpose === '' ? definition.purpose : purpose };
}

const keyOf = (title: string) =>
  makeKey(title, new Set(shippedChecklists.map(({ key }) => key)), 'checklista');

/** The uppermost unit on which the person may shape checklists: the checklist is for all below it. */
export function unitOf(db: Reader, actor: Actor): UnitId {
  const mine = new Set(scopeOf(actor, 'checklist.edit').unitIds);
  const top = listUnits(db).find(
    ({ id, parentId }) => mine.has(id) && (parentId === null || !mine.has(parentId)),
  );
  if (!top) throw notFound();
  return top.id;
}
