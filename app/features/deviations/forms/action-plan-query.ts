import { z } from 'zod';
import type { UnitId } from '#app/shared/domain/ids.ts';
import { ACTION_STATES } from '#app/shared/domain/vocabulary.ts';

const fields = z.object({
  unitId: z.coerce.number().int().positive().optional().catch(undefined),
  year: z.coerce.number().int().min(2000).max(2999).optional().catch(undefined),
  status: z.enum(['open', 'all', ...ACTION_STATES]).catch('all'),
});

export type ActionPlanQuery = {
  /** The unit and those below; undefined for everything the person reaches. */
  readonly unitId: UnitId | undefined;
  /** Undefined for every year. */
  readonly year: number | undefined;
  readonly status: z.infer<typeof fields>['status'];
};

/** The address of an action plan as a query; what is strange in it falls back to the whole plan of this year. */
export function parseActionPlanQuery(parameters: URLSearchParams, thisYear: number): ActionPlanQuery {
  const typed = parameters.get('ar');
  const { unitId, year, status } = fields.parse({
    unitId: parameters.get('enhet') || undefined,
    year: typed || undefined,
    status: parameters.get('lage') ?? 'all',
  });
  const isEveryYear = typed === 'alla';
  return { unitId: unitId as UnitId | undefined, year: isEveryYear ? undefined : (year ?? thisYear), status };
}

/** The address of the plan, or of a file of it, with the same choices. */
export function actionPlanAddress(path: string, { unitId, year, status }: ActionPlanQuery): string {
  const parameters = new URLSearchParams({ ar: String(year ?? 'alla') });
  if (unitId !== undefined) parameters.set('enhet', String(unitId));
  if (status !== 'all') parameters.set('lage', status);
  return `${path}?${parameters}`;
}
