import { z } from 'zod';
import type { PersonId, UnitId } from '#app/shared/domain/ids.ts';

const id = z.coerce.number().int().positive();
const person = z
  .string()
  .regex(/^(?:[1-9]\d{0,14})?$/u)
  .transform((text) => (text === '' ? null : (Number(text) as PersonId)));
const fields = z.object({
  unitId: id.transform((unitId) => unitId as UnitId),
  /** Empty: whoever leads the unit. */
  personId: person,
  /** Who stood chosen when the page was read. */
  seen: person,
});

/** Whom somebody chooses to get the deviations of a unit. */
export type ResponsibleForm = z.infer<typeof fields>;

/** Undefined when the form is not one of ours. */
export function parseResponsibleForm(form: FormData): ResponsibleForm | undefined {
  const parsed = fields.safeParse(Object.fromEntries(form));
  return parsed.success ? parsed.data : undefined;
}
