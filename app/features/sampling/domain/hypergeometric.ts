/**
 * The distribution of the number of hits when `size` cases are drawn without replacement from `frame` cases of
 * which `satisfying` are hits. `probabilities[i]` is P(X = lowest + i).
 *
 * Needs 0 ≤ satisfying ≤ frame and 0 ≤ size ≤ frame. Walks outwards from the mode with the exact ratio of
 * neighbouring terms and divides by their sum, so nothing overflows for frames of 100,000 and what underflows is
 * truly negligible; factorials and log-gamma would lose digits there.
 */
export function hypergeometric(
  frame: number,
  satisfying: number,
  size: number,
): { readonly lowest: number; readonly probabilities: Float64Array } {
  const lowest = Math.max(0, size - (frame - satisfying));
  const highest = Math.min(size, satisfying);
  const weights = new Float64Array(highest - lowest + 1);
  const mode = Math.min(highest, Math.max(lowest, Math.floor(((size + 1) * (satisfying + 1)) / (frame + 2))));
  // P(X = hits + 1) / P(X = hits)
  const ratio = (hits: number) =>
    ((satisfying - hits) / (hits + 1)) * ((size - hits) / (frame - satisfying - size + hits + 1));
  let total = 1;
  weights[mode - lowest] = 1;
  for (let hits = mode, weight = 1; hits < highest; hits++) {
    weight *= ratio(hits);
    weights[hits + 1 - lowest] = weight;
    total += weight;
  }
  for (let hits = mode - 1, weight = 1; hits >= lowest; hits--) {
    weight /= ratio(hits);
    weights[hits - lowest] = weight;
    total += weight;
  }
  return { lowest, probabilities: weights.map((weight) => weight / total) };
}

/**
 * P(X ≥ hits) and P(X ≤ hits) of the same distribution, as shares 0–1; the two overlap in P(X = hits).
 */
export function hypergeometricTails(
  frame: number,
  satisfying: number,
  size: number,
  hits: number,
): { readonly atLeast: number; readonly atMost: number } {
  const { lowest, probabilities } = hypergeometric(frame, satisfying, size);
  let atLeast = 0;
  let atMost = 0;
  for (const [index, probability] of probabilities.entries()) {
    if (lowest + index >= hits) atLeast += probability;
    if (lowest + index <= hits) atMost += probability;
  }
  return { atLeast, atMost };
}
