import type { Answers } from '#app/features/checklists/domain/answers.ts';
import type { ChecklistDefinition } from '#app/features/checklists/domain/definition.ts';
import { type Evaluation, evaluateReview } from '#app/features/checklists/domain/evaluate.ts';
import { answerOf } from '#app/features/checklists/domain/stored-answer.ts';
import { caseColumns } from '#app/features/reviews/domain/case-columns.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';

type StoredCase = { columns: readonly { header: string }[]; values: readonly string[]; referenceOn: string };
type StoredAnswer = { questionId: string; value: unknown; reason: string; comment: string; evidence: string };

/** Database rows as answers by question key. */
export function answersByQuestion(rows: readonly StoredAnswer[]): Answers {
  return Object.fromEntries(rows.map((row) => [row.questionId, answerOf(row)]));
}

/** What follows from the stored answers of one review, against the round's own reference date. */
export function evaluateStored(
  definition: ChecklistDefinition,
  review: StoredCase,
  rows: readonly StoredAnswer[],
): Evaluation {
  const columns = caseColumns(review.columns, review.values);
  const referenceOn = review.referenceOn as CivilDate;
  return evaluateReview(definition, { columns, referenceOn }, answersByQuestion(rows));
}
