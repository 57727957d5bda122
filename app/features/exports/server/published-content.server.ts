import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { loadDeidentifiedResult } from '#app/features/results/server/load-deidentified-result.server.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listNamesAround } from '#db/queries/published-reports.server.ts';
import { readSetting } from '#db/queries/settings.server.ts';
import { withoutNames } from '#app/features/cases/domain/without-names.ts';

const FORMAT = 'aktsam-publicerat/1';

/**
 * What anybody with the link may read, frozen as JSON. Field by field: what the page of the de-identified result learns
 * to show later must be decided on here too.
 */
export function freezeReport(services: Services, actor: Actor, roundId: RoundId) {
  const shown = loadDeidentifiedResult(services, actor, roundId);
  const report = {
    format: FORMAT,
    organisationName: readSetting(services.db, 'organisationName') ?? '',
    controlName: shown.controlName,
    unitName: shown.unitName,
    roundName: shown.roundName,
    referenceOn: shown.referenceOn,
    finalNumber: shown.finalNumber,
    finalisedAt: shown.finalisedAt,
    finalisedAgain: shown.finalisedAgain,
    purpose: shown.purpose,
    improvement: shown.improvement,
    rule: shown.rule,
    breaks: shown.breaks,
    figures: shown.figures,
    selection: shown.selection,
  };
  return withoutNames(report, listNamesAround(services.db, roundId));
}

export type PublishedReport = ReturnType<typeof freezeReport>;

/** The kept report as the database gives it back. Throws when it has another shape, which is a bug. */
export function readPublished(stored: unknown): PublishedReport {
  if ((stored as { format?: unknown } | null)?.format !== FORMAT) {
    throw new TypeError('A published report is not of a known shape.');
  }
  return stored as PublishedReport;
}
