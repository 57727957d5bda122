import type { AnswerOption, Choice, WordsField } from './definition.ts';

/** When the references to law in the shipped checklists were last held against the law. */
export const lawCheckedOn = '2025-09-30';

/** The answers of yes and no questions, by which of the others they allow; none that the file cannot give rise to. */
export const yesNo: AnswerOption[] = ['yes', 'no'];
export const yesNoNotApplicable: AnswerOption[] = ['yes', 'no', 'notApplicable'];
export const yesNoMissing: AnswerOption[] = ['yes', 'no', 'documentMissing'];
export const yesNoAll: AnswerOption[] = ['yes', 'no', 'notApplicable', 'documentMissing'];

/** Where the answer can be read; never required, since a reviewer who must fill it in writes a dash. */
export const inFile: WordsField = { label: 'Var i akten?', requiredOn: [] };

/** A three-step scale, lowest first; each question says in its help what the steps take. */
export const degrees: Choice[] = [
  { key: 'lag', label: 'I låg grad' },
  { key: 'viss', label: 'I viss grad' },
  { key: 'hog', label: 'I hög grad' },
];
