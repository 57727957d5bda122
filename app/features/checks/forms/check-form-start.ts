import type { TimeLimit } from '#app/features/checks/domain/time-limit.ts';
import type { FilterConditions } from '#app/features/controls/domain/frame-filter.ts';
import { conditionLines } from '#app/features/controls/forms/filter-form.ts';
import type { CheckFormValues } from './check-form-values.ts';

type Content = {
  readonly name: string;
  readonly purpose: string;
  readonly population: FilterConditions;
  readonly limit: TimeLimit | null;
  readonly conditions: FilterConditions;
};

export const EMPTY_CONTENT: Content = {
  name: '',
  purpose: '',
  population: { allOf: [] },
  limit: null,
  conditions: { allOf: [] },
};

/** The form filled from a template or a stored check. */
export function valuesOfCheck(
  content: Content,
  fields: Pick<CheckFormValues, 'revision' | 'registerId' | 'countOn'>,
): CheckFormValues {
  const { name, purpose, population, limit, conditions } = content;
  const span = limit !== null && limit.kind !== 'order' ? limit.limit : undefined;
  return {
    ...fields,
    name,
    purpose,
    population: conditionLines(population),
    limitKind: limit?.kind ?? 'none',
    ageColumns: limit?.kind === 'age' ? limit.columns : [],
    elseColumn: limit?.kind === 'age' ? (limit.elseColumn ?? '') : '',
    gapFrom: limit?.kind === 'gap' ? limit.from : '',
    gapTo: limit?.kind === 'gap' ? limit.to : '',
    countsWaiting: limit?.kind === 'gap' && limit.countsWaiting,
    orderFirst: limit?.kind === 'order' ? limit.first : '',
    orderSecond: limit?.kind === 'order' ? limit.second : '',
    amount: span ? String(span.amount) : '6',
    unit: span?.unit ?? 'months',
    conditions: conditionLines(conditions),
  };
}
