import { hypergeometricTails } from '#app/features/sampling/domain/hypergeometric.ts';

/** Whole cases of the frame. */
export type CaseInterval = { readonly low: number; readonly high: number };
/** Shares 0–1. */
export type ShareInterval = { readonly low: number; readonly high: number };

const TAIL = 0.025;
// The tails carry rounding noise of some 1e-13; a tail of exactly 0.025 (one hit in one of 40) must not pass as more.
const TAIL_WITH_NOISE = TAIL * (1 + 1e-11);
const Z_95 = 1.959963984540054;

/**
 * Exact 95 % interval for the number of fulfilled cases in the frame, when `fulfilled` of `reviewed` randomly drawn
 * cases were fulfilled and the question applied to every one of them.
 *
 * The smallest and the largest M with P(X ≥ fulfilled | M) > 0.025 and P(X ≤ fulfilled | M) > 0.025, found by
 * binary search as the first tail rises and the second falls with M. Needs 0 ≤ fulfilled ≤ reviewed ≤ frame and
 * reviewed ≥ 1; at reviewed = frame both ends are `fulfilled`. Source: statistics specification §2.
 */
export function hypergeometricInterval95(fulfilled: number, reviewed: number, frame: number): CaseInterval {
  const mostPossible = frame - (reviewed - fulfilled);
  const tails = (satisfying: number) => hypergeometricTails(frame, satisfying, reviewed, fulfilled);
  const low = firstWhere(fulfilled, mostPossible, (m) => tails(m).atLeast > TAIL_WITH_NOISE);
  const firstTooMany = firstWhere(low, mostPossible + 1, (m) => tails(m).atMost <= TAIL_WITH_NOISE);
  return { low, high: firstTooMany - 1 };
}

/** The smallest whole number in [from, to] where `holds`, which must stay true once true; `to` if none before. */
function firstWhere(from: number, to: number, holds: (value: number) => boolean): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Wilson score interval, 95 %, without continuity correction, as shares 0–1; `null` when `reviewed` is 0.
 *
 * Used where some reviewed cases were "ej tillämpligt", so that the base in the frame is unknown.
 * Source: statistics specification §2; Wilson 1927.
 */
export function wilsonInterval95(fulfilled: number, reviewed: number): ShareInterval | null {
  if (reviewed === 0) return null;
  const share = fulfilled / reviewed;
  const zz = Z_95 * Z_95;
  const centre = (share + zz / (2 * reviewed)) / (1 + zz / reviewed);
  const half =
    (Z_95 / (1 + zz / reviewed)) *
    Math.sqrt((share * (1 - share)) / reviewed + zz / (4 * reviewed * reviewed));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
