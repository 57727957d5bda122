import { chanceOfAtLeastOneFaulty, discoverySampleSize } from '#app/features/sampling/domain/discovery.ts';

/** What a random sample can find of a fault that is this common. */
export type DiscoveryLevel = {
  /** The fault is in every so manieth case: 5, 10 or 20. */
  readonly oneIn: number;
  /** How many of the frame's cases that is. */
  readonly faulty: number;
  /** The probability, 0–1, that the sample holds at least one of them. */
  readonly chance: number;
  /** Fewer cases are without the fault than are drawn. `chance` alone cannot tell: binary rounding makes it 1 before that. */
  readonly isCertain: boolean;
  /** Cases needed to find one with 95 % probability. */
  readonly sizeNeeded: number;
};

/** What a random sample can find: a fault in every fifth, tenth and twentieth case, in that order. */
export type Discovery = {
  readonly frame: number;
  readonly size: number;
  readonly levels: readonly [DiscoveryLevel, DiscoveryLevel, DiscoveryLevel];
};

/** Below this a fault in every twentieth case is not even one case. */
const SMALLEST_FRAME = 20;

/**
 * What `size` cases drawn by lot of `frame` can find; null for frames of fewer than twenty and where all are taken.
 *
 * Also right for a sample drawn by groups, of the whole: a fault spread by chance over the frame is found as often
 * whichever `size` cases are looked at. Source: statistics specification §3.
 */
export function discover(frame: number, size: number): Discovery | null {
  if (frame < SMALLEST_FRAME || size >= frame || size < 1) return null;
  const levelOf = (oneIn: number): DiscoveryLevel => {
    const faulty = Math.round(frame / oneIn);
    return {
      oneIn,
      faulty,
      chance: chanceOfAtLeastOneFaulty(frame, faulty, size),
      isCertain: size > frame - faulty,
      sizeNeeded: discoverySampleSize(frame, faulty) ?? frame,
    };
  };
  return { frame, size, levels: [levelOf(5), levelOf(10), levelOf(20)] };
}
