import type {
  CaseColumns,
  ChecklistDefinition,
  Question,
} from '#app/features/checklists/domain/definition.ts';
import { questionsOf, type Tag } from '#app/features/checklists/domain/definition.ts';
import type { KeptEvaluation, KeptState } from './kept-evaluation.ts';

/** One case of the sample as it stands now: replaced cases are not among them, their reserves are. */
export type FigureCase = {
  readonly evaluation: KeptEvaluation;
  /** What the register says: a standard value may stand there. */
  readonly columns: CaseColumns;
  readonly isFinished: boolean;
  /** (0, 1]; undefined where the design gives none (several quotas). */
  readonly inclusionProbability: number | undefined;
};

/** A question put to a reviewed case, or to one of its items; `state` says what came of it. */
export type Asked = { readonly state: KeptState; readonly one: FigureCase };

/** Every state of every question in the finished reviews, by the question's key. */
export function gatherAnswers(
  definition: ChecklistDefinition,
  finished: readonly FigureCase[],
): ReadonlyMap<string, readonly Asked[]> {
  const byQuestion = new Map<string, Asked[]>(questionsOf(definition).map(({ key }) => [key, []]));
  for (const one of finished) {
    for (const state of one.evaluation.states) byQuestion.get(state.question.key)?.push({ state, one });
  }
  return byQuestion;
}

/** Where an answer stands in a distribution: its choice, what its value says, or `given`. */
export function cellOf(question: Question, tags: readonly Tag[]): Tag {
  const option = question.options.find((one) => tags.includes(one));
  if (option !== undefined) return option;
  return question.kind === 'severalChoices' ? 'given' : (tags.at(-1) ?? 'given');
}

/** Answers in which the reviewer departed from a computed rating; null where the question has none. */
export function overriddenIn(question: Question, asked: readonly Asked[]): number | null {
  if (question.suggestion?.kind !== 'rating') return null;
  return asked.filter(({ state: { given, tags, suggestion } }) => {
    const computed = suggestion?.option;
    return given !== undefined && computed !== undefined && !tags.includes(computed);
  }).length;
}
