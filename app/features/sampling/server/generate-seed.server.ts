import { randomInt } from 'node:crypto';
import { composeSeed } from '#app/features/sampling/domain/seed.ts';

/** A new seed from a cryptographic source. Call it only after the frame is frozen: that order is the point. */
export function generateSeed(referenceOn: string): string {
  return composeSeed(referenceOn, randomInt(1_000_000));
}
