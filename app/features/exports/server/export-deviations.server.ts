import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { logReading } from '#app/features/accounts/server/log-reading.server.ts';
import { requireAnyRole } from '#app/features/accounts/server/require-actor.server.ts';
import { questionsOf } from '#app/features/checklists/domain/definition.ts';
import { readChecklistVersion } from '#app/features/checklists/server/read-checklist.server.ts';
import { deviationReachOf } from '#app/features/deviations/server/deviation-access.server.ts';
import type { ChecklistVersionId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { formatDate } from '#app/shared/text/format.ts';
import type { Reader } from '#db/client.server.ts';
import { type DeviationRow, listDeviations } from '#db/queries/deviations.server.ts';
import type { Workbook } from './export-round.server.ts';
import { deviationsSheet } from './sheets/deviations-sheet.server.ts';

/** Every deviation that the person reaches and that stands, as a file for another system; the download is logged. */
export function exportDeviations(services: Services, actor: Actor): Workbook {
  requireAnyRole(actor, ['manager', 'quality']);
  const { db } = services;
  const { rows } = listDeviations(db, deviationReachOf(actor), {
    states: ['new', 'assessed', 'inProgress', 'closed'],
    sort: 'number',
    isDescending: false,
    limit: -1,
    offset: 0,
  });
  const detail = { count: rows.length };
  logReading(services, actor, {
    action: 'deviations.exported',
    entity: 'deviation',
    entityId: 'all',
    detail,
  });
  return {
    fileName: `Avvikelser ${formatDate(services.now())}.xlsx`,
    title: 'Avvikelser',
    sheets: [deviationsSheet(rows, questionNamer(db))],
  };
}

/** Looks each checklist version up once. */
function questionNamer(db: Reader): (deviation: DeviationRow) => string {
  const versions = new Map<ChecklistVersionId, Map<string, string>>();
  return ({ checklistVersionId, questionId }) => {
    let names = versions.get(checklistVersionId);
    if (!names) {
      const version = readChecklistVersion(db, checklistVersionId);
      names = new Map(
        (version ? questionsOf(version.definition) : []).map(({ key, shortName }) => [key, shortName]),
      );
      versions.set(checklistVersionId, names);
    }
    return names.get(questionId) ?? questionId;
  };
}
