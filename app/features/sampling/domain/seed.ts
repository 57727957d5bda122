import { err, ok, type Result } from '#app/shared/domain/result.ts';

export const MAX_SEED_LENGTH = 100;

export type SeedProblem = 'empty' | 'tooLong' | 'forbiddenCharacter';

/**
 * Checks a seed (frö); it is text and never a number, and is used exactly as given.
 *
 * Errors: `empty`, `tooLong` (over 100 code points), `forbiddenCharacter` (`|` separates seed from key in the
 * ticket, a line break could not be read off a printed protocol).
 * Source: sampling specification aktsam-urval/1 §2.
 */
export function checkSeed(seed: string): Result<string, SeedProblem> {
  if (seed === '') return err('empty');
  if ([...seed].length > MAX_SEED_LENGTH) return err('tooLong');
  if (/[|\r\n]/.test(seed)) return err('forbiddenCharacter');
  return ok(seed);
}

/**
 * A seed to suggest: the half-year of the reference date and six digits, such as `2026-H2-530177`.
 *
 * `digits` is a whole number 0–999,999 that the caller takes from a cryptographic source: the half-year makes the
 * seed easy to recognise, only the digits are chance. `referenceOn` is an ISO date.
 */
export function composeSeed(referenceOn: string, digits: number): string {
  const half = Number(referenceOn.slice(5, 7)) <= 6 ? 'H1' : 'H2';
  return `${referenceOn.slice(0, 4)}-${half}-${String(digits).padStart(6, '0')}`;
}
