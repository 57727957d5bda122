import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { notFound } from '#app/features/accounts/server/require-actor.server.ts';
import { loadCheckFile } from '#app/features/checks/server/load-check-file.server.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { RegisterCheckId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { Workbook } from './export-round.server.ts';
import { fileOrigin } from './load-round-export.server.ts';
import { checkAboutSheet, checkTrendSheet, foundCasesSheet } from './sheets/check-sheets.server.ts';

/** The cases a register check finds, as a file for those who may read them; 404 where there is nothing to count. */
export async function exportCheck(
  services: Services,
  actor: Actor,
  checkId: RegisterCheckId,
  on: CivilDate | null,
): Promise<Workbook> {
  const file = await loadCheckFile(services, actor, checkId, on);
  if (!file) throw notFound();
  return {
    // Numbers only: a name that somebody has typed could name a person.
    fileName: `Registerkontroll ${checkId} ${file.referenceOn} intern.xlsx`,
    title: file.check.name,
    sheets: [
      foundCasesSheet(file),
      checkTrendSheet(file),
      checkAboutSheet(file, fileOrigin(services, actor)),
    ],
  };
}
