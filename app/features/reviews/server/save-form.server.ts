import type { Actor } from '#app/features/accounts/domain/policy.ts';
import type { GivenAnswer } from '#app/features/reviews/domain/given-answer.ts';
import { parseAnswers } from '#app/features/reviews/forms/answer-form.ts';
import { parseItemsRequest } from '#app/features/reviews/forms/items-form.ts';
import type { ReviewId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { type SaveRefusal, saveAnswer } from './save-answer.server.ts';
import { saveItems } from './save-items.server.ts';

/** An answer of the form that was not saved, and why. */
export type RefusedAnswer = { given: GivenAnswer; refusal: SaveRefusal };

/**
 * Saves every answer of the whole form, as a browser without JavaScript sends it. One that is refused, or cannot be read,
 * does not stop the others: nobody loses ten answers because the eleventh was changed meanwhile. A pressed button that adds
 * an item or takes one away comes last, so that nothing typed is lost by it. The error is the last refusal; `refused` is
 * everything that was typed and not saved.
 */
export function saveForm(
  services: Services,
  actor: Actor,
  reviewId: ReviewId,
  form: FormData,
): { outcome: Result<null, SaveRefusal['kind']>; refused: RefusedAnswer[] } {
  let outcome: Result<null, SaveRefusal['kind']> = ok(null);
  const refused: RefusedAnswer[] = [];
  for (const { given, isReadable } of parseAnswers(form)) {
    const result = isReadable
      ? saveAnswer(services, actor, reviewId, given)
      : err({ kind: 'notAnAnswer' } as const);
    if (result.ok) continue;
    outcome = err(result.error.kind);
    refused.push({ given, refusal: result.error });
  }
  const items = parseItemsRequest(form);
  const saved = items && saveItems(services, actor, reviewId, items);
  return { outcome: saved && !saved.ok ? err(saved.error.kind) : outcome, refused };
}
