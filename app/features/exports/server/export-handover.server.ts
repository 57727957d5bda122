import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { logReading } from '#app/features/accounts/server/log-reading.server.ts';
import { notFound, requireAnyRole } from '#app/features/accounts/server/require-actor.server.ts';
import { csvBytes, type HandoverCell, handoverRow } from '#app/features/deviations/domain/handover-layout.ts';
import { storedLayout } from '#app/features/deviations/forms/receiving-system-form.ts';
import { deviationReachOf } from '#app/features/deviations/server/deviation-access.server.ts';
import type { ReceivingSystemId } from '#app/shared/domain/ids.ts';
import { download } from '#app/shared/server/download.server.ts';
import type { Services } from '#app/shared/server/services.ts';
import { formatDateTime } from '#app/shared/text/format.ts';
import { listDeviations } from '#db/queries/deviations.server.ts';
import { findReceivingSystem, listHandedOver } from '#db/queries/handovers.server.ts';
import { type Cell, dateCell, tableSheet } from '../domain/sheet.ts';
import { handedOverOf } from './handover-cells.server.ts';
import { workbookResponse } from './workbook-response.server.ts';

/**
 * The file of what was handed over at an instant, as the system wants it; fetching it marks nothing, and is logged. Holds what
 * the person reaches of the batch; 404 where that is nothing.
 */
export function exportHandover(
  services: Services,
  actor: Actor,
  systemId: ReceivingSystemId,
  at: string,
): Response {
  requireAnyRole(actor, ['manager', 'quality']);
  const { db } = services;
  const system = findReceivingSystem(db, systemId);
  const reach = deviationReachOf(actor);
  const ids = system ? listHandedOver(db, reach, systemId, at).map(({ deviationId }) => deviationId) : [];
  if (!system || ids.length === 0) throw notFound();
  const all = { sort: 'number', isDescending: false, limit: -1, offset: 0 } as const;
  const { rows } = listDeviations(db, reach, { ...all, ids });
  const detail = { systemId, count: rows.length };
  logReading(services, actor, {
    action: 'deviations.handoverFetched',
    entity: 'deviation',
    entityId: 'all',
    detail,
  });
  const layout = storedLayout(system.layout);
  const headers = layout.columns.map(({ heading }) => heading);
  const cells = handedOverOf(db, rows).map((words) => handoverRow(layout, words));
  const name = `Avvikelser till ${system.name} ${formatDateTime(at)}`;
  if (layout.format === 'csv') {
    const lines = [headers, ...cells.map((row) => row.map(({ text }) => text))];
    const charset = layout.encoding === 'utf8' ? 'utf-8' : 'windows-1252';
    return download(csvBytes(lines, layout), {
      fileName: `${name}.csv`,
      contentType: `text/csv; charset=${charset}`,
    });
  }
  const columns = layout.columns.map(({ heading, field }) => ({
    header: heading,
    width: field === 'description' ? 40 : field === 'title' ? 30 : 16,
  }));
  return workbookResponse(services, {
    fileName: `${name}.xlsx`,
    title: 'Avvikelser',
    sheets: [
      tableSheet(
        'Avvikelser',
        columns,
        cells.map((row) => row.map(sheetCell)),
      ),
    ],
  });
}

const sheetCell = ({ kind, text }: HandoverCell): Cell => (kind === 'date' ? dateCell(text) : text);
