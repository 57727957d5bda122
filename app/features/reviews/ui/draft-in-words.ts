import { canonicalContent } from '#app/features/checklists/domain/answer-content.ts';
import { answerInWords } from '#app/features/checklists/domain/answer-words.ts';
import type { FullAnswer } from '#app/features/checklists/domain/answers.ts';
import type { Question } from '#app/features/checklists/domain/definition.ts';

/** An answer with its words on one line, also one that is only just being written: what two people compare. */
export function draftInWords(question: Question, draft: FullAnswer): string {
  const { option, reason, comment, evidence } = draft;
  const content = canonicalContent(question, draft.content);
  const answer =
    option === null && content === undefined ? draft.content : answerInWords(question, { option, content });
  return [answer || 'Inget svar', reason, comment, evidence].filter((part) => part !== '').join(' – ');
}
