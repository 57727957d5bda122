import type { Severity } from '#app/shared/domain/vocabulary.ts';

/**
 * A checklist as data. A published version is stored as this structure and never changes; everything that
 * differs between two controls (wording, limits, legal references, what makes a deviation) stands here and
 * never in code.
 */

export const answerOptions = ['yes', 'no', 'notApplicable', 'documentMissing'] as const;
export type AnswerOption = (typeof answerOptions)[number];

export const definitionFormat = 'aktsam-checklista/1';

/** What the register says about a case: column name → text. Dates are ISO text; a missing key is an empty cell. */
export type CaseColumns = Readonly<Record<string, string>>;

export interface TextsByColumn {
  column: string;
  texts: { values: string[]; text: string }[];
}

/** A text that may be worded by the value of one case column; `text` is for missing and other values. */
export interface VariedText {
  text: string;
  byColumn?: TextsByColumn | undefined;
}

/** Without `text` there is a reference only where the column has one of the values: a law binds some cases only. */
export interface LegalReference {
  text?: string | undefined;
  byColumn?: TextsByColumn | undefined;
  checkedOn: string;
}

/** An answer condition holds only when the earlier question itself is visible and has one of the options. */
export type Condition =
  | { kind: 'answer'; question: string; isOneOf: AnswerOption[] }
  | { kind: 'column'; column: string; isOneOf: string[] };

/** Computed from register dates against the round's reference date; only ever a suggestion. */
export type DateRule =
  | {
      kind: 'longestGap';
      latestColumn: string;
      previousColumn?: string | undefined;
      startColumn: string;
      limitMonths: number;
    }
  | { kind: 'newestAge'; columns: string[]; limitMonths: number };

/** `titleWhenMissing` words the deviation when the document is missing, else `title` is used for that too. */
export interface DeviationRule {
  on: AnswerOption[];
  title: VariedText;
  titleWhenMissing?: VariedText | undefined;
  severity: Severity;
  daysToDue: number;
}

export interface Question {
  /** Follows the question through every version of the checklist, so that rounds can be compared. */
  key: string;
  kind: 'yesNo';
  wording: VariedText;
  /** Stands in tables and on deviations, where the whole wording is too long. */
  shortName: string;
  goodAnswer: 'yes' | 'no';
  options: AnswerOption[];
  /** When does the question apply, and what counts as yes? */
  help: string;
  legalReference?: LegalReference | undefined;
  /** Register columns a reviewer needs beside this question. */
  factColumns?: string[] | undefined;
  visibleWhen?: Condition[] | undefined;
  /** "Ej tillämpligt" and deviations need words in any case; this adds further options. */
  reasonRequiredOn?: AnswerOption[] | undefined;
  comment?: { label: string; requiredOn: AnswerOption[] } | undefined;
  isCritical: boolean;
  deviation?: DeviationRule | undefined;
  suggestion?: DateRule | undefined;
}

export interface Section {
  key: string;
  title: string;
  intro?: string | undefined;
  visibleWhen?: Condition[] | undefined;
  questions: Question[];
}

export interface ChecklistDefinition {
  format: typeof definitionFormat;
  key: string;
  title: string;
  purpose: string;
  sections: Section[];
}

/** Every question in reading order. */
export function questionsOf(definition: ChecklistDefinition): Question[] {
  return definition.sections.flatMap((section) => section.questions);
}

/** The question with this key, or undefined. */
export function findQuestion(definition: ChecklistDefinition, key: string): Question | undefined {
  return questionsOf(definition).find((question) => question.key === key);
}
