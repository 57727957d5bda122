import type { ChecklistDefinition } from '#app/features/checklists/domain/definition.ts';
import { readChecklistVersion } from '#app/features/checklists/server/read-checklist.server.ts';
import { deviationSubject } from '#app/features/deviations/domain/deviation-subject.ts';
import { isInItem } from '#app/features/reviews/domain/answer-name.ts';
import type { ChecklistVersionId, ReviewId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import { listAnswersOfReviews } from '#db/queries/answers.server.ts';
import type { DeviationRow } from '#db/queries/deviations.server.ts';

/** Empty for one that was written by hand. Looks each checklist version up once, and the items of the reviews that need them in one query. */
export function questionNamer(
  db: Reader,
  rows: readonly DeviationRow[],
): (deviation: DeviationRow) => string {
  const definitions = new Map<ChecklistVersionId, ChecklistDefinition | undefined>();
  const definitionOf = (id: ChecklistVersionId) => {
    if (!definitions.has(id)) definitions.set(id, readChecklistVersion(db, id)?.definition);
    return definitions.get(id);
  };
  const inItems = rows.filter(({ questionId }) => questionId !== null && isInItem(questionId));
  const reviewIds = inItems.flatMap(({ reviewId }) => (reviewId === null ? [] : [reviewId]));
  const answers = reviewIds.length === 0 ? [] : listAnswersOfReviews(db, [...new Set(reviewIds)]);
  const byReview = new Map<ReviewId, typeof answers>();
  for (const answer of answers) {
    byReview.set(answer.reviewId, [...(byReview.get(answer.reviewId) ?? []), answer]);
  }
  return ({ checklistVersionId, questionId, reviewId }) => {
    if (checklistVersionId === null || questionId === null || reviewId === null) return '';
    const definition = definitionOf(checklistVersionId);
    return (
      (definition && deviationSubject(definition, questionId, byReview.get(reviewId) ?? [])) ?? questionId
    );
  };
}
