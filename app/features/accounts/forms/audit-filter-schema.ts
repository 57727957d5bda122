import { z } from 'zod';
import { parseCivilDate } from '#app/shared/domain/civil-date.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';

const day = z
  .string()
  .transform((text) => parseCivilDate(text))
  .optional()
  .catch(undefined);

/** The log's filter from the address. What cannot be read is left out: an address is no form to correct. */
export const auditFilterSchema = z.object({
  person: z.coerce
    .number()
    .int()
    .positive()
    .transform((id) => id as PersonId)
    .optional()
    .catch(undefined),
  handelse: z
    .string()
    .regex(/^[a-zA-Z.]{1,60}$/)
    .optional()
    .catch(undefined),
  fran: day,
  till: day,
  sida: z.coerce.number().int().min(1).max(1_000_000).catch(1),
});
