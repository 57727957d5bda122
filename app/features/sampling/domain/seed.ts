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

/** Two parts and the plus sign between them must fit in a seed. */
export const MAX_SEED_PART_LENGTH = 40;

/** Checks one person's part of a seed as `checkSeed` checks a whole one; `tooLong` is over 40 code points. */
export function checkSeedPart(part: string): Result<string, SeedProblem> {
  if ([...part].length > MAX_SEED_PART_LENGTH) return err('tooLong');
  return checkSeed(part);
}

/**
 * The seed of two people's parts (frö i två delar): the first's, `+`, the second's, in the order they were named. Parts
 * that `checkSeedPart` accepts give a seed that `checkSeed` accepts.
 */
export function combineSeedParts(first: string, second: string): string {
  return `${first}+${second}`;
}

/** What a seed locked for a year may measure, so that the round's own part fits behind it. */
export const MAX_LOCKED_SEED_LENGTH = 60;

/** Checks a seed to be locked for a year; `tooLong` is over 60 code points. */
export function checkLockedSeed(seed: string): Result<string, SeedProblem> {
  if ([...seed].length > MAX_LOCKED_SEED_LENGTH) return err('tooLong');
  return checkSeed(seed);
}

/**
 * The seed of a round's first draw where one is locked for the year (låst frö): the locked seed, `/K`, the control's id,
 * `-O` and the round's number, such as `Nämnden 2026/K7-O2`. So the rounds of a year differ, and nobody chooses how.
 */
export function composeLockedSeed(locked: string, controlId: number, roundNumber: number): string {
  return `${locked}/K${controlId}-O${roundNumber}`;
}
