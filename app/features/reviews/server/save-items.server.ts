import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { itemsKey } from '#app/features/checklists/domain/items.ts';
import { readChecklistVersion } from '#app/features/checklists/server/read-checklist.server.ts';
import { itemsAfter } from '#app/features/reviews/domain/items-move.ts';
import type { ItemsRequest } from '#app/features/reviews/forms/items-form.ts';
import type { ReviewId } from '#app/shared/domain/ids.ts';
import { err, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listAnswersOfReview } from '#db/queries/answers.server.ts';
import { findReview } from '#db/queries/reviews.server.ts';
import { answersByQuestion } from './evaluate-stored.server.ts';
import { reviewReachOf } from './review-access.server.ts';
import { type SavedAnswer, type SaveRefusal, saveAnswer } from './save-answer.server.ts';

/**
 * Adds an item to a repeating section, takes one away or says that there are none, for a browser that cannot make the
 * list itself. The list is written as any answer is: over exactly what the person saw.
 */
export function saveItems(
  services: Services,
  actor: Actor,
  reviewId: ReviewId,
  { section: sectionKey, move, seenRevision }: ItemsRequest,
): Result<SavedAnswer, SaveRefusal> {
  const review = findReview(services.db, reviewReachOf(actor), reviewId);
  if (!review) return err({ kind: 'notFound' });
  const definition = readChecklistVersion(services.db, review.checklistVersionId)?.definition;
  const section = definition?.sections.find(({ key }) => key === sectionKey);
  const answers = answersByQuestion(listAnswersOfReview(services.db, reviewId));
  const list = section && itemsAfter(section, answers, move);
  if (list === undefined) return err({ kind: 'notAnAnswer' });
  const questionKey = itemsKey(sectionKey);
  const { reason = '', comment = '' } = answers[questionKey] ?? {};
  return saveAnswer(services, actor, reviewId, { ...list, questionKey, reason, comment, seenRevision });
}
