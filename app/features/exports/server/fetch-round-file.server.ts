import { type Actor, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { logReading } from '#app/features/accounts/server/log-reading.server.ts';
import { notFound, requireMay } from '#app/features/accounts/server/require-actor.server.ts';
import { reachDeidentified } from '#app/features/results/server/reach-deidentified.server.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { inTurns } from '#app/shared/server/in-turns.server.ts';
import type { Services } from '#app/shared/server/services.ts';
import { openMoment } from '#db/queries/one-moment.server.ts';
import { findRoundWithNames, type RoundWithNames } from '#db/queries/results.server.ts';
import { findVignetteRound } from '#db/queries/vignette-rounds.server.ts';
import { type ExportVersion, exportSteps, workbookName } from './export-round.server.ts';
import { reportName, reportSteps } from './export-round-report.server.ts';
import { keptReportFile } from './keep-report-files.server.ts';
import { wordDownload, wordResponse } from './word/write-word.server.ts';
import { workbookDownload, workbookResponse } from './workbook-response.server.ts';

/**
 * The workbook of a round as a download, logged. Of a finalised round it is the file that was made then; of another it is
 * made now, of the database as it is at one moment however long it takes. 404 and 403 as for the result it holds.
 */
export async function fetchRoundWorkbook(
  services: Services,
  actor: Actor,
  roundId: RoundId,
  version: ExportVersion,
): Promise<Response> {
  const found = reach(services, actor, roundId, version);
  if (found.round.state === 'finalised') {
    const kind = version === 'internal' ? 'workbookInternal' : 'workbookDeidentified';
    const kept = await keptReportFile(services, found, kind, actor.personId);
    if (!kept) throw notFound();
    logFetched(services, actor, found, version, 'round.exported');
    return workbookDownload({ fileName: workbookName(found, version) }, new Uint8Array(kept));
  }
  const moment = openMoment(services.db);
  try {
    const workbook = await inTurns(exportSteps({ ...services, db: moment.db }, actor, roundId, version));
    logFetched(services, actor, found, version, 'round.exported');
    return workbookResponse(services, { ...workbook, onRead: moment.close });
  } catch (error) {
    moment.close();
    throw error;
  }
}

/** The same of the report in Word, which vignettes do not have: 404. */
export async function fetchRoundReport(
  services: Services,
  actor: Actor,
  roundId: RoundId,
  version: ExportVersion,
): Promise<Response> {
  if (findVignetteRound(services.db, roundId)) throw notFound();
  const found = reach(services, actor, roundId, version);
  if (found.round.state === 'finalised') {
    const kind = version === 'internal' ? 'reportInternal' : 'reportDeidentified';
    const kept = await keptReportFile(services, found, kind, actor.personId);
    if (!kept) throw notFound();
    logFetched(services, actor, found, version, 'round.reportExported');
    return wordDownload({ fileName: reportName(found, version) }, kept);
  }
  const moment = openMoment(services.db);
  try {
    const file = await inTurns(reportSteps({ ...services, db: moment.db }, actor, roundId, version));
    logFetched(services, actor, found, version, 'round.reportExported');
    return await wordResponse(services, file);
  } finally {
    moment.close();
  }
}

/** The round for whoever may have that version of its files. */
function reach(
  { db }: Services,
  actor: Actor,
  roundId: RoundId,
  version: ExportVersion,
): Pick<RoundWithNames, 'round' | 'finalisations'> {
  if (version === 'deidentified') {
    const reached = reachDeidentified(db, actor, roundId);
    if (!reached) throw notFound();
    requireMay(actor, 'result.readDeidentified', reached.resource);
    return reached.found;
  }
  const found = findRoundWithNames(db, scopeOf(actor, 'result.read'), roundId);
  if (!found) throw notFound();
  requireMay(actor, 'result.read', { unitId: found.round.unitId, ownerId: found.round.ownerId });
  return found;
}

function logFetched(
  services: Services,
  actor: Actor,
  { round }: Pick<RoundWithNames, 'round'>,
  version: ExportVersion,
  action: 'round.exported' | 'round.reportExported',
): void {
  logReading(services, actor, {
    ...{ action, entity: 'round', entityId: round.id, unitId: round.unitId },
    detail: { version, finalNumber: round.finalNumber, state: round.state },
  });
}
