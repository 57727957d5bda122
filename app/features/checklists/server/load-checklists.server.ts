import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { notFound } from '#app/features/accounts/server/require-actor.server.ts';
import { questionsOf } from '#app/features/checklists/domain/definition.ts';
import { isFollowUpChecklist } from '#app/features/checklists/domain/follow-up-checklist.ts';
import { shippedChecklists } from '#app/features/checklists/domain/shipped-checklists.ts';
import type { ChecklistId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { formatDate, formatDateTime, swedishCollator } from '#app/shared/text/format.ts';
import type { Reader } from '#db/client.server.ts';
import {
  countRoundsByVersion,
  findChecklist,
  findDraft,
  listChecklistRows,
  listVersionsOf,
} from '#db/queries/checklists.server.ts';
import { isSame } from './ensure-shipped-checklists.server.ts';
import { mayShape } from './reach-checklist.server.ts';
import { definitionOf } from './read-checklist.server.ts';

/**
 * Every checklist for the list: those that are only a draft are seen by whoever may shape them. Those made to follow up an
 * action belong to the action.
 */
export function loadChecklists({ db }: Services, actor: Actor) {
  const counts = countRoundsByVersion(db);
  return listChecklistRows(db)
    .flatMap((row) => {
      const mayEdit = mayShape(actor, row, 'checklist.edit');
      const versions = listVersionsOf(db, row.checklistId);
      const [latest] = versions;
      if (!latest && !mayEdit) return [];
      if (latest && row.retiredAt !== null && isFollowUpChecklist(definitionOf(latest))) return [];
      return [
        {
          checklistId: row.checklistId,
          name: row.name,
          isShipped: row.key !== null,
          isRetired: row.retiredAt !== null,
          hasDraft: mayEdit && row.draftChangedAt !== null,
          number: latest?.number ?? null,
          publishedOn: latest ? formatDate(latest.publishedAt) : null,
          questionCount: latest ? questionsOf(definitionOf(latest)).length : null,
          roundCount: versions.reduce((sum, { versionId }) => sum + (counts.get(versionId) ?? 0), 0),
        },
      ];
    })
    .sort((a, b) => swedishCollator.compare(a.name, b.name));
}

/** One checklist with its versions and, for whoever may shape it, its draft. 404 when there is nothing to see. */
export function loadChecklist({ db }: Services, actor: Actor, checklistId: ChecklistId) {
  const checklist = findChecklist(db, checklistId);
  if (!checklist) throw notFound();
  const mayEdit = mayShape(actor, checklist, 'checklist.edit');
  const versions = listVersionsOf(db, checklistId);
  if (versions.length === 0 && !mayEdit) throw notFound();
  const counts = countRoundsByVersion(db);
  const draft = mayEdit ? findDraft(db, checklistId) : undefined;
  const [latest] = versions;
  return {
    checklistId,
    name: checklist.name,
    purpose: latest ? definitionOf(latest).purpose : '',
    isRetired: checklist.retiredAt !== null,
    isShipped: checklist.key !== null,
    may: { edit: mayEdit, publish: mayShape(actor, checklist, 'checklist.publish') },
    draft: draft ? { changedAt: formatDateTime(draft.changedAt), changedBy: draft.changedBy } : null,
    shipsAnother: mayEdit && shipsAnother(checklist.key, latest),
    versions: versions.map((version) => ({
      versionId: version.versionId,
      number: version.number,
      note: version.note,
      publishedOn: formatDate(version.publishedAt),
      publishedBy: version.publishedBy,
      questionCount: questionsOf(definitionOf(version)).length,
      roundCount: counts.get(version.versionId) ?? 0,
    })),
  };
}

/** Whether the program comes with something else than what is used here. */
function shipsAnother(key: string | null, latest: { definition: unknown } | undefined): boolean {
  const shipped = shippedChecklists.find((one) => one.key === key);
  return shipped !== undefined && latest !== undefined && !isSame(latest.definition, shipped);
}

/** Versions that a new checklist may be a copy of: the newest of each that is in use. */
export function listCopyable(db: Reader): { value: string; label: string }[] {
  return listChecklistRows(db)
    .flatMap(({ checklistId, name, retiredAt }) => {
      const [latest] = listVersionsOf(db, checklistId);
      if (!latest || retiredAt !== null) return [];
      return [{ value: String(latest.versionId), label: `${name} (version ${latest.number})` }];
    })
    .sort((a, b) => swedishCollator.compare(a.label, b.label));
}
