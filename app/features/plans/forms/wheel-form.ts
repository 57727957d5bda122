import { z } from 'zod';
import { type CivilDate, parseCivilDate } from '#app/shared/domain/civil-date.ts';
import type { UnitId } from '#app/shared/domain/ids.ts';

export const ENTRY_FIELDS = ['title', 'dueOn', 'unitId', 'reason'] as const;

/** Something to put in the year wheel. */
export const entrySchema = z.object({
  title: z.string().trim().min(1, 'Skriv vad som ska göras.').max(200, 'Texten får vara högst 200 tecken.'),
  dueOn: z.string().transform((text, context): CivilDate => {
    const date = parseCivilDate(text.trim());
    if (!date) context.addIssue({ code: 'custom', message: 'Skriv vilken dag, till exempel 2027-03-01.' });
    return date ?? ('' as CivilDate);
  }),
  unitId: z
    .string()
    .regex(/^[1-9]\d{0,14}$/, 'Välj enhet.')
    .transform((text) => Number(text) as UnitId),
});
export type EntryInput = z.output<typeof entrySchema>;

/** Why it was not done. */
export const reasonSchema = z.object({
  reason: z
    .string()
    .trim()
    .min(1, 'Skriv varför det inte blev gjort.')
    .max(500, 'Skälet får vara högst 500 tecken.'),
});
