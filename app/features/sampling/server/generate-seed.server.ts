import { composeSeed } from '#app/features/sampling/domain/seed.ts';

const SEEDS = 1_000_000;

/**
 * A new seed of six digits from a cryptographic source. Call it only after the frame is frozen: that order is the point.
 */
export function generateSeed(randomBytes: (size: number) => Uint8Array, referenceOn: string): string {
  for (;;) {
    const number = Buffer.from(randomBytes(4)).readUInt32BE();
    // The last, incomplete run of a million would make the low numbers likelier.
    if (number < Math.floor(2 ** 32 / SEEDS) * SEEDS) return composeSeed(referenceOn, number % SEEDS);
  }
}
