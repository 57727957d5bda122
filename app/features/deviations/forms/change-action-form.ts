import { z } from 'zod';
import { findPersonalNumber } from '#app/features/cases/domain/personal-number.ts';
import { NO_PERSONAL_NUMBER } from '#app/features/cases/forms/free-text.ts';
import type { FieldError } from '#app/features/controls/forms/field-error.ts';
import type { ActionContent } from '#app/features/deviations/domain/change-action.ts';
import { parseCivilDate } from '#app/shared/domain/civil-date.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';

const text = z
  .string()
  .default('')
  .transform((typed) => typed.normalize('NFC').replaceAll('\r\n', '\n').trim());
const fields = z.object({
  intent: z.literal('change'),
  revision: z.coerce.number().int().min(1),
  title: text,
  intendedEffect: text,
  ownerId: text,
  dueOn: text,
  followUpOn: text,
});

/** The form as it was typed. */
export type ChangeActionValues = z.infer<typeof fields>;

/** Undefined when the form is another one. */
export function readChangeAction(form: FormData): ChangeActionValues | undefined {
  const parsed = fields.safeParse(Object.fromEntries(form));
  return parsed.success ? parsed.data : undefined;
}

/** What the form would make of the action; what is wrong is told by field. */
export function parseChangeAction(values: ChangeActionValues): Result<ActionContent, FieldError[]> {
  const { title, intendedEffect, ownerId, dueOn, followUpOn } = values;
  const errors: FieldError[] = [];
  const demand = (isRight: boolean, field: string, message: string) => {
    if (!isRight) errors.push({ field, message });
  };
  demand(title !== '' && title.length <= 120, 'title', 'Skriv vad som ska göras, med högst 120 tecken.');
  demand(
    intendedEffect !== '' && intendedEffect.length <= 2000,
    'intendedEffect',
    'Skriv vad åtgärden ska ändra, med högst 2 000 tecken.',
  );
  for (const field of ['title', 'intendedEffect'] as const)
    demand(findPersonalNumber(values[field]) === undefined, field, NO_PERSONAL_NUMBER);
  demand(/^[1-9]\d{0,14}$/u.test(ownerId), 'ownerId', 'Välj vem som ansvarar för åtgärden.');
  demand(parseCivilDate(dueOn) !== undefined, 'dueOn', 'Skriv en dag, till exempel 2026-12-15.');
  demand(parseCivilDate(followUpOn) !== undefined, 'followUpOn', 'Skriv en dag, till exempel 2027-06-15.');
  if (errors.length > 0) return err(errors);
  return ok({ title, intendedEffect, ownerId: Number(ownerId) as PersonId, dueOn, followUpOn });
}
