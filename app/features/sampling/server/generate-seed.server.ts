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

/** Easily told apart when read aloud or off a wall: no I, L, O or U. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** One person's part of a seed, for whoever does not want to think of one: eight characters, such as `7K3M-9QXA`. */
export function generateSeedPart(randomBytes: (size: number) => Uint8Array): string {
  const text = [...randomBytes(8)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}
