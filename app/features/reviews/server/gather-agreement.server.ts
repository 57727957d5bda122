import type { Answers } from '#app/features/checklists/domain/answers.ts';
import type { ChecklistDefinition } from '#app/features/checklists/domain/definition.ts';
import type { CaseGround } from '#app/features/checklists/domain/evaluate.ts';
import { readChecklistVersion } from '#app/features/checklists/server/read-checklist.server.ts';
import { type AgreementState, agreementState } from '#app/features/reviews/domain/agreement-steps.ts';
import { caseColumns } from '#app/features/reviews/domain/case-columns.ts';
import { type Comparison, compareReviewers } from '#app/features/reviews/domain/compare-reviewers.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { Reader } from '#db/client.server.ts';
import { listSlotsOfCase } from '#db/queries/agreed-answers.server.ts';
import { listAnswersOfReview } from '#db/queries/answers.server.ts';
import type { ReviewRow } from '#db/queries/reviews.server.ts';
import { answersByQuestion, evaluateStored } from './evaluate-stored.server.ts';

export interface Gathered {
  definition: ChecklistDefinition;
  ground: CaseGround;
  reviewers: { slot: number; name: string }[];
  comparisons: ReadonlyMap<string, Comparison>;
  rows: ReturnType<typeof listAnswersOfReview>;
  stored: Answers;
  state: AgreementState;
}

/**
 * What several answered to a case, held against each other, and what they have agreed on so far. Whoever asks has reached
 * the review that counts, and all have handed in.
 */
export function gatherAgreement(db: Reader, review: ReviewRow): Gathered {
  const definition = readChecklistVersion(db, review.checklistVersionId)?.definition;
  if (!definition) throw new Error(`Round ${review.roundId} has no checklist version.`);
  const columns = caseColumns(review.columns, review.values);
  const ground = { columns, referenceOn: review.referenceOn as CivilDate };
  const slots = listSlotsOfCase(db, review.roundId, review.frameCaseId);
  const comparisons = compareReviewers(
    slots.map(({ id, slot }) => {
      const rows = listAnswersOfReview(db, id);
      return { slot, evaluation: evaluateStored(definition, review, rows), answers: answersByQuestion(rows) };
    }),
  );
  const rows = listAnswersOfReview(db, review.id);
  const stored = answersByQuestion(rows);
  return {
    definition,
    ground,
    reviewers: slots.map(({ slot, reviewerName }) => ({ slot, name: reviewerName ?? `Granskare ${slot}` })),
    comparisons,
    rows,
    stored,
    state: agreementState(definition, ground, comparisons, stored),
  };
}
