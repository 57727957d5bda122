import { daysOpen } from '#app/features/deviations/domain/deviation-age.ts';
import { isOpenDeviation } from '#app/features/deviations/domain/deviation-lifecycle.ts';
import { DEVIATION_STATES, type DeviationState } from '#app/shared/domain/vocabulary.ts';

type Fault = { readonly deviation: { readonly id: number } | null };

type OfRound = {
  readonly id: number;
  readonly state: DeviationState;
  readonly createdAt: string;
  readonly dueOn: string;
};

/** The deviations of a round in one state. */
export type StateCount = {
  readonly state: DeviationState;
  readonly count: number;
  /** By whole days since they were found; null where nobody has to do anything any more. */
  readonly ages: { readonly upTo30: number; readonly upTo90: number; readonly over90: number } | null;
  /** Of the open ones, how many should have been done before today. */
  readonly overdue: number | null;
};

/** What became of the faults of a round. Every fault is in one of the first three. */
export type FaultOutcomes = {
  readonly inDeviation: number;
  /** Found before and still open then: linked to the deviation of another round. */
  readonly linkedElsewhere: number;
  readonly withoutDeviation: number;
  /** In the order they are gone through, those that hold any. */
  readonly states: readonly StateCount[];
};

/**
 * What became of a round's faults, and where its deviations stand today: open by age and overdue, closed, withdrawn.
 * Several faults may share a deviation. One due today is not overdue. Source: domain.md §4.7.
 */
export function faultOutcomes(
  faults: readonly Fault[],
  deviations: readonly OfRound[],
  today: string,
): FaultOutcomes {
  const own = new Set(deviations.map(({ id }) => id));
  const count = (holds: (fault: Fault) => boolean) => faults.filter(holds).length;
  return {
    inDeviation: count(({ deviation }) => deviation !== null && own.has(deviation.id)),
    linkedElsewhere: count(({ deviation }) => deviation !== null && !own.has(deviation.id)),
    withoutDeviation: count(({ deviation }) => deviation === null),
    states: DEVIATION_STATES.flatMap((state) => {
      const inState = deviations.filter((one) => one.state === state);
      return inState.length === 0 ? [] : [stateCount(state, inState, today)];
    }),
  };
}

function stateCount(state: DeviationState, inState: readonly OfRound[], today: string): StateCount {
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
