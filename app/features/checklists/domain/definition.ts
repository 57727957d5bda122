import type { Severity } from '#app/shared/domain/vocabulary.ts';

/**
 * A checklist as data. A published version is stored as this structure and never changes; everything that
 * differs between two controls (wording, limits, legal references, what makes a deviation) stands here and
 * never in code. What was stored by an earlier format is raised to this one when it is read (upgrade-definition.ts).
 */
export const definitionFormat = 'aktsam-checklista/2';

/** Answers that any question may allow beside its own, and those of yes and no. */
export const answerOptions = ['yes', 'partly', 'no', 'notApplicable', 'documentMissing'] as const;
export type AnswerOption = (typeof answerOptions)[number];

export const questionKinds = [
  'yesNo',
  'scale',
  'choice',
  'severalChoices',
  'date',
  'number',
  'text',
  'level',
] as const;
export type QuestionKind = (typeof questionKinds)[number];

/**
 * What an answer amounts to, in one word that rules and conditions can name: an AnswerOption, the key of a choice, or
 * for a value what it says beside its bounds (see answer-tags.ts).
 */
export type Tag = string;

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

/**
 * When something is shown, or which rating a rule gives. A condition looks at earlier questions only. A question that
 * is hidden or unanswered has no tags: `answer`, `number` and the questions of `count` then do not hold, and `every`
 * asks nothing of it. A question in a repeating section counts once for each of its items.
 */
export type Condition =
  | { kind: 'answer'; question: string; isOneOf: Tag[] }
  | { kind: 'number'; question: string; atLeast?: number | undefined; atMost?: number | undefined }
  | { kind: 'column'; column: string; isOneOf: string[] }
  | { kind: 'columnFilled'; column: string; isFilled: boolean }
  /** How many of the answers are one of the tags. */
  | {
      kind: 'count';
      questions: string[];
      isOneOf: Tag[];
      atLeast?: number | undefined;
      atMost?: number | undefined;
    }
  /** At least one is answered, and every answer but "ej tillämpligt" is one of the tags. */
  | { kind: 'every'; questions: string[]; isOneOf: Tag[] }
  /** How many items a repeating section has. */
  | { kind: 'items'; section: string; atLeast?: number | undefined; atMost?: number | undefined }
  | { kind: 'any'; of: Condition[] }
  | { kind: 'all'; of: Condition[] }
  | { kind: 'not'; of: Condition };

/** A calendar length; months are calendar months. */
export interface Limit {
  count: number;
  unit: 'days' | 'weeks' | 'months';
}

/** Where dates come from: a register column (one date or a series), or an earlier date question (in each item). */
export type DateSource = { column: string } | { question: string };

/** Computed against the round's reference date, never today; only ever a suggestion that the reviewer may depart from. */
export type DateRule =
  /** `isWholeSeries`: the occasions are all there have been, so that the first is counted from the start. */
  | {
      kind: 'longestGap';
      start?: DateSource | undefined;
      occasions: DateSource[];
      isWholeSeries: boolean;
      limit: Limit;
    }
  | { kind: 'newestAge'; dates: DateSource[]; limit: Limit }
  /** From the earliest `from` to the earliest `to` after it; without a `to`, to the reference date. */
  | { kind: 'within'; from: DateSource[]; to: DateSource[]; limit: Limit }
  /** At least so many occasions during the months before the reference date. */
  | { kind: 'occasions'; dates: DateSource[]; months: number; atLeast: number };

/**
 * A rating that follows from earlier answers: the first rule whose conditions all hold, else `otherwise`, else none.
 * It stands without anybody confirming it; another answer needs a reason.
 */
export interface RatingRule {
  kind: 'rating';
  rules: { option: Tag; when: Condition[] }[];
  otherwise?: Tag | undefined;
}

export type SuggestionRule = DateRule | RatingRule;

/**
 * `titleWhenMissing` words the deviation when the document is missing, else `title` is used for that too. The texts may hold
 * facts of the case in braces (placeholders.ts). Without `text` the description is what the reviewer wrote.
 */
export interface DeviationRule {
  on: Tag[];
  title: VariedText;
  titleWhenMissing?: VariedText | undefined;
  text?: VariedText | undefined;
  /** The name of a type; an installation that has no such type gives the deviation none. */
  type?: string | undefined;
  severity: Severity;
  daysToDue: number;
}

/** A field of words beside the answer; `requiredOn` names the answers that cannot be without it. */
export interface WordsField {
  label: string;
  requiredOn: Tag[];
}

export type Counted = 'fulfilled' | 'notFulfilled';

interface QuestionBase {
  /** Follows the question through every version of the checklist, so that rounds can be compared. */
  key: string;
  wording: VariedText;
  /** Stands in tables and on deviations, where the whole wording is too long. */
  shortName: string;
  /** Which of the answers every question may have this one allows; yes and no belong to yesNo alone. */
  options: AnswerOption[];
  /** When does the question apply, and what counts as yes? */
  help: string;
  legalReference?: LegalReference | undefined;
  /** Register columns a reviewer needs beside this question. */
  factColumns?: string[] | undefined;
  visibleWhen?: Condition[] | undefined;
  /** "Ej tillämpligt" and deviations need words in any case; this adds further answers. */
  reasonRequiredOn?: Tag[] | undefined;
  comment?: WordsField | undefined;
  /** Where in the file the answer can be seen. */
  evidence?: WordsField | undefined;
  isCritical: boolean;
  deviation?: DeviationRule | undefined;
  suggestion?: SuggestionRule | undefined;
  /** Answers of earlier versions than this are not compared with: the question then asked something else. */
  comparableSince?: { version: number; note: string } | undefined;
}

export interface Choice {
  key: string;
  label: string;
  /** What it takes to choose this one. */
  help?: string | undefined;
}

/** What counts how, by tag; what is not named is noted without being counted. */
export type Counts = Readonly<Record<Tag, Counted>>;

export interface YesNoQuestion extends QuestionBase {
  kind: 'yesNo';
  /** Neither: the answer is noted, and counts as no fault. */
  goodAnswer: 'yes' | 'no' | 'neither';
}

/** `scale` has its choices in order from the lowest; it is shown as a distribution and never averaged. */
export interface ChoiceQuestion extends QuestionBase {
  kind: 'scale' | 'choice' | 'severalChoices';
  choices: Choice[];
  counts?: Counts | undefined;
}

export interface DateQuestion extends QuestionBase {
  kind: 'date';
  /** Days after the reference date were not known then. */
  isAfterReferenceAllowed: boolean;
}

export interface NumberQuestion extends QuestionBase {
  kind: 'number';
  /** "minuter", "kronor" … */
  unit: string;
  atLeast?: number | undefined;
  atMost?: number | undefined;
  decimals: number;
  /** What the number is held against: one for all cases, or what the case's column says. */
  standard?: { label: string; value?: number | undefined; column?: string | undefined } | undefined;
  /** By `under`, `atStandard` and `over`. */
  counts?: Counts | undefined;
}

export interface TextQuestion extends QuestionBase {
  kind: 'text';
}

/** The same scale before and after, lowest level first. */
export interface LevelQuestion extends QuestionBase {
  kind: 'level';
  choices: Choice[];
  beforeLabel: string;
  afterLabel: string;
  /** By `up`, `same` and `down`. */
  counts?: Counts | undefined;
}

export type Question =
  | YesNoQuestion
  | ChoiceQuestion
  | DateQuestion
  | NumberQuestion
  | TextQuestion
  | LevelQuestion;

/** The questions are asked once for each item: child, plan, visit, report. */
export interface Repeats {
  /** "anmälan", "anmälningar", as in "Anmälan 1" and "3 anmälningar". */
  itemName: string;
  itemsName: string;
  atLeast: number;
  atMost: number;
}

export interface Section {
  key: string;
  title: string;
  intro?: string | undefined;
  visibleWhen?: Condition[] | undefined;
  repeats?: Repeats | undefined;
  questions: Question[];
}

/** `perCase`: all faults of a case become one deviation. */
export const deviationLevels = ['perFault', 'perCase'] as const;
export type DeviationLevel = (typeof deviationLevels)[number];

export interface ChecklistDefinition {
  format: typeof definitionFormat;
  key: string;
  title: string;
  purpose: string;
  /** Without it one for each fault. */
  deviations?: DeviationLevel | undefined;
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

/** The choices of a question that has any, in order; none for the other kinds. */
export function choicesOf(question: Question): readonly Choice[] {
  return 'choices' in question ? question.choices : [];
}
