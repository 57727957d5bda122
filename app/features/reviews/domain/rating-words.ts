import { tagInWords } from '#app/features/checklists/domain/answer-words.ts';
import { mentionedIn } from '#app/features/checklists/domain/conditions.ts';
import type { ChecklistDefinition, Question } from '#app/features/checklists/domain/definition.ts';
import type { Evaluation, ItemsState, QuestionState } from '#app/features/checklists/domain/evaluate.ts';
import { conditionInWords } from '#app/features/checklists/domain/rules-in-words.ts';
import type { Suggestion } from '#app/features/checklists/domain/suggestions.ts';

/** Why a rating is what it is: the rule that holds, in words; undefined when none does. */
export function whyRated(
  definition: ChecklistDefinition,
  question: Question,
  { heldRule }: Suggestion,
): string | undefined {
  if (question.suggestion?.kind !== 'rating' || heldRule === undefined) return undefined;
  const { rules } = question.suggestion;
  const rule = rules[heldRule];
  if (rule !== undefined)
    return `Regeln är att ${rule.when.map((one) => conditionInWords(definition, one, question.key)).join(' och ')}.`;
  const options = [...new Set(rules.map(({ option }) => `”${tagInWords(question, option)}”`))];
  return `Ingen av reglerna för ${joined(options, 'eller')} gäller.`;
}

/** What a rating still waits for; undefined when it waits for nothing. */
export interface RatingWait {
  questions: QuestionState[];
  lists: ItemsState[];
}

/** The visible questions without answer and the lists of items that a rating looks at, in its own item and all others. */
export function ratingWaitsFor(rating: QuestionState, evaluation: Evaluation): RatingWait | undefined {
  const rule = rating.question.suggestion;
  if (rule?.kind !== 'rating' || rating.suggestion?.option !== undefined) return undefined;
  const mentioned = rule.rules.flatMap(({ when }) => when.map(mentionedIn));
  const keys = new Set(mentioned.flatMap(({ questions }) => questions));
  const sections = new Set(mentioned.flatMap((one) => one.sections));
  const questions = evaluation.states.filter(
    (state) =>
      keys.has(state.question.key) &&
      state.isVisible &&
      state.given === undefined &&
      (state.sectionKey !== rating.sectionKey || state.itemNumber === rating.itemNumber),
  );
  const lists = evaluation.itemLists.filter(
    ({ section, isLacking }) =>
      isLacking && (sections.has(section.key) || section.questions.some(({ key }) => keys.has(key))),
  );
  return questions.length + lists.length === 0 ? undefined : { questions, lists };
}

/** "Beräknas när frågorna 3–7 är besvarade och antalet anmälningar är angivet." */
export function waitInWords({ questions, lists }: RatingWait, numbers: ReadonlyMap<string, number>): string {
  const asked = questions.flatMap(({ key }) => numbers.get(key) ?? []);
  const answered =
    asked.length === 0
      ? []
      : [`${questionsInWords(asked)} är ${asked.length === 1 ? 'besvarad' : 'besvarade'}`];
  const counted = lists.map(
    ({ section }) => `antalet ${section.repeats?.itemsName ?? section.title} är angivet`,
  );
  return `Beräknas när ${joined([...answered, ...counted], 'och')}.`;
}

/** "fråga 3", "frågorna 3–7 och 9": places in reading order, from three in a row with a dash. */
export function questionsInWords(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of [...new Set(numbers)].toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last !== undefined && number === last[1] + 1) last[1] = number;
    else runs.push([number, number]);
  }
  const parts = runs.flatMap(([from, to]) => {
    if (from === to) return [`${from}`];
    return to === from + 1 ? [`${from}`, `${to}`] : [`${from}–${to}`];
  });
  const isOne = runs.length === 1 && runs[0]?.[0] === runs[0]?.[1];
  return `${isOne ? 'fråga' : 'frågorna'} ${joined(parts, 'och')}`;
}

function joined(parts: readonly string[], word: string): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1)}`;
}
