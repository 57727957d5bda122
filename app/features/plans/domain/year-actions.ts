import type { ActionState, Effect } from '#app/shared/domain/vocabulary.ts';

/** What became of the actions of a year. */
export type ActionOutcomes = {
  /** Without those that were given up. */
  readonly total: number;
  readonly planned: number;
  /** Done and not followed up yet. */
  readonly done: number;
  readonly followedUp: number;
  readonly dropped: number;
  /** Of those followed up, whether they had the effect that was meant. */
  readonly effects: Readonly<Record<Exclude<Effect, 'tooEarly'>, number>>;
};

/** Counts actions by where they stand. "För tidigt att säga" leaves an action done: it is to be followed up again. */
export function actionOutcomes(
  actions: readonly { readonly state: ActionState; readonly effect: Effect | null }[],
): ActionOutcomes {
  const inState = (state: ActionState) => actions.filter((action) => action.state === state).length;
  const withEffect = (effect: Effect) => actions.filter((action) => action.effect === effect).length;
  const dropped = inState('dropped');
  return {
    total: actions.length - dropped,
    planned: inState('planned'),
    done: inState('done'),
    followedUp: inState('followedUp'),
    dropped,
    effects: { yes: withEffect('yes'), partly: withEffect('partly'), no: withEffect('no') },
  };
}
