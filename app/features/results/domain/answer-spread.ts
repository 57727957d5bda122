import { textFor } from '#app/features/checklists/domain/columns.ts';
import type {
  CaseColumns,
  ChecklistDefinition,
  Question,
  QuestionKind,
  Section,
} from '#app/features/checklists/domain/definition.ts';
import { nameInItem } from '#app/features/reviews/domain/answer-name.ts';
import {
  type AnswerCount,
  type Answered,
  type Asked,
  choicesIn,
  countsOf,
  type HandedIn,
  type SpreadWords,
  wordsOf,
} from './spread-answers.ts';
import { categoryOf } from './statistics/answer-category.ts';

export type QuestionSpread = {
  /** The question, with the item's number in a repeating section. */
  readonly key: string;
  readonly section: string;
  readonly shortName: string;
  readonly wording: string;
  readonly kind: QuestionKind;
  /** How many the question was put to: earlier answers may hide it. */
  readonly asked: number;
  readonly answered: number;
  /** How many gave the commonest answer, the whole set where several may be chosen; 0 where nobody answered. */
  readonly alike: number;
  /** How likely two of those who answered are to differ, 0–1; null below two answers, and for words. */
  readonly spread: number | null;
  /** Empty for a question in words. */
  readonly counts: readonly AnswerCount[];
  readonly words: readonly SpreadWords[];
};

/**
 * How the answers to one text spread, question by question in the checklist's order. Questions that nobody was asked are
 * left out. Nothing tells which answers belong to the same person: bars stand in the order of the choices, dates and
 * numbers from the lowest, and words by the answer they stand beside and then in alphabetical order.
 */
export function spreadOf(
  definition: ChecklistDefinition,
  columns: CaseColumns,
  handedIn: readonly HandedIn[],
): QuestionSpread[] {
  return definition.sections.flatMap((section) =>
    section.questions.flatMap((question) => {
      const states = handedIn.flatMap((one) =>
        one.evaluation.states
          .filter((state) => state.question.key === question.key && state.isVisible)
          .map((state) => ({ one, state })),
      );
      const numbers = [...new Set(states.map(({ state }) => state.itemNumber))];
      return numbers
        .sort((a, b) => (a ?? 0) - (b ?? 0))
        .map((number) =>
          spreadOfQuestion(
            section,
            columns,
            states.filter(({ state }) => state.itemNumber === number),
          ),
        );
    }),
  );
}

/** The greatest spread first, in the checklist's order where it is the same; what cannot be compared comes last. */
export function byGreatestSpread(questions: readonly QuestionSpread[]): QuestionSpread[] {
  return questions
    .map((one, place) => ({ one, place }))
    .sort((a, b) => (b.one.spread ?? -1) - (a.one.spread ?? -1) || a.place - b.place)
    .map(({ one }) => one);
}

/** "5 av 6 svarade lika" in its forms; empty where nothing can be compared. */
export function alikeInWords({ answered, alike, kind }: QuestionSpread): string {
  if (answered < 2 || kind === 'text') return '';
  if (alike === answered) return answered === 2 ? 'Båda svarade lika' : `Alla ${answered} svarade lika`;
  if (alike === 1) return answered === 2 ? 'De två svarade olika' : `Alla ${answered} svarade olika`;
  return `${alike} av ${answered} svarade lika`;
}

function spreadOfQuestion(section: Section, columns: CaseColumns, asked: readonly Asked[]): QuestionSpread {
  const first = asked[0]?.state;
  if (first === undefined) throw new Error('Nobody was asked');
  const { question, itemNumber } = first;
  const answered = asked.flatMap(({ one, state }) =>
    state.given === undefined ? [] : [{ one, state, given: state.given }],
  );
  const categories = tally(answered.map(({ state }) => categoryOf(state) ?? ''));
  return {
    key: itemNumber === undefined ? question.key : `${question.key}.${itemNumber}`,
    section: section.title,
    shortName: nameInItem(question.shortName, section.repeats?.itemName, itemNumber),
    wording: textFor(question.wording, columns),
    kind: question.kind,
    asked: asked.length,
    answered: answered.length,
    alike: Math.max(0, ...categories.values()),
    spread: spreadIndex(question, answered, [...categories.values()]),
    counts: countsOf(question, answered),
    words: wordsOf(question, answered),
  };
}

function tally(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function spreadIndex(
  question: Question,
  answered: readonly Answered[],
  categories: readonly number[],
): number | null {
  const total = answered.length;
  if (total < 2 || question.kind === 'text') return null;
  if (question.kind !== 'severalChoices') return differing(categories, total);
  // Whole sets nearly always differ: each choice that somebody made counts as a question of its own.
  const perChoice = [...tally(answered.flatMap(({ given }) => choicesIn(given))).values()];
  const sum = perChoice.reduce((so, count) => so + differing([count, total - count], total), 0);
  return perChoice.length === 0 ? 0 : sum / perChoice.length;
}

/** The share of all pairs that differ. */
function differing(counts: readonly number[], total: number): number {
  const alike = counts.reduce((sum, count) => sum + count * (count - 1), 0);
  return 1 - alike / (total * (total - 1));
}
