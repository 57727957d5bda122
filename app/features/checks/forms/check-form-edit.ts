import { FOUND, POPULATION } from '#app/features/checks/domain/condition-lists.ts';
import {
  applyConditionEdit,
  type ConditionEdit,
  readConditionEdit,
} from '#app/features/controls/forms/condition-edit.ts';
import type { CheckFormValues } from './check-form-values.ts';

/** What a button of the check form asks for besides saving; undefined when it saves. */
export type CheckFormEdit =
  | { readonly kind: 'count' }
  | { readonly kind: 'conditions'; readonly list: 'population' | 'conditions'; readonly edit: ConditionEdit };

/** Reads the pressed button; anything unknown saves. */
export function readCheckFormEdit(form: FormData): CheckFormEdit | undefined {
  const intent = String(form.get('intent') ?? '');
  if (intent === 'count') return { kind: 'count' };
  const population = readConditionEdit(intent, POPULATION);
  if (population) return { kind: 'conditions', list: 'population', edit: population };
  const found = readConditionEdit(intent, FOUND);
  return found && { kind: 'conditions', list: 'conditions', edit: found };
}

/** The form after such a button: with its conditions changed, or as it was. */
export function applyCheckFormEdit(values: CheckFormValues, edit: CheckFormEdit): CheckFormValues {
  if (edit.kind === 'count') return values;
  return { ...values, [edit.list]: applyConditionEdit(values[edit.list], edit.edit) };
}
