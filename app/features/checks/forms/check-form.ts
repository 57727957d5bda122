import { z } from 'zod';
import { FOUND, POPULATION } from '#app/features/checks/domain/condition-lists.ts';
import { SPAN_UNITS, type TimeLimit } from '#app/features/checks/domain/time-limit.ts';
import type { FilterConditions } from '#app/features/controls/domain/frame-filter.ts';
import type { FieldError } from '#app/features/controls/forms/field-error.ts';
import { parseConditions } from '#app/features/controls/forms/filter-form.ts';
import { type CivilDate, parseCivilDate } from '#app/shared/domain/civil-date.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import { asTyped } from '#app/shared/text/as-typed.ts';
import type { CheckFormValues } from './check-form-values.ts';

export type CheckFormInput = {
  readonly name: string;
  readonly purpose: string;
  readonly population: FilterConditions;
  readonly limit: TimeLimit | null;
  readonly conditions: FilterConditions;
};

const names = z.object({
  name: z.string().trim().min(1, 'Ge kontrollen ett namn.').max(120, 'Namnet får vara högst 120 tecken.'),
  purpose: z.string().overwrite(asTyped).max(2000, 'Syftet får vara högst 2\u00a0000 tecken.'),
});

/** Checks the shape of a posted check form. Errors are Swedish sentences for the field they stand at. */
export function parseCheckForm(values: CheckFormValues): Result<CheckFormInput, FieldError[]> {
  const named = names.safeParse(values);
  const rule = parseRule(values);
  const errors: FieldError[] = [];
  if (!named.success) {
    for (const issue of named.error.issues)
      errors.push({ field: String(issue.path[0]), message: issue.message });
  }
  if (!rule.ok) errors.push(...rule.error);
  return named.success && rule.ok ? ok({ ...named.data, ...rule.value }) : err(errors);
}

/** The part of the form that decides what is found, for a count while the rest is not filled in yet. */
export function parseCountForm(
  values: CheckFormValues,
): Result<Omit<CheckFormInput, 'name' | 'purpose'> & { readonly countOn: CivilDate }, FieldError[]> {
  const rule = parseRule(values);
  const countOn = parseCivilDate(values.countOn);
  const errors = rule.ok ? [] : [...rule.error];
  if (!countOn)
    errors.push({ field: 'countOn', message: 'Skriv vilken dag som ska räknas, till exempel 2026-10-31.' });
  return rule.ok && countOn ? ok({ ...rule.value, countOn }) : err(errors);
}

function parseRule(values: CheckFormValues): Result<Omit<CheckFormInput, 'name' | 'purpose'>, FieldError[]> {
  const population = parseConditions(values.population, POPULATION);
  const limit = parseLimit(values);
  const conditions = parseConditions(values.conditions, FOUND);
  const errors = [
    ...(population.ok ? [] : population.error),
    ...(limit.ok ? [] : limit.error),
    ...(conditions.ok ? [] : conditions.error),
  ];
  if (!population.ok || !limit.ok || !conditions.ok) return err(errors);
  const hasConditions = (conditions.value.anyOf ?? conditions.value.allOf).length > 0;
  if (limit.value === null && !hasConditions) {
    return err([
      {
        field: 'limitKind',
        message: 'Välj en tidsgräns eller skriv ett villkor: annars hittas alla ärenden.',
      },
    ]);
  }
  return ok({ population: population.value, limit: limit.value, conditions: conditions.value });
}

function parseLimit(values: CheckFormValues): Result<TimeLimit | null, FieldError[]> {
  const errors: FieldError[] = [];
  const chosen = (field: 'gapFrom' | 'gapTo' | 'orderFirst' | 'orderSecond', message: string) => {
    if (values[field] === '') errors.push({ field, message });
    return values[field];
  };
  const differs = (field: 'gapTo' | 'orderSecond', a: string, b: string) => {
    if (a !== '' && a === b) errors.push({ field, message: 'Välj två olika kolumner.' });
  };
  switch (values.limitKind) {
    case 'none':
      return ok(null);
    case 'age': {
      const columns = [...new Set(values.ageColumns)].filter((column) => column !== '');
      if (columns.length === 0)
        errors.push({ field: 'ageColumns', message: 'Välj minst en kolumn med datum.' });
      const elseColumn = values.elseColumn === '' ? null : values.elseColumn;
      const limit = parseSpan(values, errors);
      return errors.length > 0 || !limit ? err(errors) : ok({ kind: 'age', columns, elseColumn, limit });
    }
    case 'gap': {
      const from = chosen('gapFrom', 'Välj vilket datum tiden räknas från.');
      const to = chosen('gapTo', 'Välj vilket datum tiden räknas till.');
      differs('gapTo', from, to);
      const limit = parseSpan(values, errors);
      const { countsWaiting } = values;
      return errors.length > 0 || !limit ? err(errors) : ok({ kind: 'gap', from, to, countsWaiting, limit });
    }
    case 'order': {
      const first = chosen('orderFirst', 'Välj vilket datum som ska komma först.');
      const second = chosen('orderSecond', 'Välj vilket datum som ska komma sedan.');
      differs('orderSecond', first, second);
      return errors.length > 0 ? err(errors) : ok({ kind: 'order', first, second });
    }
    default:
      return err([{ field: 'limitKind', message: 'Välj vilken tidsgräns som gäller, eller ingen.' }]);
  }
}

function parseSpan({ amount, unit }: CheckFormValues, errors: FieldError[]) {
  const number = /^\d{1,4}$/.test(amount.trim()) ? Number(amount.trim()) : 0;
  const known = SPAN_UNITS.find((one) => one === unit);
  if (number < 1 || number > 1200) {
    errors.push({
      field: 'amount',
      message: 'Skriv hur lång gränsen är, ett helt tal från 1 till 1\u00a0200.',
    });
    return undefined;
  }
  if (known === undefined) {
    errors.push({ field: 'unit', message: 'Välj månader, veckor eller dagar.' });
    return undefined;
  }
  return { amount: number, unit: known };
}
