import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { readChecklistVersion } from '#app/features/checklists/server/read-checklist.server.ts';
import type { GivenAnswer } from '#app/features/reviews/domain/given-answer.ts';
import { questionAt } from '#app/features/reviews/domain/prepare-answer.ts';
import type { ReviewId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findChecklistOnceAnswered } from '#db/queries/review-holders.server.ts';
import type { HeldAnswer } from './held-answers.server.ts';

/** What somebody typed into a review that is not hers to answer any more. */
export type RefusedWords = { answers: readonly HeldAnswer[]; comment: string };

/**
 * The answer to whoever may not any more, with what she had typed: it is shown to be copied instead of being lost, and kept
 * nowhere. Of the review it tells nothing; the questions are named for somebody who has had it.
 */
export function refusedWithWords(
  { db }: Services,
  actor: Actor,
  reviewId: ReviewId,
  status: 403 | 404,
  typed: { given: readonly GivenAnswer[]; comment: string },
): Response {
  const versionId = findChecklistOnceAnswered(db, actor.personId, reviewId);
  const definition = versionId && readChecklistVersion(db, versionId)?.definition;
  const words: string[] = [typed.comment];
  const answers = typed.given.flatMap(
    ({ questionKey, option, content = '', reason, comment, evidence = '' }) => {
      const question = definition && questionAt(definition, questionKey);
      if (question) {
        const draft = { option, content, reason, comment, evidence };
        return [{ questionKey, question, draft, message: '', stored: null }];
      }
      words.push(content, reason, comment, evidence);
      return [];
    },
  );
  const refused: RefusedWords = { answers, comment: words.filter((text) => text !== '').join('\n') };
  return Response.json(refused, { status });
}
