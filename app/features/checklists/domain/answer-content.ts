import { parseCivilDate } from '#app/shared/domain/civil-date.ts';
import { choicesOf, type NumberQuestion, type Question } from './definition.ts';

/** The longest answer in words. */
export const longestText = 4000;

/**
 * The canonical text of an answer that is not one choice: an ISO date; a number with a decimal point; words; the keys of
 * several choices in the question's order with a space between; "before>after" for levels. Undefined when the text is
 * no such answer, also for kinds that have none. Canonical, so that the same answer is the same text wherever it is
 * compared, stored and sent.
 */
export function canonicalContent(question: Question, text: string): string | undefined {
  const trimmed = text.trim();
  switch (question.kind) {
    case 'date':
      return parseCivilDate(trimmed);
    case 'number':
      return canonicalNumber(question, trimmed);
    case 'text': {
      // A form sends line breaks as two characters, a script as one.
      const lines = trimmed.replaceAll(/\r\n?/gu, '\n');
      return lines === '' || lines.length > longestText ? undefined : lines;
    }
    case 'severalChoices': {
      const chosen = trimmed.split(/\s+/u);
      const keys = choicesOf(question).map(({ key }) => key);
      if (trimmed === '' || !chosen.every((key) => keys.includes(key))) return undefined;
      return keys.filter((key) => chosen.includes(key)).join(' ');
    }
    case 'level': {
      const [before, after, ...more] = trimmed.split('>');
      const keys = question.choices.map(({ key }) => key);
      const areLevels = [before, after].every((key) => key !== undefined && keys.includes(key));
      return areLevels && more.length === 0 ? trimmed : undefined;
    }
    case 'yesNo':
    case 'scale':
    case 'choice':
      return undefined;
  }
}

/** Whether answers of this kind are written or put together, and not one choice. */
export function hasContent(question: Question): boolean {
  return question.kind !== 'yesNo' && question.kind !== 'scale' && question.kind !== 'choice';
}

/** The number of a canonical text; undefined when it is none. */
export function numberOf(content: string | undefined): number | undefined {
  if (content === undefined || content === '') return undefined;
  const number = Number(content);
  return Number.isFinite(number) ? number : undefined;
}

/** Beyond this a number could not be told from its neighbours with four decimals. */
export const largestNumber = 99_999_999_999;

/** Swedish and plain ways of writing a number: "1 234,5", "-3", "60.5". */
const NUMBER = /^[-−]?\d{1,3}(?:[ \u00a0\u202f]?\d{3})*(?:[.,]\d{1,6})?$/u;

function canonicalNumber(question: NumberQuestion, text: string): string | undefined {
  if (!NUMBER.test(text)) return undefined;
  const plain = text
    .replace('−', '-')
    .replaceAll(/[ \u00a0\u202f]/gu, '')
    .replace(',', '.');
  const number = Number(plain);
  if (Math.abs(number) > largestNumber) return undefined;
  const decimals = plain.split('.')[1]?.length ?? 0;
  if (decimals > question.decimals) return undefined;
  if (question.atLeast !== undefined && number < question.atLeast) return undefined;
  if (question.atMost !== undefined && number > question.atMost) return undefined;
  return String(number === 0 ? 0 : number);
}
