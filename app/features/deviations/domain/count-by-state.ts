import { DEVIATION_STATES, type DeviationState } from '#app/shared/domain/vocabulary.ts';
import { daysOpen } from './deviation-age.ts';
import { isOpenDeviation } from './deviation-lifecycle.ts';

/** What is counted of a deviation. */
export type CountedDeviation = {
  readonly state: DeviationState;
  readonly createdAt: string;
  readonly dueOn: string;
};

/** The deviations in one state. */
export type StateCount = {
  readonly state: DeviationState;
  readonly count: number;
  /** By whole days since they were found; null where nobody has to do anything any more. */
  readonly ages: { readonly upTo30: number; readonly upTo90: number; readonly over90: number } | null;
  /** Of the open ones, how many should have been done before today. */
  readonly overdue: number | null;
};

/**
 * Where deviations stand today, in the order of their states, those that hold any: open ones by age (30 and 90 days) and
 * how many are overdue. One due today is not overdue. Source: domain.md §4.7.
 */
export function countByState(deviations: readonly CountedDeviation[], today: string): StateCount[] {
  return DEVIATION_STATES.flatMap((state) => {
    const inState = deviations.filter((one) => one.state === state);
    return inState.length === 0 ? [] : [stateCount(state, inState, today)];
  });
}

function stateCount(state: DeviationState, inState: readonly CountedDeviation[], today: string): StateCount {
  if (!isOpenDeviation(state)) return { state, count: inState.length, ages: null, overdue: null };
  const days = inState.map(({ createdAt }) => daysOpen(createdAt, today));
  return {
    state,
    count: inState.length,
    ages: {
      upTo30: days.filter((age) => age <= 30).length,
      upTo90: days.filter((age) => age > 30 && age <= 90).length,
      over90: days.filter((age) => age > 90).length,
    },
    overdue: inState.filter(({ dueOn }) => dueOn < today).length,
  };
}
