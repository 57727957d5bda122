import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import { answerInWords } from '#app/features/checklists/domain/answer-words.ts';
import {
  type ComparabilityBreaks,
  comparabilityBreaks,
} from '#app/features/checklists/domain/comparability.ts';
import { answersIn } from '#app/features/checklists/domain/findings.ts';
import { isAnsweredBySeveral } from '#app/features/controls/domain/review-procedure.ts';
import { procedureOf } from '#app/features/controls/server/stored-shapes.server.ts';
import { nameInItem } from '#app/features/reviews/domain/answer-name.ts';
import { isAwaitingApproval } from '#app/features/reviews/domain/approval-lifecycle.ts';
import { progressByCase } from '#app/features/reviews/domain/round-progress.ts';
import type { DeviationId, FrameCaseId, ReviewId } from '#app/shared/domain/ids.ts';
import type { ReviewState } from '#app/shared/domain/vocabulary.ts';
import type { Reader } from '#db/client.server.ts';
import { listDeviationLinksOfRound } from '#db/queries/deviation-writes.server.ts';
import { listDeviationsOfRound } from '#db/queries/deviations.server.ts';
import type { RoundWithNames } from '#db/queries/results.server.ts';
import { listProgressOfRound } from '#db/queries/round-progress.server.ts';
import type { Breakdown } from '../domain/breakdown.ts';
import { type FaultOutcomes, faultOutcomes } from '../domain/fault-outcomes.ts';
import type { RoundFigures } from '../domain/figures.ts';
import { readFrozenFigures } from '../domain/frozen-figures.ts';
import type { KeptState } from '../domain/kept-evaluation.ts';
import { unreviewedKindWords } from '../domain/unreviewed-reasons.ts';
import { decidedColumn, listDividingColumns, loadBreakdown } from './load-breakdown.server.ts';
import { loadFigures } from './load-figures.server.ts';
import { loadRoundMaterial, type RoundMaterial } from './load-round-material.server.ts';
import { loadTrends, type Trends } from './load-trends.server.ts';

/** A fault found in a finished review, with its words. Internal: it names the case. */
export type FaultRow = {
  reviewId: ReviewId;
  caseKey: string;
  /** The answer's key: with its item in a repeating section. */
  answerKey: string;
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
  /** Handed in, but nobody has approved it yet. */
  isAwaitingApproval: boolean;
  /** Where several answer: each with how far she is, in the order of slots; empty where one does. */
  answering: { name: string | null; state: ReviewState }[];
  /** Given when the round was finalised without this review. */
  reason: string;
  /** The same in a listed word; null where it was not asked. */
  kindInWords: string | null;
};

export type ResultStep = {
  figures: RoundFigures;
  breaks: ComparabilityBreaks;
  trends: Trends;
  faults: FaultRow[];
  outcomes: FaultOutcomes;
  unfinished: UnfinishedRow[];
  /** By which columns the result may be divided, by the one that is asked for, and what is decided of what leaves the unit. */
  dividing: { columns: readonly string[]; breakdown: Breakdown | null; decided: string | null | undefined };
};

/** What the result step of a round shows; undefined until reviews have been shared out. */
export function loadResultStep(
  db: Reader,
  scope: UnitScope,
  found: RoundWithNames,
  today: string,
  dividedBy = '',
): ResultStep | undefined {
  const { state, figures: stored } = found.round;
  if (state !== 'reviewing' && state !== 'finalised') return undefined;
  const material = loadRoundMaterial(db, scope, found);
  if (!material) return undefined;
  const reasons = state === 'finalised' ? readFrozenFigures(stored).unreviewed : [];
  const figures = loadFigures(db, scope, found, material);
  const faults = loadFaults(db, scope, found, material);
  const answering = loadAnswering(db, scope, found);
  return {
    figures,
    trends: loadTrends(db, scope, found, material, figures),
    breaks: comparabilityBreaks(material.checklist.definition),
    faults,
    outcomes: faultOutcomes(faults, listDeviationsOfRound(db, scope, found.round.id), today),
    unfinished: material.cases.flatMap(({ review, isFinished, key }) => {
      if (isFinished || !review) return [];
      const { reason = '', kind } = reasons.find((one) => one.reviewId === review.id) ?? {};
      const { id: reviewId, reviewerName } = review;
      return [
        {
          ...{ reviewId, caseKey: key, reviewerName, reason },
          kindInWords: kind ? unreviewedKindWords[kind] : null,
          isAwaitingApproval: isAwaitingApproval(review),
          answering: answering.get(review.frameCaseId) ?? [],
        },
      ];
    }),
    dividing: {
      columns: listDividingColumns(db, scope, found, material).map(({ header }) => header),
      breakdown: loadBreakdown(db, scope, found, material, dividedBy) ?? null,
      decided: decidedColumn(db, found),
    },
  };
}

/** Who answers each case beside the review that counts; empty for a round where one person answers each. */
function loadAnswering(db: Reader, scope: UnitScope, { round }: Pick<RoundWithNames, 'round'>) {
  if (!isAnsweredBySeveral(procedureOf(round))) return new Map<FrameCaseId, UnfinishedRow['answering']>();
  const cases = progressByCase(listProgressOfRound(db, scope, round.id), true);
  return new Map(
    cases.map(({ frameCaseId, reviews }) => [
      frameCaseId,
      reviews.map(({ reviewerName: name, state }) => ({ name, state })),
    ]),
  );
}

/** The faults of the finished reviews in the order of the sample, each with the deviation it made or was linked to. */
export function loadFaults(
  db: Reader,
  scope: UnitScope,
  { round }: Pick<RoundWithNames, 'round'>,
  material: RoundMaterial,
): FaultRow[] {
  const made = new Map<string, { id: DeviationId; number: string }>();
  for (const { id, number, reviewId, questionId, state } of listDeviationsOfRound(db, scope, round.id)) {
    if (state !== 'withdrawn') made.set(`${reviewId} ${questionId}`, { id, number });
  }
  const links = new Map(
    listDeviationLinksOfRound(db, round.id).map(({ reviewId, questionId, id, number }) => [
      `${reviewId} ${questionId}`,
      { id, number },
    ]),
  );
  const itemNames = new Map(
    material.checklist.definition.sections.map(({ key, repeats }) => [key, repeats?.itemName]),
  );
  return material.cases.flatMap(({ review, isFinished, key, answers, evaluation }) => {
    if (!review || !isFinished) return [];
    const { faults, states, deviationDrafts } = evaluation;
    return faults.map(({ answerKey, questionKey, itemNumber, shortName }) => {
      const state = states.find(({ key: one }) => one === answerKey);
      const draft = deviationDrafts.find((one) => answersIn(one).includes(answerKey));
      const about = draft?.questionKey ?? answerKey;
      const place = `${review.id} ${about}`;
      return {
        reviewId: review.id,
        caseKey: key,
        questionKey,
        answerKey,
        question: nameInItem(shortName, state && itemNames.get(state.sectionKey), itemNumber),
        answer: answerText(state),
        description: answers[answerKey]?.reason ?? '',
        deviation: made.get(place) ?? links.get(place) ?? null,
      };
    });
  });
}

function answerText(state: KeptState | undefined): string {
  return state?.given === undefined ? '' : answerInWords(state.question, state.given);
}
