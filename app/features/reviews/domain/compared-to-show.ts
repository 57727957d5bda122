import { answerInWords } from '#app/features/checklists/domain/answer-words.ts';
import type { FullAnswer } from '#app/features/checklists/domain/answers.ts';
import type { Question, Section } from '#app/features/checklists/domain/definition.ts';
import { type Comparison, isSameAnswer } from './compare-reviewers.ts';
import { itemsInWords } from './items-words.ts';

/** One of the answers the reviewers gave to a question, with everybody who gave it and the words of each. */
export interface AnswerGiven {
  /** The first reviewer who gave it: what a choice of it names. */
  slot: number;
  text: string;
  by: { name: string; reason: string; comment: string; evidence: string }[];
}

/** The different answers, in the order of the reviewers. */
export function answersGiven(
  { answers }: Comparison,
  names: ReadonlyMap<number, string>,
  inWords: (answer: FullAnswer) => string,
): AnswerGiven[] {
  const given: (AnswerGiven & { answer: FullAnswer })[] = [];
  for (const { slot, answer } of answers) {
    const { reason, comment, evidence } = answer;
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
