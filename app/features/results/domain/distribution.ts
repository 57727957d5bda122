import { numberOf } from '#app/features/checklists/domain/answer-content.ts';
import { isCounted, possibleTags, standardOf } from '#app/features/checklists/domain/answer-tags.ts';
import { tagInWords } from '#app/features/checklists/domain/answer-words.ts';
import { fulfilmentOf } from '#app/features/checklists/domain/answers.ts';
import {
  choicesOf,
  type NumberQuestion,
  type Question,
  type Tag,
} from '#app/features/checklists/domain/definition.ts';
import type { AnswerCell, Distribution, LevelFigures, NamedQuestion, NumberFigures } from './figures.ts';
import { type Asked, cellOf } from './gather-answers.ts';

/** Whether what was answered says more than how much was fulfilled. */
export function hasDistribution(question: Question): boolean {
  return question.kind !== 'yesNo' || !isCounted(question);
}

/** What was answered to one question in the finished reviews, computed ratings included. */
export function distributionOf(
  named: NamedQuestion,
  question: Question,
  asked: readonly Asked[],
): Distribution {
  const answered = asked.filter(({ state }) => state.given !== undefined);
  const found = answered.map(({ state }) => cellOf(question, state.tags));
  const countOf = (tag: Tag) => found.filter((one) => one === tag).length;
  return {
    ...named,
    kind: question.kind,
    isCounted: isCounted(question),
    cells: cellTags(question).map((tag) => cell(question, tag, countOf(tag))),
    notAsked: asked.length - answered.length,
    choices: question.kind === 'severalChoices' ? choiceCells(question, answered) : null,
    numbers: question.kind === 'number' ? numberFigures(question, answered) : null,
    levels: question.kind === 'level' ? levelFigures(question, answered) : null,
  };
}

function cellTags(question: Question): Tag[] {
  const { options } = question;
  if (question.kind === 'severalChoices') return ['given', ...options];
  if (question.kind === 'level') return ['up', 'same', 'down', ...options];
  if (question.kind === 'number' && question.standard !== undefined) {
    return ['under', 'atStandard', 'over', 'given', ...options];
  }
  return possibleTags(question);
}

function cell(question: Question, tag: Tag, count: number): AnswerCell {
  return { tag, label: cellLabel(question, tag), count, countsAs: fulfilmentOf(question, [tag]) };
}

/** What people read for a cell of a distribution, or for a choice among several. */
export function cellLabel(question: Question, tag: Tag): string {
  const words =
    tag === 'given' && question.kind === 'number' && question.standard !== undefined
      ? 'utan standardvärde att jämföra med'
      : tagInWords(question, tag);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function choiceCells(question: Question, answered: readonly Asked[]): AnswerCell[] {
  return choicesOf(question).map(({ key }) =>
    cell(question, key, answered.filter(({ state }) => state.tags.includes(key)).length),
  );
}

/** Null when no number was given. The median of an even number of answers is halfway between the two in the middle. */
function numberFigures(question: NumberQuestion, answered: readonly Asked[]): NumberFigures | null {
  const given = answered.flatMap(({ state, one }) => {
    const number = numberOf(state.given?.content);
    return number === undefined ? [] : [{ number, standard: standardOf(question, one.columns) }];
  });
  const numbers = given.map(({ number }) => number).toSorted((a, b) => a - b);
  const [lowest] = numbers;
  const highest = numbers.at(-1);
  if (lowest === undefined || highest === undefined) return null;
  const middle = [numbers[Math.floor((numbers.length - 1) / 2)], numbers[Math.floor(numbers.length / 2)]];
  const differences = given.flatMap(({ number, standard }) =>
    standard === undefined ? [] : [number - standard],
  );
  return {
    unit: question.unit,
    lowest,
    median: rounded(((middle[0] ?? 0) + (middle[1] ?? 0)) / 2),
    highest,
    standard:
      question.standard === undefined
        ? null
        : {
            label: question.standard.label,
            total: rounded(differences.reduce((sum, difference) => sum + difference, 0)),
            compared: differences.length,
          },
  };
}

/** Answers have at most six decimals; what is after them is left by the arithmetic. */
const rounded = (value: number) => Math.round(value * 1e7) / 1e7 + 0;

function levelFigures(
  question: Extract<Question, { kind: 'level' }>,
  answered: readonly Asked[],
): LevelFigures {
  const { choices, beforeLabel, afterLabel } = question;
  const contents = answered.map(({ state }) => state.given?.content);
  return {
    beforeLabel,
    afterLabel,
    levels: choices.map(({ label }) => label),
    counts: choices.map((before) =>
      choices.map((after) => contents.filter((one) => one === `${before.key}>${after.key}`).length),
    ),
  };
}
