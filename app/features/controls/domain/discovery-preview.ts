import { chanceOfAtLeastOneFaulty, discoverySampleSize } from '#app/features/sampling/domain/discovery.ts';

/** What a random sample can find, as shares 0–1: a fault in every fifth, tenth and twentieth case. */
export type Discovery = {
  readonly frame: number;
  readonly size: number;
  readonly inFifth: number;
  readonly inTenth: number;
  readonly inTwentieth: number;
  /** Cases needed to find such a fault with 95 % probability. */
  readonly sizeForFifth: number;
  readonly sizeForTenth: number;
  readonly sizeForTwentieth: number;
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
  const found = (oneIn: number) => chanceOfAtLeastOneFaulty(frame, Math.round(frame / oneIn), size);
  const needed = (oneIn: number) => discoverySampleSize(frame, Math.round(frame / oneIn)) ?? frame;
  return {
    frame,
    size,
    inFifth: found(5),
    inTenth: found(10),
    inTwentieth: found(20),
    sizeForFifth: needed(5),
    sizeForTenth: needed(10),
    sizeForTwentieth: needed(20),
  };
}
