import { checkLockedSeed, MAX_LOCKED_SEED_LENGTH } from '#app/features/sampling/domain/seed.ts';
import type { UnitId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { FieldError } from './control-form-values.ts';
import { readTypedSeed, SEED_WORDS, type SeedWords } from './typed-seed.ts';

/** The form for locking a seed as text. */
export type LockSeedValues = {
  readonly unitId: string;
  readonly year: string;
  readonly origin: string;
  readonly seed: string;
  readonly source: string;
};

export type LockSeedInput = {
  readonly unitId: UnitId;
  readonly year: number;
  /** Null: the program makes it. */
  readonly seed: string | null;
  /** Where a typed seed can be looked up; empty for one the program made. */
  readonly source: string;
};

const WORDS: SeedWords = {
  ...SEED_WORDS,
  tooLong: `Fröet får vara högst ${MAX_LOCKED_SEED_LENGTH} tecken, så att omgångens beteckning får plats efter.`,
};

/** Reads the posted form; what is missing is the empty text. */
export function readLockSeedForm(form: FormData): LockSeedValues {
  const text = (name: string) => String(form.get(name) ?? '');
  return {
    unitId: text('unitId'),
    year: text('year'),
    origin: text('origin'),
    seed: text('seed'),
    source: text('source'),
  };
}

/** Checks the form: a unit, a year, and for a typed seed where it can be looked up. */
export function parseLockSeedForm(values: LockSeedValues): Result<LockSeedInput, FieldError[]> {
  const errors: FieldError[] = [];
  if (!/^[1-9]\d{0,14}$/.test(values.unitId)) {
    errors.push({ field: 'unitId', message: 'Välj vilken enhet fröet gäller.' });
  }
  if (!/^20\d\d$/.test(values.year)) errors.push({ field: 'year', message: 'Välj vilket år fröet gäller.' });
  const isTyped = values.origin === 'entered';
  if (!isTyped && values.origin !== 'generated') {
    errors.push({ field: 'origin', message: 'Välj var fröet ska komma ifrån.' });
  }
  const source = values.source.trim();
  const seed = isTyped ? readTypedSeed(values.seed, checkLockedSeed, WORDS) : ok(null);
  if (!seed.ok) errors.push({ field: 'seed', message: seed.error });
  if (isTyped && source === '') {
    errors.push({
      field: 'source',
      message: 'Skriv var fröet kan slås upp, till exempel nämndens protokoll.',
    });
  }
  if (source.length > 200) errors.push({ field: 'source', message: 'Skriv högst 200 tecken.' });
  if (errors.length > 0 || !seed.ok) return err(errors);
  const unitId = Number(values.unitId) as UnitId;
  return ok({ unitId, year: Number(values.year), seed: seed.value, source: isTyped ? source : '' });
}
