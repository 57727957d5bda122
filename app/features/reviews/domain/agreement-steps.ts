import type { Answers } from '#app/features/checklists/domain/answers.ts';
import type { ChecklistDefinition, Section } from '#app/features/checklists/domain/definition.ts';
import {
  type CaseGround,
  type Evaluation,
  evaluateReview,
  type ItemsState,
  type QuestionState,
} from '#app/features/checklists/domain/evaluate.ts';
import { answersInCommon, type Comparison } from './compare-reviewers.ts';

/** A question, or a list of items, that applies with the answers agreed on so far. */
export interface AgreementStep {
  key: string;
  section: Section;
  /** Undefined for a list of items. */
  state: QuestionState | undefined;
  list: ItemsState | undefined;
  /**
   * `different`: they answered differently. `opened`: the answers agreed on have opened it, and not all have answered it.
   * `alike`: all answered the same. `computed`: follows from the other answers.
   */
  kind: 'different' | 'opened' | 'alike' | 'computed';
  comparison: Comparison | undefined;
  /** Nothing is missing: somebody has settled it, or it stands by itself. */
  isSettled: boolean;
}

export interface AgreementState {
  steps: AgreementStep[];
  evaluation: Evaluation;
  /** Everything that applies is answered, so that the agreed review can be handed in. */
  isComplete: boolean;
}

/**
 * How far the reviewers of a case have come in agreeing: what applies with the stored answers and those all gave alike, in
 * reading order. An answer that opens or closes questions changes what applies at once; what they disagree about where
 * nothing asks for it is left alone. `stored`: the agreed answers so far, by key.
 */
export function agreementState(
  definition: ChecklistDefinition,
  ground: CaseGround,
  comparisons: ReadonlyMap<string, Comparison>,
  stored: Answers,
): AgreementState {
  const evaluation = evaluateReview(definition, ground, { ...answersInCommon(comparisons), ...stored });
  const steps = definition.sections.flatMap((section) => {
    const list = evaluation.itemLists.find((one) => one.section.key === section.key && one.isVisible);
    const states = evaluation.states.filter((one) => one.sectionKey === section.key && one.isVisible);
    const ofList = list ? [{ key: list.key, state: undefined, list, isLacking: list.isLacking }] : [];
    const ofStates = states.map((state) => ({
      key: state.key,
      state,
      list: undefined,
      isLacking: state.lacks.length > 0,
    }));
    return [...ofList, ...ofStates].map(({ isLacking, ...one }): AgreementStep => {
      const comparison = comparisons.get(one.key);
      const kind = kindOf(one.state, comparison);
      const isOpen = kind === 'different' && stored[one.key] === undefined;
      return { ...one, section, kind, comparison, isSettled: !isLacking && !isOpen };
    });
  });
  return { steps, evaluation, isComplete: evaluation.isComplete && steps.every((step) => step.isSettled) };
}

function kindOf(state: QuestionState | undefined, comparison: Comparison | undefined): AgreementStep['kind'] {
  if (comparison?.likeness === 'different') return 'different';
  if (comparison?.likeness === 'alike') return 'alike';
  const isRating = state?.question.suggestion?.kind === 'rating';
  return isRating && (comparison === undefined || comparison.likeness === 'computed') ? 'computed' : 'opened';
}
