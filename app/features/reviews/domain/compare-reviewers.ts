import type { Given } from '#app/features/checklists/domain/answer-tags.ts';
import type { Answers, FullAnswer } from '#app/features/checklists/domain/answers.ts';
import type { Evaluation } from '#app/features/checklists/domain/evaluate.ts';
import { answerKey, noItems } from '#app/features/checklists/domain/items.ts';

/** What one of several reviewers handed in about a case by herself. */
interface HandedInReview {
  slot: number;
  evaluation: Evaluation;
  answers: Answers;
}

/** One reviewer's answer in force, with its words. */
interface AnswerOfOne {
  slot: number;
  answer: FullAnswer;
  isComputed: boolean;
}

export interface Comparison {
  /**
   * `alike`: put to all, who answered the same. `different`: at least two answered differently. `partly`: an earlier
   * answer hid it for some, and the others agree. `computed`: follows from the other answers in every review.
   */
  likeness: 'alike' | 'different' | 'partly' | 'computed';
  answers: AnswerOfOne[];
}

/**
 * What the reviewers of a case answered, by the key the agreed answer has. Answers are the same when option and content
 * are; words beside them may differ. Items of a repeating section are taken to be the same item when they have the same
 * number on the page (the second anmälan of each), whatever they are called inside, and are renumbered 1, 2, 3 … in the
 * agreed answer; how many there are is a question of its own, under the section's key.
 */
export function compareReviewers(reviews: readonly HandedInReview[]): Map<string, Comparison> {
  const found = new Map<string, AnswerOfOne[]>();
  const put = (key: string, one: AnswerOfOne) => found.set(key, [...(found.get(key) ?? []), one]);
  for (const { slot, evaluation, answers } of reviews) {
    for (const list of evaluation.itemLists) {
      if (list.isVisible)
        put(list.key, {
          slot,
          answer: full(itemsOfCount(list.items.length), answers[list.key]),
          isComputed: false,
        });
    }
    for (const { question, key, itemNumber, isVisible, given, isComputed } of evaluation.states) {
      if (!isVisible || given === undefined) continue;
      const agreedKey = answerKey(question.key, itemNumber === undefined ? undefined : String(itemNumber));
      put(agreedKey, { slot, answer: full(given, answers[key]), isComputed });
    }
  }
  return new Map(
    [...found].map(([key, answers]) => [key, { likeness: likenessOf(answers, reviews.length), answers }]),
  );
}

/** The list of so many items, as it is stored in the agreed answer. */
export function itemsOfCount(count: number): Given {
  if (count === 0) return { option: noItems };
  return { option: null, content: Array.from({ length: count }, (_, index) => index + 1).join(' ') };
}

function full(given: Given, words: Answers[string]): FullAnswer {
  const { reason = '', comment = '', evidence = '' } = words ?? {};
  return { option: given.option, content: given.content ?? '', reason, comment, evidence };
}

/** Whether two answers say the same, whatever words stand beside them. */
export function isSameAnswer(a: Given, b: Given): boolean {
  return a.option === b.option && (a.content ?? '') === (b.content ?? '');
}

function likenessOf(answers: readonly AnswerOfOne[], reviewers: number): Comparison['likeness'] {
  if (answers.every(({ isComputed }) => isComputed)) return 'computed';
  const [first] = answers;
  if (!answers.every(({ answer }) => first !== undefined && isSameAnswer(first.answer, answer)))
    return 'different';
  return answers.length === reviewers ? 'alike' : 'partly';
}

const longestWords = 4000;

/**
 * The answer that one of them gave, with the words of all who gave the same: each text once, in the order of the
 * reviewers, as many as there is room for. Undefined when that reviewer gave none.
 */
export function answerOfSlot({ answers }: Comparison, slot: number): FullAnswer | undefined {
  const chosen = answers.find((one) => one.slot === slot)?.answer;
  if (chosen === undefined) return undefined;
  const same = answers.filter(({ answer }) => isSameAnswer(answer, chosen)).map(({ answer }) => answer);
  const joined = (field: 'reason' | 'comment' | 'evidence') =>
    [...new Set(same.map((one) => one[field].trim()))]
      .filter((text) => text !== '')
      .reduce((all, text) => {
        const longer = all === '' ? text : `${all}\n${text}`;
        return longer.length > longestWords ? all : longer;
      }, '');
  return { ...chosen, reason: joined('reason'), comment: joined('comment'), evidence: joined('evidence') };
}

/** What all answered alike, and so stands without anybody having to settle it. Lists of items stay among them. */
export function answersInCommon(comparisons: ReadonlyMap<string, Comparison>): Record<string, FullAnswer> {
  return Object.fromEntries(
    [...comparisons].flatMap(([key, comparison]) => {
      const answer =
        comparison.likeness === 'alike' && answerOfSlot(comparison, comparison.answers[0]?.slot ?? 0);
      return answer ? [[key, answer]] : [];
    }),
  );
}
