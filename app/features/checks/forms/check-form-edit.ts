import type { ConditionValues } from '#app/features/controls/forms/control-form-values.ts';
import { type CheckFormValues, FOUND, POPULATION } from './check-form-values.ts';

/** What a button of the check form asks for besides saving; undefined when it saves. */
export type CheckFormEdit =
  | { readonly kind: 'count' }
  | { readonly kind: 'add'; readonly list: List }
  | { readonly kind: 'remove'; readonly list: List; readonly index: number };
type List = typeof POPULATION | typeof FOUND;

/** Reads the pressed button: `count`, `addFound`, `removePopulation-2`; anything else saves. */
export function readCheckFormEdit(form: FormData): CheckFormEdit | undefined {
  const intent = String(form.get('intent') ?? '');
  if (intent === 'count') return { kind: 'count' };
  const [, verb, name, index] = /^(add|remove)(Population|Found)(?:-(\d{1,2}))?$/.exec(intent) ?? [];
  if (name === undefined) return undefined;
  const list = name === 'Found' ? FOUND : POPULATION;
  if (verb === 'add') return { kind: 'add', list };
  return index === undefined ? undefined : { kind: 'remove', list, index: Number(index) };
}

const EMPTY_LINE: ConditionValues = { join: 'and', column: '', operator: 'is', value: '' };

/** The form after such a button: a line more, a line less, or as it was. */
export function applyCheckFormEdit(values: CheckFormValues, edit: CheckFormEdit): CheckFormValues {
  if (edit.kind === 'count') return values;
  const key = edit.list === POPULATION ? 'population' : 'conditions';
  const lines = values[key];
  const changed =
    edit.kind === 'add' ? [...lines, EMPTY_LINE] : lines.filter((_, index) => index !== edit.index);
  return { ...values, [key]: changed };
}
