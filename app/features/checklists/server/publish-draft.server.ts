import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { compareDefinitions } from '#app/features/checklists/domain/compare-definitions.ts';
import type { ChecklistDefinition } from '#app/features/checklists/domain/definition.ts';
import { draftFaults } from '#app/features/checklists/domain/draft-faults.ts';
import { changeQuestion } from '#app/features/checklists/domain/edit-definition.ts';
import { parseDefinition } from '#app/features/checklists/forms/definition-schema.ts';
import type { ChecklistId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import {
  deleteDraft,
  findDraft,
  findLatestVersion,
  insertChecklistVersion,
  updateChecklist,
} from '#db/queries/checklists.server.ts';
import { transact } from '#db/transact.server.ts';
import { requireShapeable } from './reach-checklist.server.ts';
import { definitionOf } from './read-checklist.server.ts';
import { draftDefinition } from './read-draft.server.ts';

export interface Publication {
  /** The revision of the draft that the person saw. */
  revision: number;
  /** What is new, in her words. */
  note: string;
  /** Questions whose earlier answers can no longer be compared with, and why. */
  breaks: readonly { key: string; note: string }[];
}

export type PublishProblem =
  /** There is no draft any more: published already, by the first of two presses or by somebody else, or thrown away. */
  | { kind: 'noDraft' }
  | { kind: 'changedMeanwhile' }
  | { kind: 'sameAsBefore'; number: number }
  | { kind: 'faults'; texts: string[] };

/** Makes the draft the next version, whole or not at all, and takes the draft away. Gives the version's number. */
export function publishDraft(
  services: Services,
  actor: Actor,
  checklistId: ChecklistId,
  publication: Publication,
): Result<number, PublishProblem> {
  const now = services.now();
  return transact<Result<number, PublishProblem>>(services.db, { actorId: actor.personId, now }, (tx) => {
    const checklist = requireShapeable(tx, actor, checklistId, 'checklist.publish');
    const refuse = (problem: PublishProblem) => ({ value: err(problem), unchanged: true }) as const;
    const draft = findDraft(tx, checklistId);
    if (!draft) return refuse({ kind: 'noDraft' });
    if (draft.revision !== publication.revision) return refuse({ kind: 'changedMeanwhile' });
    const latest = findLatestVersion(tx, checklistId);
    const number = (latest?.number ?? 0) + 1;
    const written = draftDefinition(draft.definition);
    if (latest && compareDefinitions(definitionOf(latest), written).isSame)
      return refuse({ kind: 'sameAsBefore', number: latest.number });
    const faults = draftFaults(written).map(({ text }) => text);
    if (faults.length > 0) return refuse({ kind: 'faults', texts: faults });
    const parsed = parseDefinition(marked(written, number, publication.breaks));
    if (!parsed.ok) return refuse({ kind: 'faults', texts: parsed.error });
    const versionId = insertChecklistVersion(tx, {
      checklistId,
      number,
      definition: parsed.value,
      note: publication.note,
      publishedAt: now,
      publishedById: actor.personId,
    });
    deleteDraft(tx, checklistId);
    updateChecklist(tx, checklistId, { name: parsed.value.title });
    const detail = { key: parsed.value.key, number, breaks: publication.breaks.map(({ key }) => key) };
    const { unitId } = checklist;
    return {
      value: ok(number),
      audit: [
        { action: 'checklist.published', entity: 'checklistVersion', entityId: versionId, unitId, detail },
      ],
    };
  });
}

function marked(
  definition: ChecklistDefinition,
  version: number,
  breaks: Publication['breaks'],
): ChecklistDefinition {
  return breaks.reduce(
    (sum, { key, note }) =>
      changeQuestion(sum, key, (question) => ({ ...question, comparableSince: { version, note } })),
    definition,
  );
}

/** Takes a checklist out of use, or into use again: rounds and versions stay, new controls are not offered it. */
export function retireChecklist(
  services: Services,
  actor: Actor,
  checklistId: ChecklistId,
  isRetired: boolean,
): void {
  const now = services.now();
  transact<void>(services.db, { actorId: actor.personId, now }, (tx) => {
    const checklist = requireShapeable(tx, actor, checklistId, 'checklist.publish');
    if ((checklist.retiredAt !== null) === isRetired) return { value: undefined, unchanged: true };
    updateChecklist(tx, checklistId, { retiredAt: isRetired ? now : null });
    const action = isRetired ? 'checklist.retired' : 'checklist.restored';
    return { value: undefined, audit: [{ action, entity: 'checklist', entityId: checklistId }] };
  });
}
