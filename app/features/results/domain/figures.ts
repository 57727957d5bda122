import type { Fulfilment } from '#app/features/checklists/domain/answers.ts';
import type { QuestionKind, Tag } from '#app/features/checklists/domain/definition.ts';
import type { Selection, StatedInterval } from './statistics/sample-statement.ts';

export const FIGURES_FORMAT = 'aktsam-siffror/2';

/** Items are not drawn by themselves, so nothing is said of those in the rest of the frame. */
export type FigureInterval =
  | StatedInterval
  | { readonly kind: 'none'; readonly reason: 'preliminary' | 'items' };

/** In a repeating section every number counts items; this is what they come to by case. */
export type ItemUnit = {
  /** "anmälan", "anmälningar" */
  readonly itemName: string;
  readonly itemsName: string;
  /** Cases with a counted answer, all of them fulfilled. */
  readonly casesFulfilled: number;
  readonly casesWithFault: number;
  /** Reviewed cases without any counted answer. */
  readonly casesWithout: number;
  /** The fewest cases that stand behind one answer that somebody gave; null when nobody gave any. */
  readonly fewestCases: number | null;
};

/** What the figures of every question say of it. */
export type NamedQuestion = {
  readonly key: string;
  /** The section's title. */
  readonly section: string;
  readonly shortName: string;
  readonly wording: string;
  readonly isCritical: boolean;
  /** Null where the numbers count cases. */
  readonly items: ItemUnit | null;
  /** Answers in which the reviewer departed from a computed rating; null where none is computed. */
  readonly overridden: number | null;
};

/** A question whose answers count as fulfilled or not. */
export type QuestionFigures = NamedQuestion & {
  readonly fulfilled: number;
  /** Includes `documentMissing`. */
  readonly notFulfilled: number;
  readonly documentMissing: number;
  readonly notApplicable: number;
  /** Answers that count neither way, such as the middle of a scale. */
  readonly noted: number;
  /** Finished reviews (or items) in which the question was not shown: an earlier answer or the case ruled it out. */
  readonly notAsked: number;
  /** fulfilled + notFulfilled */
  readonly base: number;
  /** 0–1, null when the base is 0. */
  readonly share: number | null;
  readonly interval: FigureInterval;
  readonly isUnweighted: boolean;
  readonly weightedShare: number | null;
  /** Beside a weighted share: of the base, the fewest cases that had one and the same chance of being drawn. */
  readonly fewestOfOneChance?: number;
};

/** How many gave one answer. Together with `notAsked` the cells of a question add up to its cases or items. */
export type AnswerCell = {
  readonly tag: Tag;
  readonly label: string;
  readonly count: number;
  readonly countsAs: Fulfilment;
};

/** Numbers that were given. `total` of the standard is the sum of number minus standard, over `compared` answers. */
export type NumberFigures = {
  readonly unit: string;
  readonly lowest: number;
  readonly median: number;
  readonly highest: number;
  readonly standard: { readonly label: string; readonly total: number; readonly compared: number } | null;
};

/** Levels before (rows) and after (columns), lowest first. */
export type LevelFigures = {
  readonly beforeLabel: string;
  readonly afterLabel: string;
  readonly levels: readonly string[];
  readonly counts: readonly (readonly number[])[];
};

/** What was answered, for every kind of question but counted yes and no. Dates and words only by how many there are. */
export type Distribution = NamedQuestion & {
  readonly kind: QuestionKind;
  readonly isCounted: boolean;
  readonly cells: readonly AnswerCell[];
  readonly notAsked: number;
  /** How many named each choice, where several could be: these do not add up to anything. */
  readonly choices: readonly AnswerCell[] | null;
  readonly numbers: NumberFigures | null;
  readonly levels: LevelFigures | null;
};

/** How many items a repeating section has, over the reviewed cases it was put to. */
export type ItemFigures = {
  readonly itemName: string;
  readonly itemsName: string;
  readonly total: number;
  readonly casesAsked: number;
  readonly casesWithItems: number;
  /** Items in one case; null when no case was asked. */
  readonly fewest: number | null;
  readonly most: number | null;
};

/** A section in reading order, with the keys of its questions. */
export type SectionFigures = {
  readonly key: string;
  readonly title: string;
  readonly items: ItemFigures | null;
  readonly questions: readonly string[];
};

/** Everything a round says in numbers. Plain data: frozen as JSON when the round is finalised. */
export type RoundFigures = {
  readonly format: typeof FIGURES_FORMAT;
  readonly isComplete: boolean;
  readonly selection: Selection;
  readonly frameSize: number;
  readonly sampleSize: number;
  readonly reviewedCount: number;
  /** In a repeating section every item may have its own. */
  readonly faultCount: number;
  readonly casesWithFaultCount: number;
  readonly hasUnequalProbabilities: boolean;
  readonly sections: readonly SectionFigures[];
  /** The counted ones, in reading order. */
  readonly questions: readonly QuestionFigures[];
  readonly distributions: readonly Distribution[];
};
