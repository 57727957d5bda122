import { findPersonalNumber } from '#app/features/cases/domain/personal-number.ts';
import { NO_PERSONAL_NUMBER } from '#app/features/cases/forms/free-text.ts';
import { checkSeed } from '#app/features/sampling/domain/seed.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import { asTyped } from '#app/shared/text/as-typed.ts';
import type { FieldError } from './control-form-values.ts';
import { parseThrows } from './dice-throws.ts';
import { readTypedSeed, SEED_WORDS } from './typed-seed.ts';

/** The form for a draw as text. */
export type DrawFormValues = {
  readonly seedOrigin: string;
  readonly seed: string;
  /** Dice thrown at a time, and what they showed. */
  readonly diceCount: string;
  readonly throws: string;
  /** The two who give a part each. */
  readonly firstPersonId: string;
  readonly secondPersonId: string;
  readonly redrawReason: string;
  /** Number of draws the form was made for: a second click or an old tab must not draw again. */
  readonly drawsSeen: string;
};

export type DrawInput = {
  readonly seed:
    | { readonly origin: 'generated' }
    | { readonly origin: 'locked' }
    | { readonly origin: 'entered' | 'dice'; readonly text: string };
  readonly redrawReason: string;
  readonly drawsSeen: number;
};

/** Reads the posted form; what is missing is the empty text. */
export function readDrawForm(form: FormData): DrawFormValues {
  const text = (name: string) => String(form.get(name) ?? '');
  return {
    seedOrigin: text('seedOrigin'),
    seed: text('seed'),
    diceCount: text('diceCount'),
    throws: text('throws'),
    firstPersonId: text('firstPersonId'),
    secondPersonId: text('secondPersonId'),
    redrawReason: text('redrawReason'),
    drawsSeen: text('drawsSeen'),
  };
}

/** What the form asks for: a draw now, or two people who are to give the seed. */
export type DrawFormInput =
  | ({ readonly kind: 'draw' } & DrawInput)
  | ({ readonly kind: 'twoParts' } & TwoPartsInput);

export type TwoPartsInput = {
  readonly firstPersonId: PersonId;
  readonly secondPersonId: PersonId;
  readonly redrawReason: string;
  readonly drawsSeen: number;
};

/**
 * Checks the form. A typed seed is trimmed and composed (NFC), so that what is read off paper and typed again gives the
 * same draw.
 */
export function parseDrawForm(values: DrawFormValues): Result<DrawFormInput, FieldError[]> {
  const common = {
    redrawReason: asTyped(values.redrawReason),
    drawsSeen: /^\d{1,6}$/.test(values.drawsSeen) ? Number(values.drawsSeen) : 0,
  };
  const refuse = (field: string, message: string) => err([{ field, message }]);
  if (findPersonalNumber(common.redrawReason)) return refuse('redrawReason', NO_PERSONAL_NUMBER);
  switch (values.seedOrigin) {
    case 'generated':
      if (values.seed.trim() === '' && values.throws.trim() === '') {
        return ok({ kind: 'draw', ...common, seed: { origin: 'generated' } });
      }
      // Somebody rolled the dice and forgot the choice: what she wrote must never be thrown away unsaid.
      return refuse(
        'seedOrigin',
        'Du har skrivit ett frö men valt att programmet ska skapa det. Välj ett av dem. Inget är draget.',
      );
    case 'locked':
      return ok({ kind: 'draw', ...common, seed: { origin: 'locked' } });
    case 'entered': {
      const seed = readTypedSeed(values.seed, checkSeed, SEED_WORDS);
      if (!seed.ok) return refuse('seed', seed.error);
      return ok({ kind: 'draw', ...common, seed: { origin: 'entered', text: seed.value } });
    }
    case 'dice': {
      const thrown = parseThrows(values.diceCount, values.throws);
      if (!thrown.ok) return err([thrown.error]);
      return ok({ kind: 'draw', ...common, seed: { origin: 'dice', text: thrown.value } });
    }
    case 'twoParts':
      return parseTwoPeople(values, common);
    default:
      return refuse('seedOrigin', 'Välj var fröet ska komma ifrån.');
  }
}

function parseTwoPeople(
  values: DrawFormValues,
  common: Pick<DrawInput, 'redrawReason' | 'drawsSeen'>,
): Result<DrawFormInput, FieldError[]> {
  const [first, second] = [values.firstPersonId, values.secondPersonId].map((text) =>
    /^[1-9]\d{0,14}$/.test(text) ? (Number(text) as PersonId) : undefined,
  );
  if (first === undefined) return err([{ field: 'firstPersonId', message: 'Välj den första personen.' }]);
  if (second === undefined) return err([{ field: 'secondPersonId', message: 'Välj den andra personen.' }]);
  if (first === second) return err([{ field: 'secondPersonId', message: 'Välj två olika personer.' }]);
  return ok({ kind: 'twoParts', ...common, firstPersonId: first, secondPersonId: second });
}
