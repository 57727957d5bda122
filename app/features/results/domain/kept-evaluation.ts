import type { ItemsState, QuestionState } from '#app/features/checklists/domain/evaluate.ts';
import type { DeviationDraft, Fault } from '#app/features/checklists/domain/findings.ts';
import type { Suggestion } from '#app/features/checklists/domain/suggestions.ts';

/** What came of a question, without what only the reviewer needs to see while she answers. */
export type KeptState = Readonly<Omit<QuestionState, 'lacks' | 'suggestion'>> & {
  readonly suggestion: Pick<Suggestion, 'option'> | undefined;
};

/** What the results of a round need of an evaluation. An `Evaluation` is one. */
export type KeptEvaluation = {
  readonly states: readonly KeptState[];
  readonly itemLists: readonly ItemsState[];
  readonly faults: readonly Fault[];
  readonly deviationDrafts: readonly Pick<DeviationDraft, 'questionKey' | 'answerKeys'>[];
};

/**
 * A function that makes evaluations of the reviews of one checklist small enough to keep one for each case of a large round.
 * States that are alike are one and the same object in all of them: most answers are one of a few choices.
 */
export function evaluationKeeper(): (evaluation: KeptEvaluation) => KeptEvaluation {
  const known = new Map<string, KeptState>();
  const keepState = (state: KeptState): KeptState => {
    // Dates, numbers and words are each their own.
    if (state.given?.content) return small(state);
    const mark = markOf(state);
    const alike = known.get(mark);
    if (alike) return alike;
    const kept = small(state);
    known.set(mark, kept);
    return kept;
  };
  return ({ states, itemLists, faults, deviationDrafts }) => ({
    states: states.map(keepState),
    itemLists,
    faults,
    deviationDrafts: deviationDrafts.map(({ questionKey, answerKeys }) => ({ questionKey, answerKeys })),
  });
}

/** Everything that a state without a content of its own can differ in: the key says the question, section and item. */
function markOf({ key, itemNumber, isVisible, given, tags, fulfilment, isComputed, suggestion }: KeptState) {
  const suggested = suggestion === undefined ? '-' : `+${suggestion.option}`;
  return [key, itemNumber, isVisible, given?.option, tags, fulfilment, isComputed, suggested].join('|');
}

function small({ suggestion, ...state }: KeptState): KeptState {
  const { question, key, sectionKey, itemNumber, isVisible, fulfilment, given, tags, isComputed } = state;
  return {
    ...{ question, key, sectionKey, itemNumber, isVisible, fulfilment, given, tags, isComputed },
    suggestion: suggestion && { option: suggestion.option },
  };
}
