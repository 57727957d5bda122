import { createHash } from 'node:crypto';

const BYTES = 32;

/** 256 bits of chance as they stand in a link. */
export function newSecret(randomBytes: (size: number) => Uint8Array): string {
  return Buffer.from(randomBytes(BYTES)).toString('base64url');
}

/** What is kept of it: nobody can go from the hash to the link, and finding by hash takes the same time for all guesses. */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
