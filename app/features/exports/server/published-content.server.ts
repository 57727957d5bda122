import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { withoutNames } from '#app/features/cases/domain/without-names.ts';
import { withoutPersonalNumbers } from '#app/features/cases/domain/without-personal-numbers.ts';
import { isTypedByDrawer } from '#app/features/controls/domain/draw-words.ts';
import { loadDeidentifiedResult } from '#app/features/results/server/load-deidentified-result.server.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listNamesAround } from '#db/queries/published-reports.server.ts';
import { readSetting } from '#db/queries/settings.server.ts';

const FORMAT = 'aktsam-publicerat/2';
/** Held the seed, the filter and the fingerprint: what was published then is shown without how the cases were chosen. */
const FIRST_FORMAT = 'aktsam-publicerat/1';

/**
 * What anybody with the link may read, frozen as JSON. Field by field: what the page of the de-identified result learns
 * to show later must be decided on here too. The breakdown is there when whoever publishes it wants it (`isDivided`).
 */
export function freezeReport(services: Services, actor: Actor, roundId: RoundId, isDivided: boolean) {
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
    unreviewed: shown.unreviewed,
    purpose: shown.purpose,
    improvement: shown.improvement,
    rule: shown.rule,
    breaks: shown.breaks,
    figures: shown.figures,
    breakdown: isDivided ? shown.breakdown : null,
    selection: shown.selection && selectionForAnybody(shown.selection),
  };
  return withoutNames(withoutPersonalNumbers(report), listNamesAround(services.db, roundId));
}

type Selection = NonNullable<ReturnType<typeof loadDeidentifiedResult>['selection']>;

/**
 * How the cases were chosen, for people who are bound by no secrecy: nothing from which whoever knows a case number can
 * compute whether that case was in the frame or was drawn (docs/adr/0006). No seed or where one can be looked up, filter,
 * fingerprint, groups, values, times, reasons, replaced cases or number of shared cases.
 */
function selectionForAnybody({ drawnAt, drawCount, otherDraws, notByLot, seedOrigin }: Selection) {
  return {
    drawnOn: civilDateInSweden(drawnAt),
    drawCount,
    otherDrawCount: otherDraws.length,
    notByLot,
    isSeedTyped: isTypedByDrawer(seedOrigin),
  };
}

export type PublishedReport = ReturnType<typeof freezeReport>;

/** The kept report as the database gives it back. Throws when it has another shape, which is a bug. */
export function readPublished(stored: unknown): PublishedReport {
  const format = (stored as { format?: unknown } | null)?.format;
  if (format !== FORMAT && format !== FIRST_FORMAT) {
    throw new TypeError('A published report is not of a known shape.');
  }
  // What was published before it could hold them has neither breakdown nor reasons.
  // Published before the forms refused what looks like a personnummer.
  const report = { ...withoutPersonalNumbers(stored as PublishedReport) };
  report.breakdown ??= null;
  report.unreviewed ??= null;
  return format === FIRST_FORMAT ? { ...report, selection: null } : report;
}
