import { FOUND, POPULATION } from '#app/features/checks/domain/condition-lists.ts';
import { type ConditionsValues, readConditions } from '#app/features/controls/forms/condition-values.ts';

/** The check form as text, so that what was typed comes back beside an error. */
export type CheckFormValues = {
  readonly revision: string;
  readonly registerId: string;
  readonly name: string;
  readonly purpose: string;
  readonly population: ConditionsValues;
  readonly limitKind: string;
  readonly ageColumns: readonly string[];
  readonly elseColumn: string;
  readonly gapFrom: string;
  readonly gapTo: string;
  readonly countsWaiting: boolean;
  readonly orderFirst: string;
  readonly orderSecond: string;
  readonly amount: string;
  readonly unit: string;
  readonly conditions: ConditionsValues;
  /** The day the count is for; not part of the check. */
  readonly countOn: string;
};

/** Reads the posted form; what is missing is the empty text. */
export function readCheckForm(form: FormData): CheckFormValues {
  const text = (name: string) => String(form.get(name) ?? '');
  return {
    revision: text('revision'),
    registerId: text('registerId'),
    name: text('name'),
    purpose: text('purpose'),
    population: readConditions(form, POPULATION),
    limitKind: text('limitKind'),
    ageColumns: form.getAll('ageColumns').map(String),
    elseColumn: text('elseColumn'),
    gapFrom: text('gapFrom'),
    gapTo: text('gapTo'),
    countsWaiting: form.get('countsWaiting') !== null,
    orderFirst: text('orderFirst'),
    orderSecond: text('orderSecond'),
    amount: text('amount'),
    unit: text('unit'),
    conditions: readConditions(form, FOUND),
    countOn: text('countOn'),
  };
}
