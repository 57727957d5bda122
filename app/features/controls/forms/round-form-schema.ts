import { z } from 'zod';
import { findPersonalNumber } from '#app/features/cases/domain/personal-number.ts';
import { NO_PERSONAL_NUMBER, withoutPersonalNumber } from '#app/features/cases/forms/free-text.ts';
import { type CivilDate, compareDates, parseCivilDate } from '#app/shared/domain/civil-date.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import { asTyped } from '#app/shared/text/as-typed.ts';
import type { FieldError } from './field-error.ts';

/** What a round is called and its days, as text. */
export type RoundFactsValues = {
  readonly name: string;
  readonly referenceOn: string;
  readonly dueOn: string;
};
/** The form for a new round as text. */
export type RoundFormValues = RoundFactsValues & { readonly reviewerIds: readonly string[] };

export type RoundFacts = {
  readonly name: string;
  readonly referenceOn: CivilDate;
  readonly dueOn: CivilDate;
};
export type RoundInput = RoundFacts & { readonly reviewerIds: readonly PersonId[] };

const civilDate = (message: string) =>
  z.string().transform((text, context): CivilDate => {
    const date = parseCivilDate(text.trim());
    if (!date) context.addIssue({ code: 'custom', message });
    return date ?? ('' as CivilDate);
  });

const personIds = z
  .array(
    z
      .string()
      .regex(/^[1-9]\d{0,14}$/, 'Välj granskare i listan.')
      .transform((text) => Number(text) as PersonId),
  )
  .min(1, 'Välj minst en granskare.');

/** Ids of chosen people, or undefined when none is chosen or one is no id. */
export function parsePersonIds(texts: readonly string[]): PersonId[] | undefined {
  const parsed = personIds.safeParse(texts);
  return parsed.success ? parsed.data : undefined;
}

const facts = z.object({
  name: withoutPersonalNumber(
    z.string().trim().min(1, 'Ge omgången ett namn.').max(120, 'Namnet får vara högst 120 tecken.'),
  ),
  referenceOn: civilDate('Skriv referensdatum, till exempel 2026-10-31.'),
  dueOn: civilDate('Skriv när granskningarna ska vara klara, till exempel 2026-11-30.'),
});
const withReviewers = facts.extend({ reviewerIds: personIds });

/** Reads the posted name and days; what is missing is the empty text. */
export function readRoundFacts(form: FormData): RoundFactsValues {
  return {
    name: String(form.get('name') ?? ''),
    referenceOn: String(form.get('referenceOn') ?? ''),
    dueOn: String(form.get('dueOn') ?? ''),
  };
}

/** Reads the posted form; what is missing is the empty text. */
export function readRoundForm(form: FormData): RoundFormValues {
  return { ...readRoundFacts(form), reviewerIds: form.getAll('reviewerIds').map(String) };
}

/** Checks a round's name and days; `today` is the civil date before which nothing can be due. */
export function parseRoundFacts(
  values: RoundFactsValues,
  today: CivilDate,
): Result<RoundFacts, FieldError[]> {
  return notPast(facts.safeParse(values), today);
}

/** Checks the form for a new round; `today` as for `parseRoundFacts`. */
export function parseRoundForm(values: RoundFormValues, today: CivilDate): Result<RoundInput, FieldError[]> {
  return notPast(withReviewers.safeParse(values), today);
}

function notPast<Facts extends RoundFacts>(
  parsed: z.ZodSafeParseResult<Facts>,
  today: CivilDate,
): Result<Facts, FieldError[]> {
  if (!parsed.success) {
    const errors: FieldError[] = [];
    for (const issue of parsed.error.issues) {
      const field = String(issue.path[0]);
      if (!errors.some((error) => error.field === field)) errors.push({ field, message: issue.message });
    }
    return err(errors);
  }
  if (compareDates(parsed.data.dueOn, today) < 0) {
    return err([{ field: 'dueOn', message: 'Dagen då granskningarna ska vara klara har redan varit.' }]);
  }
  return ok(parsed.data);
}

/** Why a round is given up: some words, at most 500 characters. */
export function parseReason(typed: string): Result<string, FieldError> {
  const reason = asTyped(typed);
  if (reason === '') return err({ field: 'reason', message: 'Skriv varför omgången avbryts.' });
  if (reason.length > 500) return err({ field: 'reason', message: 'Skälet får vara högst 500 tecken.' });
  if (findPersonalNumber(reason)) return err({ field: 'reason', message: NO_PERSONAL_NUMBER });
  return ok(reason);
}
