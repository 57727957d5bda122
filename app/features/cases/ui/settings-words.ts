import type { FormError } from '#app/features/accounts/domain/form-error.ts';
import type { ChangeColumnsFailure } from '#app/features/cases/server/change-columns.server.ts';
import type { ChangeDetailsFailure } from '#app/features/cases/server/change-register.server.ts';
import { listInWords } from '#app/shared/text/format.ts';
import { typeInWords } from './column-words.ts';

/** Why there is no key to make pseudonyms with, for whoever administers the program. */
export const NO_PSEUDONYM_KEY =
  'Nyckeln till pseudonymerna saknas eller är en annan än förut. Lägg tillbaka filen pseudonym.key i programmets datamapp från säkerhetskopian.';

export const NAME_TAKEN: FormError = {
  field: 'name',
  message: 'Enheten har redan ett register med det namnet. Välj ett annat namn.',
};

/** Why the details were not changed. */
export const DETAILS_REFUSED: Record<ChangeDetailsFailure, FormError> = {
  name_taken: NAME_TAKEN,
  key_handling_settled: {
    field: 'keyHandling',
    message: 'Något har redan lästs in i registret. Då går det inte att ändra hur ärendenumren sparas.',
  },
  no_pseudonym_key: { field: 'keyHandling', message: NO_PSEUDONYM_KEY },
};

export const NOT_OFFERED: FormError = {
  field: 'reviewerIds',
  message: 'Någon av personerna kan inte längre få granskningar här. Välj igen.',
};

/** Why the columns were not changed. */
export function columnsRefused(failure: ChangeColumnsFailure): FormError {
  return failure.kind === 'no_columns'
    ? { message: 'Registret har inga kolumner än. Läs in ett uttag först.' }
    : {
        message: `Bara en kolumn kan vara ${typeInWords(failure.type)}. Nu är det ${listInWords([...failure.columns])}. Ändra typen på de andra.`,
      };
}
