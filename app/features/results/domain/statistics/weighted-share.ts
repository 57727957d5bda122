/** Whether a reviewed case in the base was fulfilled, and its probability of having been drawn, (0, 1]. */
export type WeightedOutcome = { readonly isFulfilled: boolean; readonly inclusionProbability: number };

/**
 * The share weighted by the inverse of the inclusion probabilities, 0–1; `null` without outcomes.
 *
 * The ratio form (Hájek): weights of the fulfilled over weights of the base, so that it stays within 0–1.
 * Source: statistics specification §2, sampling specification §7.
 */
export function weightedShare(outcomes: readonly WeightedOutcome[]): number | null {
  let fulfilled = 0;
  let base = 0;
  for (const { isFulfilled, inclusionProbability } of outcomes) {
    base += 1 / inclusionProbability;
    if (isFulfilled) fulfilled += 1 / inclusionProbability;
  }
  return base === 0 ? null : fulfilled / base;
}
