import { createHash } from 'node:crypto';
import { type Actor, scopeOf, type UnitScope } from '#app/features/accounts/domain/policy.ts';
import { notFound, requireMay } from '#app/features/accounts/server/require-actor.server.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { ReviewId, RoundId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { figuresInSentences } from '#app/shared/text/figures-in-sentences.ts';
import type { Reader } from '#db/client.server.ts';
import { listDeviationsOfRound } from '#db/queries/deviations.server.ts';
import { findRoundWithNames, insertFinalisation } from '#db/queries/results.server.ts';
import { insertFinalisedContent } from '#db/queries/round-texts.server.ts';
import {
  insertRoundEvent,
  listRoundEvents,
  finaliseRound as lockRound,
  nextFinalNumber,
} from '#db/queries/rounds.server.ts';
import { transact } from '#db/transact.server.ts';
import { checkFinalising, type FinalisingProblem, type ReviewToFinalise } from '../domain/finalising.ts';
import type { FrozenFigures } from '../domain/frozen-figures.ts';
import { textsToFinalise } from '../domain/round-texts.ts';
import type { UnreviewedKind } from '../domain/unreviewed-reasons.ts';
import { breakdownToFinalise } from './load-breakdown.server.ts';
import { computeFigures } from './load-figures.server.ts';
import { loadRoundMaterial, type RoundMaterial } from './load-round-material.server.ts';
import { storedTexts } from './load-round-texts.server.ts';
import { programVersion } from './program-version.server.ts';

/**
 * Finalises a round (fastställer omgången): figures and texts frozen, number given, everything locked. What was finalised before
 * under the same number stays beside it. A second click on a round
 * that is finalised already changes nothing. `dividedBy` is the column of the frame that the de-identified version is divided by,
 * empty for none; it is decided the first time. `kinds` says in a listed word why a case was not reviewed, beside the reason. 404 outside the scope, 403 for whoever neither owns it nor may.
 */
export function finaliseRound(
  services: Services,
  actor: Actor,
  roundId: RoundId,
  reasons: ReadonlyMap<ReviewId, string>,
  dividedBy = '',
  kinds: ReadonlyMap<ReviewId, UnreviewedKind> = new Map(),
): Result<undefined, FinalisingProblem> {
  const scope = scopeOf(actor, 'round.read');
  const now = services.now();
  return transact<Result<undefined, FinalisingProblem>>(
    services.db,
    { actorId: actor.personId, now },
    (tx) => {
      const found = findRoundWithNames(tx, scope, roundId);
      if (!found) throw notFound();
      const { round } = found;
      requireMay(actor, 'round.finalise', { unitId: round.unitId, ownerId: round.ownerId });
      if (round.state === 'finalised') return { value: ok(undefined), unchanged: true };

      if (round.abortedAt !== null)
        return { value: err({ kind: 'notOpen', state: round.state }), unchanged: true };
      const material = loadRoundMaterial(tx, scope, found);
      const checked = checkFinalising(
        round.state,
        material ? reviewsToFinalise(tx, scope, roundId, material) : [],
        reasons,
      );
      if (!checked.ok) return { value: checked, unchanged: true };
      if (!material) return { value: err({ kind: 'notOpen', state: round.state }), unchanged: true };

      const figures = computeFigures(tx, scope, found, material, true);
      const divided = breakdownToFinalise(tx, scope, found, material, dividedBy);
      if (!divided.ok) return { value: divided, unchanged: true };
      const unreviewed = checked.value.map((one) => {
        const kind = kinds.get(one.reviewId);
        return kind ? { ...one, kind } : one;
      });
      const frozen: FrozenFigures = { figures, unreviewed, ...divided.value };
      const finalNumber = round.finalNumber ?? nextFinalNumber(tx, civilDateInSweden(now).slice(0, 4));
      const values = { finalisedAt: now, finalisedById: actor.personId, finalNumber, figures: frozen };
      if (!lockRound(tx, roundId, values))
        throw new Error(`Round ${roundId} changed inside its own transaction.`);
      const sequence = found.finalisations.length + 1;
      const reopening = listRoundEvents(tx, roundId).findLast(({ kind }) => kind === 'reopened');
      const reopenReason = sequence === 1 ? null : (reopening?.note ?? '');
      insertFinalisation(tx, {
        ...{ roundId, sequence, finalNumber, reopenReason },
        ...{ figures: frozen, at: now, byId: actor.personId },
      });
      const texts = textsToFinalise(storedTexts(tx, found), figuresInSentences(figures));
      const { name: checklistName, number: checklistNumber } = material.checklist;
      insertFinalisedContent(tx, {
        ...{ roundId, sequence, texts, programVersion: programVersion(services) },
        ...{ checklistName, checklistNumber },
      });
      insertRoundEvent(tx, { roundId, kind: 'finalised', at: now, byId: actor.personId, note: finalNumber });
      const detail = {
        finalNumber,
        sequence,
        reviewed: figures.reviewedCount,
        unreviewed: checked.value.length,
        dividedBy: divided.value.breakdown?.column ?? null,
        figuresSha256: createHash('sha256').update(JSON.stringify(frozen)).digest('hex'),
        questions: figures.questions.map(({ key, fulfilled, base }) => ({ key, fulfilled, base })),
      };
      return {
        value: ok(undefined),
        audit: [
          { action: 'round.finalised', entity: 'round', entityId: roundId, unitId: round.unitId, detail },
        ],
      };
    },
  );
}

function reviewsToFinalise(
  db: Reader,
  scope: UnitScope,
  roundId: RoundId,
  material: RoundMaterial,
): ReviewToFinalise[] {
  const standing = listDeviationsOfRound(db, scope, roundId).filter(({ state }) => state !== 'withdrawn');
  const withDeviation = new Set(standing.map(({ reviewId }) => reviewId));
  return reviewsOf(material).map((review) => ({
    ...review,
    hasDeviation: withDeviation.has(review.reviewId),
  }));
}

/** The reviews of the sample; a case whose review has not been shared out cannot have a reason, so none is missed. */
export function reviewsOf(material: RoundMaterial): ReviewToFinalise[] {
  return material.cases.map(({ review, isFinished, frameCaseId }) => ({
    reviewId: review?.id ?? (-frameCaseId as ReviewId),
    isFinished,
  }));
}
