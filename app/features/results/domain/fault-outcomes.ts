import {
  type CountedDeviation,
  countByState,
  type StateCount,
} from '#app/features/deviations/domain/count-by-state.ts';

type Fault = { readonly deviation: { readonly id: number } | null };

type OfRound = CountedDeviation & { readonly id: number };

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
    states: countByState(deviations, today),
  };
}
