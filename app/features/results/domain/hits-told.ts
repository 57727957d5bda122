import { possibleTags } from '#app/features/checklists/domain/answer-tags.ts';
import { fulfilmentOf } from '#app/features/checklists/domain/answers.ts';
import {
  type ChecklistDefinition,
  findQuestion,
  type Question,
  type Tag,
} from '#app/features/checklists/domain/definition.ts';
import type { Disclosed } from './disclosure-rule.ts';
import type { HitRule } from './hit-rule.ts';
import type { DeidentifiedFigures } from './small-numbers.ts';

/**
 * How many cases are hits, as far as the de-identified figures of the screened round tell it; null where they do not. Only
 * what follows from shown numbers alone counts as told: not of items, whose numbers are not of cases, and not of answers to
 * several questions, which would say how many cases have both. Source: statistics specification §6.
 */
export function hitsTold(
  rule: HitRule,
  definition: ChecklistDefinition,
  figures: DeidentifiedFigures,
): Disclosed {
  if (rule.kind === 'anyFault') return figures.casesWithFaultCount;
  const [answer, ...more] = rule.answers;
  const question = answer && findQuestion(definition, answer.questionKey);
  if (!answer || !question || more.length > 0 || answer.tags.includes('given')) return null;
  const distribution = figures.distributions.find(({ key }) => key === question.key);
  if (distribution) {
    if (distribution.items !== null) return null;
    const [tag, ...others] = answer.tags;
    const choice = distribution.choices?.find((cell) => cell.tag === tag);
    if (choice) return others.length === 0 ? choice.count : null;
    return sumOf(
      answer.tags.map((one) => distribution.cells.find((cell) => cell.tag === one)?.count ?? null),
    );
  }
  const counted = figures.questions.find(({ key }) => key === question.key);
  if (!counted || counted.items !== null) return null;
  const { fulfilled, notFulfilled, documentMissing, notApplicable, noted } = counted;
  const answeredNo =
    notFulfilled === null || documentMissing === null ? null : notFulfilled - documentMissing;
  const told = { fulfilled, notFulfilled: answeredNo, documentMissing, notApplicable, noted };
  return sumOf(
    [...new Set(answer.tags.map((tag) => cellOf(question, tag)))].map((cell) => {
      // Of answers that are counted together, a single one is told nowhere.
      const together = possibleTags(question).filter((tag) => cellOf(question, tag) === cell);
      return together.every((tag) => answer.tags.includes(tag)) ? told[cell] : null;
    }),
  );
}

const cellOf = (question: Question, tag: Tag) =>
  tag === 'documentMissing' ? tag : fulfilmentOf(question, [tag]);

const sumOf = (counts: readonly Disclosed[]): Disclosed =>
  counts.reduce((sum, count) => (sum === null || count === null ? null : sum + count), 0);
