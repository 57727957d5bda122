import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { notFound } from '#app/features/accounts/server/require-actor.server.ts';
import { comparisonView } from '#app/features/checklists/domain/compare-view.ts';
import type { ChecklistId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import { findChecklist, findDraft, listVersionsOf } from '#db/queries/checklists.server.ts';
import { mayShape } from './reach-checklist.server.ts';
import { definitionOf } from './read-checklist.server.ts';
import { draftDefinition } from './read-draft.server.ts';

/** Stands for the draft where a version's number could. */
const DRAFT = 'utkast';

/**
 * Two versions of a checklist side by side. Without choices the newest and the one before. The draft can be compared by whoever
 * may shape the checklist. 404 for an unknown checklist or version, and where there are not two to compare.
 */
export function compareVersions(
  db: Reader,
  actor: Actor,
  checklistId: ChecklistId,
  chosen: { from: string | null; to: string | null },
) {
  const checklist = findChecklist(db, checklistId);
  if (!checklist) throw notFound();
  const draft = mayShape(actor, checklist, 'checklist.edit') ? findDraft(db, checklistId) : undefined;
  const sides = [
    ...(draft ? [{ value: DRAFT, label: 'Utkastet', read: () => draftDefinition(draft.definition) }] : []),
    ...listVersionsOf(db, checklistId).map((row) => ({
      value: String(row.number),
      label: `Version ${row.number}`,
      read: () => definitionOf(row),
    })),
  ];
  const find = (value: string | null, otherwise: number) =>
    value === null || value === '' ? sides[otherwise] : sides.find((side) => side.value === value);
  const [from, to] = [find(chosen.from, 1), find(chosen.to, 0)];
  if (!from || !to) throw notFound();
  return {
    checklistId,
    name: checklist.name,
    options: sides.map(({ value, label }) => ({ value, label })),
    from: { value: from.value, label: from.label },
    to: { value: to.value, label: to.label },
    view: comparisonView(from.read(), to.read()),
  };
}
