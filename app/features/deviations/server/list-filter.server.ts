import { openDeviationStates } from '#app/features/deviations/domain/deviation-lifecycle.ts';
import type { DeviationListQuery } from '#app/features/deviations/forms/list-query.ts';

/** What of the deviations a person reaches the choices of the list narrow it to, on this day. */
export function deviationListFilter(query: DeviationListQuery, today: string) {
  const { status, unitId, typeId, lexSarah, isOverdueOnly } = query;
  return {
    states: status === 'open' ? openDeviationStates : status === 'all' ? undefined : [status],
    ...{ unitId, typeId, lexSarah },
    // A deviation may be closed while its matter goes on.
    orOpenLexSarah: lexSarah !== undefined && status === 'open',
    overdueOn: isOverdueOnly ? today : undefined,
  };
}
