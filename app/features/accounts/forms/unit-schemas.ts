import { z } from 'zod';
import { UNIT_KINDS } from '#app/shared/domain/vocabulary.ts';

const name = z.string().trim().min(1, 'Skriv namnet.').max(120, 'Namnet får vara högst 120 tecken.');

export const renameUnitSchema = z.object({ name });

export const organisationNameSchema = z.object({ organisationName: name });

export const newUnitSchema = z.object({
  newName: name,
  kind: z.enum(UNIT_KINDS, { error: 'Välj nivå.' }),
});
