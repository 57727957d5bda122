import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { parseAnswers } from '#app/features/reviews/forms/answer-form.ts';
import type { ReviewId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { type SaveRefusal, saveAnswer } from './save-answer.server.ts';

/**
 * Saves every answer of the whole form, as a browser without JavaScript sends it. One that is refused does not stop
 * the others: nobody loses ten answers because the eleventh was changed meanwhile. The error is the last refusal.
 */
export function saveForm(
  services: Services,
  actor: Actor,
  reviewId: ReviewId,
  form: FormData,
): Result<null, SaveRefusal['kind']> {
  let outcome: Result<null, SaveRefusal['kind']> = ok(null);
  for (const given of parseAnswers(form)) {
    const result = saveAnswer(services, actor, reviewId, given);
    if (!result.ok) outcome = err(result.error.kind);
  }
  return outcome;
}
