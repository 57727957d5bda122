import { canonicalContent, longestText } from '#app/features/checklists/domain/answer-content.ts';
import type { NumberQuestion, Question } from '#app/features/checklists/domain/definition.ts';

/** What somebody has written or put together: nothing, an answer in its canonical form, or none, and why in words. */
export type ReadContent =
  | { kind: 'nothing' }
  | { kind: 'answer'; content: string }
  | { kind: 'trouble'; words: string };

/** Years before this are slips of the keyboard: a date field that is filled in digit by digit passes the year 2. */
const firstYear = '1900';

/**
 * Reads what stands in the field of a question that is not one choice. Stricter than `canonicalContent` in two ways: days
 * after the reference date where the question does not allow them, and years before 1900. The browser and the server
 * both ask here, so that what the page takes is what is stored.
 */
export function readContent(question: Question, text: string, referenceOn: string): ReadContent {
  if (text.trim() === '') return { kind: 'nothing' };
  const content = canonicalContent(question, text);
  if (content === undefined) return { kind: 'trouble', words: whyNoAnswer(question, text) };
  if (question.kind !== 'date') return { kind: 'answer', content };
  if (content < firstYear) return { kind: 'trouble', words: `Kontrollera året i ${content}.` };
  if (!question.isAfterReferenceAllowed && content > referenceOn)
    return { kind: 'trouble', words: `${content} är efter referensdatumet ${referenceOn}.` };
  return { kind: 'answer', content };
}

function whyNoAnswer(question: Question, text: string): string {
  switch (question.kind) {
    case 'date':
      return 'Det är inget datum. Skriv år, månad och dag, till exempel 2026-10-31.';
    case 'number':
      return whyNoNumber(question, text);
    case 'text':
      return `Texten är för lång. Den får ha högst ${longestText} tecken.`;
    case 'level':
      return `Välj nivå under ”${text.trim().startsWith('>') ? question.beforeLabel : question.afterLabel}” också.`;
    default:
      return 'Välj bland svaren.';
  }
}

function whyNoNumber(question: NumberQuestion, text: string): string {
  const unbounded = { ...question, atLeast: undefined, atMost: undefined };
  if (canonicalContent({ ...unbounded, decimals: 6 }, text) === undefined)
    return 'Det är inget tal. Skriv bara siffror, till exempel 45.';
  if (canonicalContent(unbounded, text) === undefined)
    return question.decimals === 0
      ? 'Skriv ett heltal, utan decimaler.'
      : `Talet får ha högst ${question.decimals === 1 ? 'en decimal' : `${question.decimals} decimaler`}.`;
  return `Talet ska vara ${boundsInWords(question)}.`;
}

/** "mellan 0 och 600 minuter", "minst 0"; empty without bounds. */
export function boundsInWords({ atLeast, atMost, unit }: NumberQuestion): string {
  const swedish = (number: number) => String(number).replace('.', ',').replace('-', '−');
  if (atLeast !== undefined && atMost !== undefined)
    return `mellan ${swedish(atLeast)} och ${swedish(atMost)} ${unit}`.trim();
  if (atLeast !== undefined) return `minst ${swedish(atLeast)} ${unit}`.trim();
  return atMost === undefined ? '' : `högst ${swedish(atMost)} ${unit}`.trim();
}
