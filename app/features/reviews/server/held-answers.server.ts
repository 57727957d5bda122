import type { Actor } from '#app/features/accounts/domain/policy.ts';
import type { FullAnswer } from '#app/features/checklists/domain/answers.ts';
import { readChecklistVersion } from '#app/features/checklists/server/read-checklist.server.ts';
import { prepareFor } from '#app/features/reviews/domain/prepare-answer.ts';
import { parseAnswers } from '#app/features/reviews/forms/answer-form.ts';
import type { ReviewId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findReview } from '#db/queries/reviews.server.ts';
import { mayReview, reviewReachOf } from './review-access.server.ts';

/** What somebody typed that is no answer, to stand in its field again with what is wrong. */
export interface HeldAnswer {
  questionKey: string;
  draft: FullAnswer;
  message: string;
}

/** The fields of a whole form that hold no answer: they were not saved, and what was typed should not be lost. */
export function heldAnswers(
  services: Services,
  actor: Actor,
  reviewId: ReviewId,
  form: FormData,
): HeldAnswer[] {
  const review = findReview(services.db, reviewReachOf(actor), reviewId);
  if (!review || !mayReview(actor, 'review.write', review)) return [];
  const version = readChecklistVersion(services.db, review.checklistVersionId);
  if (!version) return [];
  const prepare = prepareFor(version.definition, review.referenceOn);
  return parseAnswers(form).flatMap(({ questionKey, option, content = '', ...words }) => {
    const { reason, comment, evidence = '' } = words;
    const draft = { option, content, reason, comment, evidence };
    const prepared = prepare(questionKey, draft);
    return 'trouble' in prepared ? [{ questionKey, draft, message: prepared.trouble }] : [];
  });
}
