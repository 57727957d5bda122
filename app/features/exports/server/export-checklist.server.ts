import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { REVIEWING_ROLES } from '#app/features/accounts/domain/policy.ts';
import { notFound, requireAnyRole } from '#app/features/accounts/server/require-actor.server.ts';
import { readChecklistVersion } from '#app/features/checklists/server/read-checklist.server.ts';
import type { ChecklistVersionId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { formatDate } from '#app/shared/text/format.ts';
import type { Sheet } from '../domain/sheet.ts';
import type { Workbook } from './export-round.server.ts';
import { checklistSheet } from './sheets/checklist-sheet.server.ts';

/** A version of a checklist to read and discuss outside the program; nothing in it is about a case. 404 for an unknown one. */
export function exportChecklist(services: Services, actor: Actor, versionId: ChecklistVersionId): Workbook {
  requireAnyRole(actor, REVIEWING_ROLES);
  const version = readChecklistVersion(services.db, versionId);
  if (!version) throw notFound();
  const { name, number, definition, publishedAt } = version;
  const title = `${name}, version ${number}`;
  const about: Sheet = {
    name: 'Om checklistan',
    widths: [24, 90],
    blocks: [
      { kind: 'title', text: title },
      {
        kind: 'facts',
        rows: [
          ['Syfte', definition.purpose],
          ['Publicerad', formatDate(publishedAt)],
          ['Avsnitt', definition.sections.map((section) => section.title).join('\n')],
        ],
      },
    ],
  };
  return {
    fileName: `Checklista ${name} version ${number}.xlsx`,
    title,
    sheets: [about, checklistSheet(definition)],
  };
}
