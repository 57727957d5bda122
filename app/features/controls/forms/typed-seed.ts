import type { SeedProblem } from '#app/features/sampling/domain/seed.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import { hasInvisibleCharacter } from './invisible-characters.ts';

export type SeedWords = Readonly<Record<SeedProblem | 'invisible', string>>;

/** What is said of a typed seed that cannot be used; a part of a seed and a locked one change what is theirs. */
export const SEED_WORDS: SeedWords = {
  empty: 'Skriv fröet, eller låt programmet skapa det.',
  tooLong: 'Fröet får vara högst 100 tecken.',
  forbiddenCharacter: 'Fröet får inte innehålla tecknet | eller radbrytningar.',
  invisible:
    'Fröet innehåller ett tecken som inte syns, kanske inklistrat från ett annat program. Skriv in fröet för hand.',
};

/**
 * A seed as somebody typed it, in composed letters and without blanks around it, so that the same seed is the same text
 * from every keyboard. The error is what to tell.
 */
export function readTypedSeed(
  typed: string,
  check: (seed: string) => Result<string, SeedProblem>,
  words: SeedWords,
): Result<string, string> {
  const seed = check(typed.normalize('NFC').trim());
  if (!seed.ok) return err(words[seed.error]);
  return hasInvisibleCharacter(seed.value) ? err(words.invisible) : ok(seed.value);
}
