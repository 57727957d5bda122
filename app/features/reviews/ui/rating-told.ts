import type { ChecklistDefinition } from '#app/features/checklists/domain/definition.ts';
import type { Evaluation, QuestionState } from '#app/features/checklists/domain/evaluate.ts';
import { rulesInWords } from '#app/features/checklists/domain/rules-in-words.ts';
import { ratingWaitsFor, waitInWords, whyRated } from '#app/features/reviews/domain/rating-words.ts';
import type { RatingTold } from './computed-answer.tsx';

/** What the page says of a computed rating; undefined for every other question. */
export function ratingTold(
  definition: ChecklistDefinition,
  state: QuestionState,
  evaluation: Evaluation,
  numbers: ReadonlyMap<string, number>,
): RatingTold | undefined {
  const { question, suggestion } = state;
  if (question.suggestion?.kind !== 'rating' || suggestion === undefined) return undefined;
  const wait = ratingWaitsFor(state, evaluation);
  return {
    why: whyRated(definition, question, suggestion),
    waits: wait && waitInWords(wait, numbers),
    rules: rulesInWords(definition, question),
  };
}
