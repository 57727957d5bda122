import { type DeidentifiedDistribution, deidentifyDistribution } from './deidentified-distribution.ts';
import { type DeidentifiedQuestion, deidentifyQuestion } from './deidentified-question.ts';
import { type Disclosed, type DisclosureRule, isSmall } from './disclosure-rule.ts';
import type { ItemFigures, RoundFigures, SectionFigures } from './figures.ts';
import { type HiddenFigures, hiddenFigures } from './hidden-questions.ts';
import type { QuestionSources } from './question-sources.ts';

/** Without the fewest and the most: those are single cases. */
export type DeidentifiedItems = Pick<ItemFigures, 'itemName' | 'itemsName'> & {
  readonly [count in 'total' | 'casesAsked' | 'casesWithItems' | 'fewest' | 'most']: Disclosed;
};

export type DeidentifiedSection = Omit<SectionFigures, 'items'> & {
  readonly items: DeidentifiedItems | null;
};

export type DeidentifiedFigures = Omit<
  RoundFigures,
  'sections' | 'questions' | 'distributions' | 'faultCount' | 'casesWithFaultCount'
> & {
  readonly faultCount: Disclosed;
  readonly casesWithFaultCount: Disclosed;
  readonly sections: readonly DeidentifiedSection[];
  readonly questions: readonly DeidentifiedQuestion[];
  readonly distributions: readonly DeidentifiedDistribution[];
};

/**
 * The figures of a round as they may leave the unit: small cells hidden, and further cells so that no hidden one
 * follows from the others, nor from the questions that hang on each other, nor from the totals. A question that
 * `sources` does not name counts as one that hangs on nothing. Source: statistics specification §6.
 */
export function deidentifyFigures(
  figures: RoundFigures,
  rule: DisclosureRule,
  sources: QuestionSources,
): DeidentifiedFigures {
  const hidden = hiddenFigures(figures, rule.threshold, sources);
  const questions = figures.questions.map((question) =>
    deidentifyQuestion(question, hidden.questions.get(question.key), rule),
  );
  // The totals, with the faults that are shown, would give away the ones that are hidden.
  const areFaultsHidden = questions.some((question) => question.notFulfilled === null);
  return {
    ...figures,
    faultCount: areFaultsHidden ? null : figures.faultCount,
    casesWithFaultCount:
      areFaultsHidden || couldBeSmall(figures, rule.threshold) ? null : figures.casesWithFaultCount,
    sections: figures.sections.map((section) => deidentifySection(section, hidden)),
    questions,
    distributions: figures.distributions.map((distribution) =>
      deidentifyDistribution(distribution, hidden.questions.get(distribution.key), rule),
    ),
  };
}

function deidentifySection(section: SectionFigures, hidden: HiddenFigures): DeidentifiedSection {
  if (section.items === null) return { ...section, items: null };
  const isHidden = hidden.sections.has(section.key);
  const shown = (count: number): Disclosed => (isHidden ? null : count);
  const { itemName, itemsName, total, casesAsked, casesWithItems } = section.items;
  return {
    ...section,
    items: {
      itemName,
      itemsName,
      total: shown(total),
      casesAsked: shown(casesAsked),
      casesWithItems: shown(casesWithItems),
      fewest: null,
      most: null,
    },
  };
}

/**
 * True when the faults shown by question leave open whether the number of cases with a fault, or without one, is
 * small. Judged from what is shown, not from the number itself: that it is hidden then says nothing about it. Faults in
 * items may all be in one case.
 */
function couldBeSmall({ questions, reviewedCount }: RoundFigures, threshold: number): boolean {
  const fewest = Math.max(
    0,
    ...questions.map(({ notFulfilled, items }) => (items === null ? notFulfilled : items.casesWithFault)),
  );
  const most = Math.min(
    reviewedCount,
    questions.reduce((sum, { notFulfilled }) => sum + notFulfilled, 0),
  );
  for (let count = fewest; count <= most; count++) if (isSmall(count, reviewedCount, threshold)) return true;
  return false;
}
