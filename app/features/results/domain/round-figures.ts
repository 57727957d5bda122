import { isCounted } from '#app/features/checklists/domain/answer-tags.ts';
import type { ChecklistDefinition, Question, Section } from '#app/features/checklists/domain/definition.ts';
import { countedFigures } from './counted-figures.ts';
import { distributionOf, hasDistribution } from './distribution.ts';
import { FIGURES_FORMAT, type NamedQuestion, type RoundFigures } from './figures.ts';
import { type Asked, type FigureCase, gatherAnswers, overriddenIn } from './gather-answers.ts';
import { itemFigures, itemUnit } from './item-figures.ts';
import type { Selection } from './statistics/sample-statement.ts';

export type FigureInput = {
  readonly definition: ChecklistDefinition;
  readonly frameSize: number;
  readonly selection: Selection;
  readonly cases: readonly FigureCase[];
  /** True once every review is finished or its absence has a reason; until then nothing is said of the frame. */
  readonly isComplete: boolean;
};

/**
 * The figures of a round, from the answers of its finished reviews and nothing else. Pages and files both print these,
 * so that they cannot differ. Numbers of cases, except in repeating sections, whose unit is the item.
 * Source: statistics specification §1–2.
 */
export function roundFigures(input: FigureInput): RoundFigures {
  const { definition, selection, cases, frameSize, isComplete } = input;
  const finished = cases.filter((one) => one.isFinished);
  const faults = finished.map(({ evaluation }) => evaluation.faults.length);
  const answers = gatherAnswers(definition, finished);
  // Only chance gives chances: whatever was chosen otherwise has no weights.
  const hasUnequalProbabilities =
    selection === 'random' && areUnequal(cases.map((one) => one.inclusionProbability));
  const chances = new Set(cases.map((one) => one.inclusionProbability));
  const ground = { frameSize, selection, isComplete, hasUnequalProbabilities, chances };
  const all = definition.sections.flatMap((section) =>
    section.questions.map((question) => {
      const asked = answers.get(question.key) ?? [];
      return { question, asked, named: nameOf(section, question, asked, finished.length) };
    }),
  );
  return {
    format: FIGURES_FORMAT,
    isComplete,
    selection,
    frameSize,
    sampleSize: cases.length,
    reviewedCount: finished.length,
    faultCount: faults.reduce((sum, count) => sum + count, 0),
    casesWithFaultCount: faults.filter((count) => count > 0).length,
    hasUnequalProbabilities,
    sections: definition.sections.map((section) => ({
      key: section.key,
      title: section.title,
      items: itemFigures(section, finished),
      questions: section.questions.map(({ key }) => key),
    })),
    questions: all
      .filter(({ question }) => isCounted(question))
      .map(({ named, asked }) => countedFigures(named, asked, ground)),
    distributions: all
      .filter(({ question }) => hasDistribution(question))
      .map(({ named, question, asked }) => distributionOf(named, question, asked)),
  };
}

function nameOf(
  { title, repeats }: Section,
  question: Question,
  asked: readonly Asked[],
  reviewedCount: number,
): NamedQuestion {
  return {
    key: question.key,
    section: title,
    shortName: question.shortName,
    wording: question.wording.text,
    isCritical: question.isCritical,
    items: repeats === undefined ? null : itemUnit(repeats, question, asked, reviewedCount),
    overridden: overriddenIn(question, asked),
  };
}

function areUnequal(probabilities: readonly (number | undefined)[]): boolean {
  const [first] = probabilities;
  return probabilities.some(
    (one) => one === undefined || first === undefined || Math.abs(one - first) > 1e-12,
  );
}
