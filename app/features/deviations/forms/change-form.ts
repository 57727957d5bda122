import { z } from 'zod';
import { findPersonalNumber } from '#app/features/cases/domain/personal-number.ts';
import { NO_PERSONAL_NUMBER } from '#app/features/cases/forms/free-text.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { DeviationTypeId, PersonId } from '#app/shared/domain/ids.ts';
import { asTyped } from '#app/shared/text/as-typed.ts';
import { dueOnErrorOf } from './handling-form.ts';

const revision = z.coerce.number().int().min(1);
const changeFields = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('changeResponsible'),
    revision,
    responsibleId: z
      .string()
      .default('')
      .transform((text) => (/^[1-9]\d{0,14}$/.test(text) ? (Number(text) as PersonId) : null)),
  }),
  z.object({
    intent: z.literal('changeDue'),
    revision,
    newDueOn: z.string().trim().default(''),
    dueReason: z.string().overwrite(asTyped).default(''),
  }),
  z.object({
    intent: z.literal('changeType'),
    revision,
    typeId: z
      .string()
      .default('')
      .transform((text) => (/^[1-9]\d{0,14}$/.test(text) ? (Number(text) as DeviationTypeId) : null)),
  }),
]);

/** Another person responsible, another date or another type (null: none) for a deviation. */
export type ChangeForm = z.infer<typeof changeFields>;

/** Undefined when the form is another one. */
export function parseChange(form: FormData): ChangeForm | undefined {
  const parsed = changeFields.safeParse(Object.fromEntries(form));
  return parsed.success ? parsed.data : undefined;
}

/** What is missing, by field, in Swedish; empty when the form can be used.  */
export function changeErrors(form: ChangeForm, today: CivilDate): { field: string; message: string }[] {
  if (form.intent === 'changeResponsible') {
    return form.responsibleId === null
      ? [{ field: 'responsibleId', message: 'Välj vem som ska vara ansvarig.' }]
      : [];
  }
  if (form.intent === 'changeType') return [];
  const errors: { field: string; message: string }[] = [];
  const dueOnError = dueOnErrorOf(form.newDueOn, today);
  if (dueOnError !== undefined) errors.push({ field: 'newDueOn', message: dueOnError });
  if (form.dueReason === '') errors.push({ field: 'dueReason', message: 'Skriv varför datumet ändras.' });
  if (form.dueReason.length > 1000)
    errors.push({ field: 'dueReason', message: 'Skälet får vara högst 1\u00a0000 tecken. Korta det.' });
  if (findPersonalNumber(form.dueReason)) errors.push({ field: 'dueReason', message: NO_PERSONAL_NUMBER });
  return errors;
}
