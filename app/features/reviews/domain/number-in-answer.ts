import { findPersonalNumber } from '#app/features/cases/domain/personal-number.ts';
import type { Answer } from '#app/features/checklists/domain/answers.ts';
import type { Question } from '#app/features/checklists/domain/definition.ts';

/** Why such an answer is not saved. */
export const HOLDS_NUMBER = 'Här står något som ser ut som ett personnummer. Ta bort det, så sparas svaret.';

/**
 * Whether what somebody has written in an answer holds a personnummer: its words go on into deviations, files and reports.
 * The content counts where it is written by hand; choices and lists of items are keys. Recognises what `findPersonalNumber`
 * does and nothing more: numbers of cases pass. `question` is undefined for a list of items.
 */
export function holdsPersonalNumber(question: Question | undefined, answer: Answer): boolean {
  const isWritten = question?.kind === 'text' || question?.kind === 'number';
  const { reason, comment, evidence = '', content = '' } = answer;
  const written = [reason, comment, evidence, isWritten ? content : ''];
  return written.some((text) => findPersonalNumber(text) !== undefined);
}
