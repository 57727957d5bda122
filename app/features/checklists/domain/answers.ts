import { countsAs, type Given, tagsOf } from './answer-tags.ts';
import type { CaseColumns, Question, Tag } from './definition.ts';

/**
 * What a reviewer has given to one question. `option` is a choice among given ones: an AnswerOption or the key of a
 * choice. `content` is the canonical text of what is not (see answer-content.ts): a date, a number, words, several
 * choices, two levels. Words may be written before the answer is chosen.
 */
export interface Answer extends Given {
  reason: string;
  comment: string;
  evidence?: string | undefined;
}

/** An answer with every field, as it is stored and sent: empty text where nothing is given. */
export type FullAnswer = { option: Tag | null } & Record<
  'content' | 'reason' | 'comment' | 'evidence',
  string
>;

/** Everything two versions of an answer can differ in. */
export const answerFields = ['option', 'content', 'reason', 'comment', 'evidence'] as const;

/** Answers by answer key (see items.ts). Keys that the checklist does not have are ignored everywhere. */
export type Answers = Readonly<Record<string, Answer | undefined>>;

/** An answer that counts for nothing, good or bad, is `noted`. */
export type Fulfilment = 'fulfilled' | 'notFulfilled' | 'notApplicable' | 'noted';

/**
 * How an answer counts. A missing document counts as not fulfilled wherever the question counts at all, never as
 * missing data (statistics-spec §1); "ej tillämpligt" stands outside the base, and "delvis" is not fulfilled. With
 * several tags one fault is enough.
 */
export function fulfilmentOf(question: Question, tags: readonly Tag[]): Fulfilment {
  if (tags.includes('notApplicable')) return 'notApplicable';
  const counted = tags.map((tag) => countsAs(question, tag));
  if (counted.includes('notFulfilled')) return 'notFulfilled';
  return counted.includes('fulfilled') ? 'fulfilled' : 'noted';
}

/** Whether an answer with these tags makes a deviation when the review is handed in. */
export function makesDeviation(question: Question, tags: readonly Tag[]): boolean {
  return question.deviation?.on.some((tag) => tags.includes(tag)) ?? false;
}

export type ReasonNeed = 'notApplicable' | 'description' | 'override' | 'rule';

/**
 * Why words are required beside an answer, or undefined when they are voluntary. In order: a reason for
 * "ej tillämpligt", a description of a fault that becomes a deviation, a reason for departing from a
 * suggestion, the question's own rule.
 */
export function reasonNeed(
  question: Question,
  answer: Given,
  suggested: Tag | undefined,
  columns: CaseColumns,
): ReasonNeed | undefined {
  const tags = tagsOf(question, answer, columns);
  return tags === undefined ? undefined : reasonNeedOf(question, tags, suggested);
}

/** The same for an answer whose tags are known; undefined when it asks for no reason, so that none belongs to it. */
export function reasonNeedOf(
  question: Question,
  tags: readonly Tag[],
  suggested: Tag | undefined,
): ReasonNeed | undefined {
  if (tags.includes('notApplicable')) return 'notApplicable';
  if (makesDeviation(question, tags)) return 'description';
  if (suggested !== undefined && !tags.includes(suggested)) return 'override';
  return question.reasonRequiredOn?.some((tag) => tags.includes(tag)) ? 'rule' : undefined;
}

/** Which of the two other fields of words the answer cannot be without. */
export function requiredWords(question: Question, tags: readonly Tag[]): ('comment' | 'evidence')[] {
  return (['comment', 'evidence'] as const).filter((field) =>
    question[field]?.requiredOn.some((tag) => tags.includes(tag)),
  );
}
