import {
  hypergeometricInterval95,
  wilsonInterval95,
} from '#app/features/results/domain/statistics/intervals.ts';
import { shareOf } from '#app/features/results/domain/statistics/share.ts';
import {
  type WeightedOutcome,
  weightedShare,
} from '#app/features/results/domain/statistics/weighted-share.ts';

/** How the reviewed cases were chosen: everything, by chance, or some other way (targeted, first n, event). */
export type Selection = 'census' | 'random' | 'notRandom';

export type QuestionCounts = {
  readonly fulfilled: number;
  /** Includes "handling saknas". */
  readonly notFulfilled: number;
  /** "Ej tillämpligt": outside the base. */
  readonly notApplicable: number;
};

export type StatedInterval =
  | { readonly kind: 'none'; readonly reason: 'census' | 'notRandom' | 'nothingInBase' }
  /** Whole cases of the frame; `frame` is its size. */
  | { readonly kind: 'cases'; readonly low: number; readonly high: number; readonly frame: number }
  /** Shares 0–1 of the cases the question applies to. */
  | { readonly kind: 'share'; readonly low: number; readonly high: number };

export type SampleStatement = QuestionCounts & {
  readonly base: number;
  /** 0–1, `null` when the base is 0. */
  readonly share: number | null;
  readonly interval: StatedInterval;
  /** The sample has unequal probabilities, so `share` must be marked "ovägd". */
  readonly isUnweighted: boolean;
  /** 0–1; `null` unless `isUnweighted` and the probabilities are known (one quota, or strata). */
  readonly weightedShare: number | null;
};

/**
 * What may be said about one question of a round: the share, which interval applies and whether it is weighted.
 *
 * `outcomes` are the cases of the base with their inclusion probabilities; leave out where the design gives none.
 * `hasUnequalProbabilities` is true for a quota or unequal strata. A random sample that took the whole frame is a
 * census, and a census that was not reviewed to its end is none. Source: statistics specification §2.
 */
export function sampleStatement(input: {
  readonly counts: QuestionCounts;
  readonly frameSize: number;
  readonly selection: Selection;
  readonly hasUnequalProbabilities: boolean;
  readonly outcomes?: readonly WeightedOutcome[];
}): SampleStatement {
  const { counts, outcomes } = input;
  const base = counts.fulfilled + counts.notFulfilled;
  const interval = statedInterval(input.selection, counts, input.frameSize);
  const isSample = interval.kind !== 'none' || interval.reason === 'nothingInBase';
  const isUnweighted = isSample && input.hasUnequalProbabilities;
  return {
    ...counts,
    base,
    share: shareOf(counts.fulfilled, base),
    interval,
    isUnweighted,
    weightedShare: isUnweighted && outcomes ? weightedShare(outcomes) : null,
  };
}

function statedInterval(selection: Selection, counts: QuestionCounts, frame: number): StatedInterval {
  const { fulfilled, notApplicable } = counts;
  const base = fulfilled + counts.notFulfilled;
  const reviewed = base + notApplicable;
  if (selection === 'notRandom') return { kind: 'none', reason: 'notRandom' };
  if (reviewed >= frame) return { kind: 'none', reason: 'census' };
  // Everything was to be reviewed and was not: no chance chose what was left out, so the rest speaks for itself only.
  if (selection === 'census') return { kind: 'none', reason: 'notRandom' };
  if (notApplicable > 0) {
    const wilson = wilsonInterval95(fulfilled, base);
    return wilson ? { kind: 'share', ...wilson } : { kind: 'none', reason: 'nothingInBase' };
  }
  if (base === 0) return { kind: 'none', reason: 'nothingInBase' };
  return { kind: 'cases', ...hypergeometricInterval95(fulfilled, base, frame), frame };
}
