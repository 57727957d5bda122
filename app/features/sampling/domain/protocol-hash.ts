import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** SHA-256 of a text's UTF-8 bytes as lower-case hex; what `sha256sum` says of the file that holds it. */
export function sha256OfText(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/**
 * What stands for a case in a de-identified protocol: SHA-256 of salt, `|` and key. Without the salt's 128 bits nobody
 * can try case numbers against it.
 */
export function saltedKey(salt: string, key: string): string {
  return sha256OfText(`${salt}|${key}`);
}

/** What binds a de-identified protocol to its seed without telling it: SHA-256 of salt, `|` and seed. */
export function seedCommitment(salt: string, seed: string): string {
  return sha256OfText(`${salt}|${seed}`);
}
