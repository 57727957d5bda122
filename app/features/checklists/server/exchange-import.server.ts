import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { notFound, requireScope } from '#app/features/accounts/server/require-actor.server.ts';
import { type ComparisonView, comparisonView } from '#app/features/checklists/domain/compare-view.ts';
import {
  type ChecklistDefinition,
  findQuestion,
  questionsOf,
} from '#app/features/checklists/domain/definition.ts';
import { makeKey } from '#app/features/checklists/domain/make-key.ts';
import { shippedChecklists } from '#app/features/checklists/domain/shipped-checklists.ts';
import type { ChecklistId } from '#app/shared/domain/ids.ts';
import { ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { Reader } from '#db/client.server.ts';
import {
  findDraft,
  findLatestVersion,
  insertChecklist,
  insertDraft,
  listChecklistRows,
} from '#db/queries/checklists.server.ts';
import { transact } from '#db/transact.server.ts';
import { changeDraft, type DraftProblem } from './change-draft.server.ts';
import { mayShape, requireShapeable } from './reach-checklist.server.ts';
import { definitionOf } from './read-checklist.server.ts';
import { draftDefinition } from './read-draft.server.ts';
import { unitOf } from './start-draft.server.ts';

/** The checklists that a file may become a draft of: those the person may shape. */
export function listImportTargets(db: Reader, actor: Actor): { value: string; label: string }[] {
  return listChecklistRows(db)
    .filter((row) => mayShape(actor, row, 'checklist.edit'))
    .map(({ checklistId, name }) => ({ value: String(checklistId), label: `Utkast till ${name}` }));
}

export interface ImportTarget {
  checklistId: ChecklistId;
  name: string;
  /** What a draft would be changed from; null when there is none and one is begun. */
  draftRevision: number | null;
  view: ComparisonView;
}

/** What the file would change in a checklist: in its draft, else against its newest version. 404 when it has neither. */
export function importTarget(
  db: Reader,
  actor: Actor,
  checklistId: ChecklistId,
  definition: ChecklistDefinition,
): ImportTarget {
  const { name } = requireShapeable(db, actor, checklistId);
  const draft = findDraft(db, checklistId);
  const before = standing(db, checklistId);
  const view = comparisonView(before, fitted(definition, before));
  return { checklistId, name, draftRevision: draft?.revision ?? null, view };
}

function standing(db: Reader, checklistId: ChecklistId): ChecklistDefinition {
  const draft = findDraft(db, checklistId);
  if (draft) return draftDefinition(draft.definition);
  const latest = findLatestVersion(db, checklistId);
  if (!latest) throw notFound();
  return definitionOf(latest);
}

/**
 * The file as the next edition of what is here: under its key, and with its marks of comparability. Those of the file name
 * versions of somebody else.
 */
function fitted(definition: ChecklistDefinition, here: ChecklistDefinition | undefined): ChecklistDefinition {
  const own = structuredClone({ ...definition, key: here?.key ?? definition.key });
  for (const question of questionsOf(own)) {
    const mark = here && findQuestion(here, question.key)?.comparableSince;
    if (mark === undefined) delete question.comparableSince;
    else question.comparableSince = mark;
  }
  return own;
}

/** A new checklist with the file as the draft of its first version. 403 without the right anywhere. */
export function importAsNew(services: Services, actor: Actor, definition: ChecklistDefinition): ChecklistId {
  requireScope(actor, 'checklist.edit');
  const now = services.now();
  const own = fitted(definition, undefined);
  const shipped = new Set(shippedChecklists.map(({ key }) => key));
  if (shipped.has(own.key)) own.key = makeKey(own.title, shipped, 'checklista');
  return transact(services.db, { actorId: actor.personId, now }, (tx) => {
    const unitId = unitOf(tx, actor);
    const checklistId = insertChecklist(tx, { name: own.title, unitId, createdAt: now });
    insertDraft(tx, { checklistId, definition: own, changedAt: now, changedById: actor.personId });
    const detail = { questions: questionsOf(own).length, isNew: true };
    const entry = {
      action: 'checklist.imported',
      entity: 'checklist',
      entityId: checklistId,
      unitId,
      detail,
    };
    return { value: checklistId, audit: [entry] };
  });
}

/**
 * The file as the draft of a checklist that is there. A draft is written over only at the revision that the person saw, and
 * can be taken back there; null stands for having seen none. Error: there is another by now.
 */
export function importAsDraft(
  services: Services,
  actor: Actor,
  seen: { checklistId: ChecklistId; revision: number | null },
  definition: ChecklistDefinition,
): Result<unknown, DraftProblem> {
  const { checklistId, revision } = seen;
  if (revision !== null)
    return changeDraft(services, actor, { checklistId, revision }, { what: 'imported' }, (before) =>
      fitted(definition, before),
    );
  const now = services.now();
  return transact<Result<unknown, DraftProblem>>(services.db, { actorId: actor.personId, now }, (tx) => {
    requireShapeable(tx, actor, checklistId);
    if (findDraft(tx, checklistId))
      return { value: { ok: false, error: 'changedMeanwhile' }, unchanged: true };
    const own = fitted(definition, standing(tx, checklistId));
    insertDraft(tx, { checklistId, definition: own, changedAt: now, changedById: actor.personId });
    const detail = { questions: questionsOf(own).length, isNew: false };
    const entry = { action: 'checklist.imported', entity: 'checklist', entityId: checklistId, detail };
    return { value: ok(undefined), audit: [entry] };
  });
}
