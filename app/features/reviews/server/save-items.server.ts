import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { itemsKey } from '#app/features/checklists/domain/items.ts';
import { itemsAfter } from '#app/features/reviews/domain/items-move.ts';
import type { ItemsRequest } from '#app/features/reviews/forms/items-form.ts';
import type { ChecklistVersionId, ReviewId } from '#app/shared/domain/ids.ts';
import { err } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listAnswersOfReview } from '#db/queries/answers.server.ts';
import { transact } from '#db/transact.server.ts';
import { answersByQuestion } from './evaluate-stored.server.ts';
import { publishedDefinition } from './published-definition.server.ts';
import { reviewToAnswer, type SaveOutcome, saveAnswerOf } from './save-answer.server.ts';

/**
 * Adds an item to a repeating section, takes one away or says that there are none, for a browser that cannot make the
 * list itself. The list is written as any answer is: by whoever may answer the review now, over exactly what she saw.
 */
export function saveItems(
  services: Services,
  actor: Actor,
  reviewId: ReviewId,
  { section: sectionKey, move, seenRevision }: ItemsRequest,
): SaveOutcome {
  const now = services.now();
  const definitionOf = (versionId: ChecklistVersionId) => publishedDefinition(services.db, versionId);
  return transact<SaveOutcome>(services.db, { actorId: actor.personId, now }, (tx) => {
    const found = reviewToAnswer(tx, actor, reviewId);
    if (!found.ok) return { value: found, unchanged: true };
    const review = found.value;
    const section = definitionOf(review.checklistVersionId)?.sections.find(({ key }) => key === sectionKey);
    const answers = answersByQuestion(listAnswersOfReview(tx, reviewId));
    const list = section && itemsAfter(section, answers, move);
    if (list === undefined) return { value: err({ kind: 'notAnAnswer' }), unchanged: true };
    const questionKey = itemsKey(sectionKey);
    const { reason = '', comment = '' } = answers[questionKey] ?? {};
    const given = { ...list, questionKey, reason, comment, seenRevision };
    return saveAnswerOf(tx, { actor, now, definitionOf }, review, given);
  });
}
