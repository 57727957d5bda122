/**
 * The probability that a random sample of `size` cases holds at least one of the `faulty` cases among `frame`.
 *
 * Share 0–1; 1 when the sample must hold one, 0 when nothing is faulty. Sizes above the frame count as the frame.
 * Source: statistics specification §3 (hypergeometric, P(X = 0) as a product).
 */
export function chanceOfAtLeastOneFaulty(frame: number, faulty: number, size: number): number {
  let none = 1;
  for (let drawn = 0; drawn < Math.min(size, frame); drawn++) {
    none *= Math.max(0, frame - faulty - drawn) / (frame - drawn);
  }
  return 1 - none;
}

/**
 * The smallest random sample that finds at least one of `faulty` cases among `frame` with 95 % probability.
 *
 * `undefined` when nothing is faulty: no sample finds what is not there. Source: statistics specification §3.
 */
export function discoverySampleSize(frame: number, faulty: number): number | undefined {
  if (faulty < 1) return undefined;
  let none = 1;
  for (let size = 1; size <= frame; size++) {
    none *= Math.max(0, frame - faulty - size + 1) / (frame - size + 1);
    // One fault among 20: nineteen files give exactly 95 %, which floating point must not turn into less.
    if (none <= 0.05 + 1e-12) return size;
  }
  return frame;
}
