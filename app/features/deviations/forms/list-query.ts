import { z } from 'zod';
import { DEVIATION_STATES, LEX_SARAH_STAGES } from '#app/shared/domain/vocabulary.ts';

export const deviationSorts = ['number', 'case', 'severity', 'state', 'due'] as const;

const fields = z.object({
  status: z.enum(['open', 'all', ...DEVIATION_STATES]).catch('open'),
  unitId: z.coerce.number().int().positive().optional().catch(undefined),
  typeId: z.coerce.number().int().positive().optional().catch(undefined),
  /** Only those reported as lex Sarah: all of them, those not closed, or those at one stage. */
  lexSarah: z
    .enum(['all', 'open', ...LEX_SARAH_STAGES])
    .optional()
    .catch(undefined),
  isOverdueOnly: z.literal('ja').optional().catch(undefined),
  sort: z.enum(deviationSorts).catch('due'),
  direction: z.enum(['asc', 'desc']).catch('asc'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

export interface DeviationListQuery {
  status: z.infer<typeof fields>['status'];
  unitId: number | undefined;
  typeId: number | undefined;
  lexSarah: z.infer<typeof fields>['lexSarah'];
  isOverdueOnly: boolean;
  sort: (typeof deviationSorts)[number];
  isDescending: boolean;
  page: number;
}

/** The list's address as a query; whatever is strange in it falls back to the usual list. */
export function parseListQuery(parameters: URLSearchParams): DeviationListQuery {
  const { direction, isOverdueOnly, unitId, typeId, lexSarah, ...rest } = fields.parse({
    status: parameters.get('status') ?? 'open',
    unitId: parameters.get('enhet') || undefined,
    typeId: parameters.get('typ') || undefined,
    lexSarah: parameters.get('lex-sarah') || undefined,
    isOverdueOnly: parameters.get('forsenade') ?? undefined,
    sort: parameters.get('ordning') ?? 'due',
    direction: parameters.get('riktning') ?? 'asc',
    page: parameters.get('sida') ?? 1,
  });
  return {
    ...rest,
    unitId,
    typeId,
    lexSarah,
    isOverdueOnly: isOverdueOnly === 'ja',
    isDescending: direction === 'desc',
  };
}
