import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { answerFields, type FullAnswer } from '#app/features/checklists/domain/answers.ts';
import type { Question } from '#app/features/checklists/domain/definition.ts';
import { answerOf } from '#app/features/checklists/domain/stored-answer.ts';
import { readChecklistVersion } from '#app/features/checklists/server/read-checklist.server.ts';
import { prepareFor, questionAt } from '#app/features/reviews/domain/prepare-answer.ts';
import type { ReviewId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { LONGEST_TEXT, TOO_LONG } from '#app/shared/text/as-typed.ts';
import { listAnswersOfReview } from '#db/queries/answers.server.ts';
import { findReview } from '#db/queries/reviews.server.ts';
import { mayReview, reviewReachOf } from './review-access.server.ts';
import type { StoredNow } from './save-answer.server.ts';
import type { RefusedAnswer } from './save-form.server.ts';

/** What somebody typed that was not saved, to stand in its field again, or to be copied where there is no field. */
export interface HeldAnswer {
  questionKey: string;
  question: Question;
  draft: FullAnswer;
  /** Why it is no answer; empty where it is one. */
  message: string;
  /** In a conflict: what somebody else has saved meanwhile. */
  stored: StoredNow | null;
}

/**
 * The fields of a whole form that were not saved, as they were typed: nothing of it should be lost. What already stands
 * as it was typed is left out.
 */
export function heldAnswers(
  services: Services,
  actor: Actor,
  reviewId: ReviewId,
  refused: readonly RefusedAnswer[],
): HeldAnswer[] {
  const { db } = services;
  const review = findReview(db, reviewReachOf(actor), reviewId);
  if (!review || !mayReview(actor, 'review.write', review)) return [];
  const definition = readChecklistVersion(db, review.checklistVersionId)?.definition;
  if (!definition) return [];
  const prepare = prepareFor(definition, review.referenceOn);
  const standing = new Map(listAnswersOfReview(db, reviewId).map((row) => [row.questionId, answerOf(row)]));
  return refused.flatMap(({ given, refusal }): HeldAnswer[] => {
    const { questionKey, option, content = '', reason, comment, evidence = '' } = given;
    const question = questionAt(definition, questionKey);
    if (question === undefined) return [];
    const draft = { option, content, reason, comment, evidence };
    const prepared = prepare(questionKey, draft);
    const held = { questionKey, question, draft };
    if ([reason, comment, evidence].some((text) => text.length > LONGEST_TEXT))
      return [{ ...held, message: TOO_LONG, stored: null }];
    if (refusal.kind === 'conflict') return [{ ...held, message: '', stored: refusal.stored }];
    if ('trouble' in prepared) return [{ ...held, message: prepared.trouble, stored: null }];
    const stands = standing.get(questionKey);
    if (stands && answerFields.every((field) => (stands[field] ?? '') === (prepared.draft[field] ?? '')))
      return [];
    const message = refusal.kind === 'notAnAnswer' ? 'Svaret gick inte att spara. Svara igen.' : '';
    return [{ ...held, message, stored: null }];
  });
}
