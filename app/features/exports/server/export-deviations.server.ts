import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { logReading } from '#app/features/accounts/server/log-reading.server.ts';
import { requireAnyRole } from '#app/features/accounts/server/require-actor.server.ts';
import { deviationReachOf } from '#app/features/deviations/server/deviation-access.server.ts';
import { DEVIATION_STATES } from '#app/shared/domain/vocabulary.ts';
import type { Services } from '#app/shared/server/services.ts';
import { formatDate } from '#app/shared/text/format.ts';
import { listDeviations } from '#db/queries/deviations.server.ts';
import type { Workbook } from './export-round.server.ts';
import { questionNamer } from './name-questions.server.ts';
import { deviationsSheet } from './sheets/deviations-sheet.server.ts';

/** Every deviation that the person reaches and that stands, as a file for another system; the download is logged. */
export function exportDeviations(services: Services, actor: Actor): Workbook {
  requireAnyRole(actor, ['manager', 'quality']);
  const { db } = services;
  const { rows } = listDeviations(db, deviationReachOf(actor), {
    states: DEVIATION_STATES.filter((state) => state !== 'withdrawn'),
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
    sheets: [deviationsSheet(rows, questionNamer(db, rows))],
  };
}
