import { hash, verify } from '@node-rs/argon2';

/** argon2id (the library's default) with 19 MiB, two passes, one lane: OWASP's first choice, about 16 ms. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** å typed on one keyboard is not the same code points as on another. */
const normalised = (password: string) => password.normalize('NFC');

/** Asynchronous: always outside the transaction. */
export function hashPassword(password: string): Promise<string> {
  return hash(normalised(password), COST);
}

let unmatchable: Promise<string> | undefined;

/**
 * True when the password is the person's. Without a hash (unknown e-mail, no password yet) the same work is
 * done against a hash that nothing matches, so that the time taken tells nothing.
 */
export async function isPasswordOf(
  passwordHash: string | null | undefined,
  password: string,
): Promise<boolean> {
  if (passwordHash) return verify(passwordHash, normalised(password));
  unmatchable ??= hash('only for the time it takes', COST);
  await verify(await unmatchable, normalised(password));
  return false;
}
