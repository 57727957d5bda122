import { z } from 'zod';
import { type CivilDate, compareDates, parseCivilDate } from '#app/shared/domain/civil-date.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { FieldError } from './control-form-values.ts';

/** The form for a new round as text. */
export type RoundFormValues = {
  readonly name: string;
  readonly referenceOn: string;
  readonly dueOn: string;
  readonly reviewerIds: readonly string[];
};

export type RoundInput = {
  readonly name: string;
  readonly referenceOn: CivilDate;
  readonly dueOn: CivilDate;
  readonly reviewerIds: readonly PersonId[];
};

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

const schema = z.object({
  name: z.string().trim().min(1, 'Ge omgången ett namn.').max(120, 'Namnet får vara högst 120 tecken.'),
  referenceOn: civilDate('Skriv referensdatum, till exempel 2026-10-31.'),
  dueOn: civilDate('Skriv när granskningarna ska vara klara, till exempel 2026-11-30.'),
  reviewerIds: personIds,
});

/** Reads the posted form; what is missing is the empty text. */
export function readRoundForm(form: FormData): RoundFormValues {
  return {
    name: String(form.get('name') ?? ''),
    referenceOn: String(form.get('referenceOn') ?? ''),
    dueOn: String(form.get('dueOn') ?? ''),
    reviewerIds: form.getAll('reviewerIds').map(String),
  };
}

/** Checks the form; `today` is the civil date before which nothing can be due. */
export function parseRoundForm(values: RoundFormValues, today: CivilDate): Result<RoundInput, FieldError[]> {
  const parsed = schema.safeParse(values);
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
