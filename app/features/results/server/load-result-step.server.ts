import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import { answerOptionWords } from '#app/features/checklists/domain/answer-words.ts';
import { evaluateReview } from '#app/features/checklists/domain/evaluate.ts';
import type { DeviationId, ReviewId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import { listDeviationsOfRound } from '#db/queries/deviations.server.ts';
import type { RoundWithNames } from '#db/queries/results.server.ts';
import { readFrozenFigures } from '../domain/frozen-figures.ts';
import type { RoundFigures } from '../domain/round-figures.ts';
import { loadFigures } from './load-figures.server.ts';
import { loadRoundMaterial, type RoundMaterial } from './load-round-material.server.ts';

/** A fault found in a finished review, with its words. Internal: it names the case. */
export type FaultRow = {
  reviewId: ReviewId;
  caseKey: string;
  questionKey: string;
  question: string;
  answer: string;
  description: string;
  deviation: { id: DeviationId; number: string } | null;
};

export type UnfinishedRow = {
  reviewId: ReviewId;
  caseKey: string;
  reviewerName: string | null;
  /** Given when the round was finalised without this review. */
  reason: string;
};

export type ResultStep = { figures: RoundFigures; faults: FaultRow[]; unfinished: UnfinishedRow[] };

/** What the result step of a round shows; undefined until reviews have been shared out. */
export function loadResultStep(db: Reader, scope: UnitScope, found: RoundWithNames): ResultStep | undefined {
  const { state, figures: stored } = found.round;
  if (state !== 'reviewing' && state !== 'finalised') return undefined;
  const material = loadRoundMaterial(db, scope, found);
  if (!material) return undefined;
  const reasons = state === 'finalised' ? readFrozenFigures(stored).unreviewed : [];
  return {
    figures: loadFigures(db, scope, found, material),
    faults: faultsOf(material, listDeviationsOfRound(db, scope, found.round.id)),
    unfinished: material.cases.flatMap(({ review, isFinished, key }) => {
      if (isFinished || !review) return [];
      const reason = reasons.find((one) => one.reviewId === review.id)?.reason ?? '';
      return [{ reviewId: review.id, caseKey: key, reviewerName: review.reviewerName, reason }];
    }),
  };
}

type DeviationOfRound = ReturnType<typeof listDeviationsOfRound>[number];

/** The faults of the finished reviews in the order of the sample. */
export function faultsOf(material: RoundMaterial, deviations: readonly DeviationOfRound[]): FaultRow[] {
  const byFault = new Map(
    deviations
      .filter((deviation) => deviation.state !== 'withdrawn')
      .map((deviation) => [`${deviation.reviewId} ${deviation.questionId}`, deviation]),
  );
  return material.cases.flatMap(({ review, isFinished, key, columns, answers }) => {
    if (!review || !isFinished) return [];
    return evaluateReview(material.checklist.definition, columns, answers, {}).faults.map((fault) => {
      const deviation = byFault.get(`${review.id} ${fault.questionKey}`);
      return {
        reviewId: review.id,
        caseKey: key,
        questionKey: fault.questionKey,
        question: fault.shortName,
        answer: answerOptionWords[fault.option],
        description: answers[fault.questionKey]?.reason ?? '',
        deviation: deviation ? { id: deviation.id, number: deviation.number } : null,
      };
    });
  });
}
