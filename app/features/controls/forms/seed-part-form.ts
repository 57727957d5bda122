import { checkSeedPart, MAX_SEED_PART_LENGTH } from '#app/features/sampling/domain/seed.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import { readTypedSeed, type SeedWords } from './typed-seed.ts';

export type SeedPartInput = {
  /** Whose part it is, by her own log-in or by her password on somebody else's. */
  readonly personId: PersonId;
  /** Null: the program makes it. */
  readonly part: string | null;
  readonly password: string;
};

export type SeedPartError = { readonly field: string; readonly message: string };

const WORDS: SeedWords = {
  empty: 'Skriv din del, eller låt programmet skapa den.',
  tooLong: `Delen får vara högst ${MAX_SEED_PART_LENGTH} tecken.`,
  forbiddenCharacter: 'Delen får inte innehålla tecknet | eller radbrytningar.',
  invisible:
    'Delen innehåller ett tecken som inte syns, kanske inklistrat från ett annat program. Skriv in delen för hand.',
};

/** What a part must be where it is typed. The specification takes shorter ones: earlier protocols hold them. */
export const MIN_SEED_PART_LENGTH = 8;
const FEWEST_DIFFERENT = 4;

const TOO_EASY_MESSAGE = `Delen är för lätt att gissa. Skriv minst ${MIN_SEED_PART_LENGTH} tecken, varav minst fyra olika, eller låt programmet skapa den.`;

/**
 * Reads and checks the form where one person gives her part of the seed. What was typed is never sent back: the page may
 * be on a wall.
 */
export function parseSeedPartForm(form: FormData): Result<SeedPartInput, SeedPartError> {
  const text = (name: string) => String(form.get(name) ?? '');
  const id = text('personId');
  if (!/^[1-9]\d{0,14}$/.test(id)) return err({ field: 'personId', message: 'Välj vem delen är från.' });
  const personId = Number(id) as PersonId;
  const password = text(`password-${personId}`);
  if (text('intent') === 'generatePart') return ok({ personId, part: null, password });
  const part = readTypedSeed(text(`part-${personId}`), checkSeedPart, WORDS);
  if (!part.ok) return err({ field: `part-${personId}`, message: part.error });
  if (isEasyToGuess(part.value)) return err({ field: `part-${personId}`, message: TOO_EASY_MESSAGE });
  return ok({ personId, part: part.value, password });
}

function isEasyToGuess(part: string): boolean {
  const characters = [...part];
  return characters.length < MIN_SEED_PART_LENGTH || new Set(characters).size < FEWEST_DIFFERENT;
}
