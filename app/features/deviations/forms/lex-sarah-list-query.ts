import { z } from 'zod';
import { LEX_SARAH_STAGES } from '#app/shared/domain/vocabulary.ts';

const fields = z.object({
  /** The year it was reported; all of them where it is left out. */
  year: z.coerce.number().int().min(1900).max(9999).optional().catch(undefined),
  unitId: z.coerce.number().int().positive().optional().catch(undefined),
  stage: z.enum(['all', 'open', ...LEX_SARAH_STAGES]).catch('all'),
});

export type LexSarahListQuery = z.infer<typeof fields>;

/** The list's address as a query; whatever is strange in it falls back to the whole list. */
export function parseLexSarahList(parameters: URLSearchParams): LexSarahListQuery {
  return fields.parse({
    year: parameters.get('ar') || undefined,
    unitId: parameters.get('enhet') || undefined,
    stage: parameters.get('lage') ?? 'all',
  });
}
