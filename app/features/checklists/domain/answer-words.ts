import type { AnswerOption } from './definition.ts';

/** What people read for each option, everywhere. */
export const answerOptionWords: Readonly<Record<AnswerOption, string>> = {
  yes: 'Ja',
  no: 'Nej',
  notApplicable: 'Ej tillämpligt',
  documentMissing: 'Handling saknas',
};

/** The key that gives the option on the review page. */
export const answerOptionKeys: Readonly<Record<AnswerOption, string>> = {
  yes: 'J',
  no: 'N',
  notApplicable: 'E',
  documentMissing: 'S',
};
