import type { Actor } from '#app/features/accounts/domain/policy.ts';
import type { ChecklistDefinition } from '#app/features/checklists/domain/definition.ts';
import { readAnswerKey } from '#app/features/checklists/domain/items.ts';
import { readChecklistVersion } from '#app/features/checklists/server/read-checklist.server.ts';
import { evaluateStored } from '#app/features/reviews/server/evaluate-stored.server.ts';
import { reviewReachOf } from '#app/features/reviews/server/review-access.server.ts';
import type { ChecklistVersionId, ReviewId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import { listAnswersOfReview } from '#db/queries/answers.server.ts';
import { findReview } from '#db/queries/reviews.server.ts';

type FromReview = {
  readonly questionId: string | null;
  readonly reviewId: ReviewId | null;
  readonly checklistVersionId: ChecklistVersionId | null;
};

/**
 * Tells of deviations whether they come from a question that the checklist marks as critical. Where one has all faults of
 * its case, whether any of them is. Each version of a checklist is read once.
 */
export function criticalAnswers(db: Reader, actor: Actor): (deviation: FromReview) => boolean {
  const read = new Map<ChecklistVersionId, ChecklistDefinition | undefined>();
  const definitionOf = (versionId: ChecklistVersionId) => {
    if (!read.has(versionId)) read.set(versionId, readChecklistVersion(db, versionId)?.definition);
    return read.get(versionId);
  };
  return ({ questionId, reviewId, checklistVersionId }) => {
    if (questionId === null || reviewId === null || checklistVersionId === null) return false;
    const definition = definitionOf(checklistVersionId);
    if (!definition) return false;
    const key = readAnswerKey(questionId);
    const questions = definition.sections.flatMap((section) => section.questions);
    if (key?.kind === 'question') {
      return questions.find((question) => question.key === key.question)?.isCritical === true;
    }
    if (!questions.some(({ isCritical }) => isCritical)) return false;
    const review = findReview(db, reviewReachOf(actor), reviewId);
    const answers = review && listAnswersOfReview(db, reviewId);
    return answers
      ? evaluateStored(definition, review, answers).deviationDrafts.some(({ isCritical }) => isCritical)
      : false;
  };
}
