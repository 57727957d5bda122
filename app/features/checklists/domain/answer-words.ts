import type { Given } from './answer-tags.ts';
import { type AnswerOption, answerOptions, choicesOf, type Question, type Tag } from './definition.ts';
import { noItems } from './items.ts';

/** What people read for each option, everywhere. */
export const answerOptionWords: Readonly<Record<AnswerOption, string>> = {
  yes: 'Ja',
  partly: 'Delvis',
  no: 'Nej',
  notApplicable: 'Ej tillämpligt',
  documentMissing: 'Handling saknas',
};

/** The key that gives the option on the review page. Choices have the digits. */
export const answerOptionKeys: Readonly<Record<AnswerOption, string>> = {
  yes: 'J',
  partly: 'D',
  no: 'N',
  notApplicable: 'E',
  documentMissing: 'S',
};

/** What answers that are not one choice amount to, as rules name them. */
const contentTagWords: Readonly<Record<string, string>> = {
  given: 'besvarad',
  under: 'under standardvärdet',
  atStandard: 'lika med standardvärdet',
  over: 'över standardvärdet',
  up: 'högre nivå efter',
  same: 'samma nivå',
  down: 'lägre nivå efter',
};

/** A tag as people read it in rules and tables: "Nej", "Hög grad", "över standardvärdet". */
export function tagInWords(question: Question, tag: Tag): string {
  // A choice may have a key that is also the name of something else, such as "no" or "over".
  const label = question.kind === 'level' ? undefined : choiceLabel(question, tag);
  if (label !== undefined) return label;
  const option = answerOptions.find((one) => one === tag);
  return option === undefined ? (contentTagWords[tag] ?? tag) : answerOptionWords[option];
}

/**
 * An answer as people read it, on the page and in files: the choice, several with commas, a Swedish date or number with
 * its unit, "Nivå 2 → Nivå 3"; empty when there is none. The content is taken to be canonical.
 */
export function answerInWords(question: Question, { option, content = '' }: Given): string {
  if (option !== null) return option === noItems ? 'Inga' : tagInWords(question, option);
  if (content === '') return '';
  switch (question.kind) {
    case 'number':
      return `${swedishNumber(content)} ${question.unit}`.trim();
    case 'severalChoices':
      return content
        .split(' ')
        .map((key) => tagInWords(question, key))
        .join(', ');
    case 'level':
      return content
        .split('>')
        .map((key) => choiceLabel(question, key) ?? key)
        .join(' → ');
    default:
      return content;
  }
}

function choiceLabel(question: Question, key: string): string | undefined {
  return choicesOf(question).find((choice) => choice.key === key)?.label;
}

/** "1234.5" as "1 234,5"; the layer of texts is above this one. */
function swedishNumber(content: string): string {
  const [whole = '', decimals] = content.split('.');
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/gu, '\u00a0').replace('-', '−');
  return decimals === undefined ? grouped : `${grouped},${decimals}`;
}
