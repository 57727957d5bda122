import { type Actor, may, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { isOpen } from '#app/features/controls/domain/round-lifecycle.ts';
import { loadRoundOverview } from '#app/features/controls/server/load-round-overview.server.ts';
import { listReviewerCandidates } from '#app/features/reviews/server/assign-open-reviews.server.ts';
import { isToBeAgreed } from '#app/features/reviews/server/conflict-access.server.ts';
import { loadRoundProgress } from '#app/features/reviews/server/load-round-progress.server.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findRoundWithNames } from '#db/queries/results.server.ts';
import { findVignetteRound, isSpreadOpen } from '#db/queries/vignette-rounds.server.ts';
import { finalisedAgainInWords } from '../domain/finalised-again.ts';
import { REPORT_FILE_KINDS } from '../domain/report-file.ts';
import { hasDeidentifiedVersion } from './deidentified-version.server.ts';
import { reportFilesOf } from './list-report-files.server.ts';
import { loadResultStep } from './load-result-step.server.ts';
import { loadRoundMaterial } from './load-round-material.server.ts';
import { unwrittenTexts } from './load-round-texts.server.ts';
import { loadSuperseded } from './load-superseded.server.ts';

/**
 * Everything the page of a round shows, all five steps, the result by the column `dividedBy` too where there is such a
 * column. 404 and 403 as for the round.
 */
export function loadRoundPage(services: Services, actor: Actor, roundId: RoundId, dividedBy = '') {
  const { db } = services;
  const overview = loadRoundOverview(services, actor, roundId);
  const scope = scopeOf(actor, 'round.read');
  const found = findRoundWithNames(db, scope, roundId);
  const round = found?.round;
  const material = found && loadRoundMaterial(db, scope, found);
  const resource = round && { unitId: round.unitId, ownerId: round.ownerId };
  const state = overview.round.state;
  const isVignette = findVignetteRound(db, roundId) !== undefined;
  const mayReview = new Set(
    listReviewerCandidates(db, roundId, services.now()).map(({ personId }) => personId),
  );
  return {
    overview,
    progress: loadRoundProgress(services, actor, roundId),
    reviews: (material?.cases ?? []).map(({ key, review, isFinished }) => ({
      reviewId: review?.id ?? null,
      caseKey: key,
      reviewerName: review?.reviewerName ?? null,
      state: review?.state ?? ('assigned' as const),
      /** It counts: handed in, agreed on by several, or approved, as the round has it. */
      isSettled: isFinished,
      isStranded:
        state !== 'finalised' &&
        review !== undefined &&
        review.state !== 'finished' &&
        review.reviewerId !== null &&
        !mayReview.has(review.reviewerId),
      finishedAt: review?.finishedAt ?? null,
    })),
    /** Several answer each case: how alike is told on a page of its own. */
    hasAgreement: round !== undefined && isToBeAgreed(round),
    result: (found && loadResultStep(db, scope, found, civilDateInSweden(services.now()), dividedBy)) ?? null,
    finalised:
      round?.state === 'finalised'
        ? {
            at: round.finalisedAt ?? '',
            byName: found?.finalisedByName ?? '',
            number: round.finalNumber ?? '',
            again: finalisedAgainInWords(found?.finalisations ?? [], { hasReason: true }),
            files: reportFilesOf(db, roundId, found?.finalisations ?? [], REPORT_FILE_KINDS),
          }
        : null,
    /** Everybody answers the same invented cases: shown as spread. */
    isVignette,
    /** How the group answered it may be seen. */
    areAnswersOpen: isVignette && overview.round.aborted === null && isSpreadOpen(db, roundId),
    /** False for a round that nothing of may leave the unit. */
    mayLeave: hasDeidentifiedVersion(db, roundId),
    /** What nobody has written of why it went so and of what is proposed. */
    unwritten: found ? unwrittenTexts(db, found) : [],
    superseded: loadSuperseded(db, roundId, found?.finalisations ?? [], state),
    may: {
      shareOut:
        resource !== undefined && isOpen(state, 'assignReviews') && may(actor, 'review.assign', resource),
      finalise: resource !== undefined && may(actor, 'round.finalise', resource),
    },
  };
}
