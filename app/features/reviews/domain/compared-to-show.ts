import { answerInWords } from '#app/features/checklists/domain/answer-words.ts';
import { type FullAnswer, reasonNeed } from '#app/features/checklists/domain/answers.ts';
import type { CaseColumns, Question, Section } from '#app/features/checklists/domain/definition.ts';
import type { QuestionState } from '#app/features/checklists/domain/evaluate.ts';
import { type Comparison, isSameAnswer } from './compare-reviewers.ts';
import { itemsInWords } from './items-words.ts';

/** One of the answers the reviewers gave to a question, with everybody who gave it and the words of each. */
export interface AnswerGiven {
  /** The first reviewer who gave it: what a choice of it names. */
  slot: number;
  text: string;
  by: { name: string; reason: string; comment: string; evidence: string }[];
}

type Asked = { readonly state: QuestionState | undefined; readonly columns: CaseColumns };

/** A reason that was written for another answer is kept, but is no part of this one. */
function asksForReason({ state, columns }: Asked, answer: FullAnswer): boolean {
  if (state === undefined) return true;
  return reasonNeed(state.question, answer, state.suggestion?.option, columns) !== undefined;
}

/** The different answers, in the order of the reviewers, each with the words that belong to it. */
export function answersGiven(
  { answers }: Comparison,
  names: ReadonlyMap<number, string>,
  inWords: (answer: FullAnswer) => string,
  asked: Asked,
): AnswerGiven[] {
  const given: (AnswerGiven & { answer: FullAnswer })[] = [];
  for (const { slot, answer } of answers) {
    const { comment, evidence } = answer;
    const reason = asksForReason(asked, answer) ? answer.reason : '';
    const by = { name: names.get(slot) ?? `Granskare ${slot}`, reason, comment, evidence };
    const same = given.find((one) => isSameAnswer(one.answer, answer));
    if (same) same.by.push(by);
    else given.push({ slot, text: inWords(answer), by: [by], answer });
  }
  return given.map(({ answer: _, ...one }) => one);
}

/** The answer of a question, or of how many items a section has, in words. */
export function agreedInWords(section: Section, question: Question | undefined, answer: FullAnswer): string {
  if (question !== undefined) return answerInWords(question, answer) || 'Det beräknade gäller';
  return section.repeats === undefined ? '' : itemsInWords(section.repeats, answer);
}
