import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { normalisePersonalNumber } from './normalise-personal-number.ts';

// Crockford's alphabet: no I, L, O and U, so that nobody reads a letter for a digit.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CHARACTERS = 16;
const GROUP = 4;
const PURPOSE = 'aktsam-pseudonym/1\n';

/** Turns a personnummer, however it is written, into its pseudonym; undefined when it is no valid number. */
export type Pseudonymise = (cell: string) => { number: string; pseudonym: string } | undefined;

/**
 * The pseudonym of a normalised twelve-character number under a key: "P-7F3K-Q2MD-8XVN-4T0A". It is the first 80 bits
 * of HMAC-SHA-256 over the purpose and the number. Among 100,000 people two get the same one with a chance of
 * 4 in 10^15; whoever reads a file checks it all the same.
 */
export function pseudonymOf(key: Uint8Array, number: string): string {
  const digest = hmac(sha256, key, new TextEncoder().encode(PURPOSE + number));
  let bits = 0;
  let held = 0;
  let text = '';
  for (const byte of digest) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5 && text.length < CHARACTERS) {
      bits -= 5;
      text += ALPHABET[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
    if (text.length === CHARACTERS) break;
  }
  const groups = Array.from({ length: CHARACTERS / GROUP }, (_, index) =>
    text.slice(index * GROUP, (index + 1) * GROUP),
  );
  return `P-${groups.join('-')}`;
}

/** Pseudonyms under one key, each computed once. Numbers without a century are taken to be of `todayOn` (`normalisePersonalNumber`). */
export function makePseudonymise(key: Uint8Array, todayOn: string): Pseudonymise {
  const known = new Map<string, string>();
  return (cell) => {
    const number = normalisePersonalNumber(cell, todayOn);
    if (number === undefined) return undefined;
    const pseudonym = known.get(number) ?? pseudonymOf(key, number);
    known.set(number, pseudonym);
    return { number, pseudonym };
  };
}

/** What the settings remember of a key, so that another one is noticed. The key cannot be had from it. */
export function keyFingerprint(key: Uint8Array): string {
  const digest = sha256(new Uint8Array([...new TextEncoder().encode('aktsam-pseudonym-key/1\n'), ...key]));
  return [...digest.slice(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
