import { possibleTags } from '#app/features/checklists/domain/answer-tags.ts';
import { choicesOf, type Question } from '#app/features/checklists/domain/definition.ts';
import type { QuestionState } from '#app/features/checklists/domain/evaluate.ts';

/**
 * The category an answer in force belongs to when reviewers are compared: the chosen option, "ej tillämpligt" among
 * them, or what was written in its canonical form. Two answers agree exactly when their categories are equal: 45 and 46
 * minutes differ as much as 45 and 450. Null where the question was hidden or unanswered.
 */
export function categoryOf({ given }: Pick<QuestionState, 'given'>): string | null {
  if (given === undefined) return null;
  return given.option === null ? `=${given.content ?? ''}` : given.option;
}

/**
 * How many different answers the question allows, used or not; null where that is not known beforehand (dates, numbers
 * and words), since nobody can then say how often two would agree by chance alone.
 */
export function countCategories(question: Question): number | null {
  switch (question.kind) {
    case 'date':
    case 'number':
    case 'text':
      return null;
    case 'severalChoices':
      // Every set of choices but the empty one is an answer.
      return 2 ** choicesOf(question).length - 1 + question.options.length;
    case 'level':
      return question.choices.length ** 2 + question.options.length;
    default:
      return possibleTags(question).length;
  }
}
