import { z } from 'zod';
import type { UnitId } from '#app/shared/domain/ids.ts';
import { REGISTER_KINDS } from '#app/shared/domain/vocabulary.ts';

/** A new register as the form sends it. */
export const registerSchema = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'Skriv ett namn, till exempel Placeringar.')
    .max(100, 'Namnet får vara högst 100 tecken.')
    .transform((text) => text.normalize('NFC').replace(/\s+/gu, ' ')),
  unitId: z
    .string()
    .regex(/^[1-9]\d{0,14}$/, 'Välj den enhet som registret hör till.')
    .transform((text) => Number(text) as UnitId),
  kind: z.enum(REGISTER_KINDS, { error: 'Välj vad registret innehåller.' }),
});
