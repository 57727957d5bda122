import type { Actor } from '#app/features/accounts/domain/policy.ts';
import type { FullAnswer } from '#app/features/checklists/domain/answers.ts';
import type { CaseColumns, Question, Repeats } from '#app/features/checklists/domain/definition.ts';
import type { Lack } from '#app/features/checklists/domain/evaluate.ts';
import type { DeviationDraft } from '#app/features/checklists/domain/findings.ts';
import { answerOf } from '#app/features/checklists/domain/stored-answer.ts';
import type { AgreementStep } from '#app/features/reviews/domain/agreement-steps.ts';
import {
  type AnswerGiven,
  agreedInWords,
  answersGiven,
} from '#app/features/reviews/domain/compared-to-show.ts';
import { canReview } from '#app/features/reviews/domain/review-lifecycle.ts';
import type { ReviewId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listAgreedReasons } from '#db/queries/agreed-answers.server.ts';
import { findReview, type ReviewRow } from '#db/queries/reviews.server.ts';
import { transact } from '#db/transact.server.ts';
import { isOwnToLeave } from './conflict-access.server.ts';
import { type Gathered, gatherAgreement } from './gather-agreement.server.ts';
import { isAgreed, mayReview, reviewReachOf } from './review-access.server.ts';

/** One question, or the number of items, as the page shows it. */
export interface StepToShow {
  key: string;
  kind: AgreementStep['kind'];
  isSettled: boolean;
  lacks: Lack[];
  /** Null: how many items the section has. */
  question: Question | null;
  sectionTitle: string;
  repeats: Repeats | null;
  itemNumber: number | null;
  given: AnswerGiven[];
  /** What stands, with the words beside it; null while nothing does. */
  agreed: { text: string; answer: FullAnswer; reason: string; byName: string; at: string } | null;
  /** What a change must have seen. */
  revision: number;
}

export interface AgreementPage {
  review: Pick<
    ReviewRow,
    'id' | 'caseKey' | 'unitName' | 'roundId' | 'roundName' | 'controlName' | 'referenceOn' | 'dueOn'
  > & { isProtected: boolean; isReturned: boolean; isBegun: boolean; isOwnToLeave: boolean };
  columns: CaseColumns;
  reviewerNames: string[];
  steps: StepToShow[];
  deviationDrafts: DeviationDraft[];
  isComplete: boolean;
}

type Trouble = 'notFound' | 'forbidden' | 'notOpen';

/** What several answered to a case, for settling it; reading is logged per case and person. `notOpen`: not to be settled now. */
export function loadAgreement(
  services: Services,
  actor: Actor,
  reviewId: ReviewId,
): Result<AgreementPage, Trouble> {
  const by = { actorId: actor.personId, now: services.now() };
  return transact<Result<AgreementPage, Trouble>>(services.db, by, (tx) => {
    const review = findReview(tx, reviewReachOf(actor), reviewId);
    if (!review || !isAgreed(review)) return { value: err('notFound'), unchanged: true };
    if (!mayReview(actor, 'review.write', review)) {
      const isReadable = mayReview(actor, 'review.read', review);
      return { value: err(isReadable ? 'notOpen' : 'forbidden'), unchanged: true };
    }
    if (review.roundState !== 'reviewing' || !canReview(review.state, 'answer'))
      return { value: err('notOpen'), unchanged: true };
    const gathered = gatherAgreement(tx, review);
    const detail = { reviewId: review.id };
    const entry = {
      action: 'case.read',
      entity: 'case',
      entityId: review.caseId,
      unitId: review.unitId,
      detail,
    };
    return { value: ok(shown(actor, review, gathered, listAgreedReasons(tx, reviewId))), audit: [entry] };
  });
}

function shown(
  actor: Actor,
  review: ReviewRow,
  gathered: Gathered,
  reasons: ReturnType<typeof listAgreedReasons>,
): AgreementPage {
  const { id, caseKey, unitName, roundId, roundName, controlName, referenceOn, dueOn, isProtected } = review;
  const names = new Map(gathered.reviewers.map(({ slot, name }) => [slot, name]));
  return {
    review: {
      ...{ id, caseKey, unitName, roundId, roundName, controlName, referenceOn, dueOn, isProtected },
      isReturned: review.approval === 'returned',
      isBegun: review.state !== 'assigned',
      isOwnToLeave: isOwnToLeave(actor, review),
    },
    columns: gathered.ground.columns,
    reviewerNames: [...names.values()],
    steps: gathered.state.steps.map((step) => stepToShow(step, gathered, names, reasons)),
    deviationDrafts: gathered.state.evaluation.deviationDrafts,
    isComplete: gathered.state.isComplete,
  };
}

function stepToShow(
  step: AgreementStep,
  { rows, ground: { columns } }: Gathered,
  names: ReadonlyMap<number, string>,
  reasons: ReturnType<typeof listAgreedReasons>,
): StepToShow {
  const { key, kind, isSettled, section, state, comparison } = step;
  const inWords = (answer: FullAnswer) => agreedInWords(section, state?.question, answer);
  const row = rows.find(({ questionId }) => questionId === key);
  const reason = reasons.find(({ questionId }) => questionId === key)?.reason ?? '';
  return {
    ...{ key, kind, isSettled, lacks: state?.lacks ?? [], question: state?.question ?? null },
    sectionTitle: section.title,
    repeats: section.repeats ?? null,
    itemNumber: state?.itemNumber ?? null,
    given: comparison ? answersGiven(comparison, names, inWords, { state, columns }) : [],
    agreed: row
      ? {
          text: inWords(answerOf(row)),
          answer: answerOf(row),
          reason,
          byName: row.answeredByName,
          at: row.answeredAt,
        }
      : null,
    // What all answered alike is carried over first, as its first revision.
    revision: row?.revision ?? (kind === 'alike' ? 1 : 0),
  };
}
