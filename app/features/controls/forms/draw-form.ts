import { checkSeed, type SeedProblem } from '#app/features/sampling/domain/seed.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { FieldError } from './control-form-values.ts';

/** The form for a draw as text. */
export type DrawFormValues = {
  readonly seedOrigin: string;
  readonly seed: string;
  readonly redrawReason: string;
  /** Number of draws the form was made for: a second click or an old tab must not draw again. */
  readonly drawsSeen: string;
};

export type DrawInput = {
  readonly seed: { readonly origin: 'generated' } | { readonly origin: 'entered'; readonly text: string };
  readonly redrawReason: string;
  readonly drawsSeen: number;
};

const SEED_MESSAGES: Readonly<Record<SeedProblem, string>> = {
  empty: 'Skriv fröet, eller låt programmet skapa det.',
  tooLong: 'Fröet får vara högst 100 tecken.',
  forbiddenCharacter: 'Fröet får inte innehålla tecknet | eller radbrytningar.',
};

/** Reads the posted form; what is missing is the empty text. */
export function readDrawForm(form: FormData): DrawFormValues {
  const text = (name: string) => String(form.get(name) ?? '');
  return {
    seedOrigin: text('seedOrigin'),
    seed: text('seed'),
    redrawReason: text('redrawReason'),
    drawsSeen: text('drawsSeen'),
  };
}

/**
 * Checks the form. A typed seed is trimmed and composed (NFC), so that what is read off paper and typed again gives the
 * same draw.
 */
export function parseDrawForm(values: DrawFormValues): Result<DrawInput, FieldError[]> {
  const common = {
    redrawReason: values.redrawReason.trim(),
    drawsSeen: /^\d{1,6}$/.test(values.drawsSeen) ? Number(values.drawsSeen) : 0,
  };
  if (values.seedOrigin === 'generated' && values.seed.trim() !== '') {
    // Somebody rolled the dice and forgot the choice: what she wrote must never be thrown away unsaid.
    return err([
      {
        field: 'seedOrigin',
        message:
          'Du har skrivit ett frö men valt att programmet ska skapa det. Välj ett av dem. Inget är draget.',
      },
    ]);
  }
  if (values.seedOrigin === 'generated') return ok({ ...common, seed: { origin: 'generated' } });
  if (values.seedOrigin !== 'entered') {
    return err([{ field: 'seedOrigin', message: 'Välj var fröet ska komma ifrån.' }]);
  }
  const seed = checkSeed(values.seed.normalize('NFC').trim());
  if (!seed.ok) return err([{ field: 'seed', message: SEED_MESSAGES[seed.error] }]);
  return ok({ ...common, seed: { origin: 'entered', text: seed.value } });
}
