import type { AnswerOption, Question } from './definition.ts';

/** What a reviewer has given to one question. A comment may be written before the option is chosen. */
export interface Answer {
  option: AnswerOption | null;
  reason: string;
  comment: string;
}

/** Answers by question key. Keys that the checklist does not have are ignored everywhere. */
export type Answers = Readonly<Record<string, Answer | undefined>>;

export type Fulfilment = 'fulfilled' | 'notFulfilled' | 'notApplicable';

/**
 * How an option counts. A missing document counts as not fulfilled, never as missing data
 * (statistics-spec §1); "ej tillämpligt" stands outside the base.
 */
export function fulfilmentOf(question: Pick<Question, 'goodAnswer'>, option: AnswerOption): Fulfilment {
  if (option === 'notApplicable') return 'notApplicable';
  return option === question.goodAnswer ? 'fulfilled' : 'notFulfilled';
}

/** Whether this option makes a deviation when the review is handed in. */
export function makesDeviation(question: Question, option: AnswerOption): boolean {
  return question.deviation?.on.includes(option) ?? false;
}

export type ReasonNeed = 'notApplicable' | 'description' | 'override' | 'rule';

/**
 * Why words are required beside an option, or undefined when they are voluntary. In order: a reason for
 * "ej tillämpligt", a description of a fault that becomes a deviation, a reason for departing from a
 * suggestion, the question's own rule.
 */
export function reasonNeed(
  question: Question,
  option: AnswerOption | null,
  suggested: AnswerOption | undefined,
): ReasonNeed | undefined {
  if (option === null) return undefined;
  if (option === 'notApplicable') return 'notApplicable';
  if (makesDeviation(question, option)) return 'description';
  if (suggested !== undefined && option !== suggested) return 'override';
  return question.reasonRequiredOn?.includes(option) ? 'rule' : undefined;
}

/** Whether the option asks where in the file it was seen. */
export function isCommentRequired(question: Question, option: AnswerOption | null): boolean {
  return option !== null && (question.comment?.requiredOn.includes(option) ?? false);
}
