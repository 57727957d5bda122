import { type Actor, may } from '#app/features/accounts/domain/policy.ts';
import { notFound } from '#app/features/accounts/server/require-actor.server.ts';
import { requireReadableRound } from '#app/features/controls/server/require-round.server.ts';
import { fewReviewedInWords } from '#app/features/results/domain/few-reviewed.ts';
import { readFrozenFigures } from '#app/features/results/domain/frozen-figures.ts';
import { hasDeidentifiedVersion } from '#app/features/results/server/deidentified-version.server.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listPublishedReports } from '#db/queries/published-reports.server.ts';
import { findVignetteRound } from '#db/queries/vignette-rounds.server.ts';

/** The links of a round, for everybody who may read it; the buttons for those who may publish. */
export function loadPublishing(services: Services, actor: Actor, roundId: RoundId) {
  const { round, control } = requireReadableRound(services.db, actor, roundId);
  if (findVignetteRound(services.db, roundId)) throw notFound();
  return {
    roundId,
    roundName: round.name,
    controlName: control.name,
    isFinalised: round.state === 'finalised',
    /** False for a round that nothing of may leave the unit. */
    mayLeave: hasDeidentifiedVersion(services.db, roundId),
    /** Why readers see next to no figures; null when they do. */
    fewReviewed:
      round.state === 'finalised'
        ? fewReviewedInWords(readFrozenFigures(round.figures).figures.reviewedCount)
        : null,
    /** The column that the de-identified result is divided by; null where it is not. */
    dividedBy:
      round.state === 'finalised' ? (readFrozenFigures(round.figures).breakdown?.column ?? null) : null,
    mayPublish: may(actor, 'report.publish', { unitId: round.unitId, ownerId: round.ownerId }),
    links: listPublishedReports(services.db, roundId),
  };
}
