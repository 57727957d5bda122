import type { ControlFormValues } from './control-form-values.ts';

/** What a button of the control form asks for besides saving; undefined when it saves. */
export type FormEdit =
  | { readonly kind: 'count' | 'addCondition' }
  | { readonly kind: 'removeCondition'; readonly index: number };

/** Reads the pressed button: `count`, `addCondition`, `removeCondition-2`; anything else saves. */
export function readFormEdit(form: FormData): FormEdit | undefined {
  const intent = String(form.get('intent') ?? '');
  if (intent === 'count' || intent === 'addCondition') return { kind: intent };
  const removed = /^removeCondition-(\d{1,2})$/.exec(intent);
  return removed ? { kind: 'removeCondition', index: Number(removed[1]) } : undefined;
}

/** The form after such a button: a line more, a line less, or as it was. */
export function applyFormEdit(values: ControlFormValues, edit: FormEdit): ControlFormValues {
  switch (edit.kind) {
    case 'addCondition':
      return {
        ...values,
        conditions: [...values.conditions, { join: 'and', column: '', operator: 'is', value: '' }],
      };
    case 'removeCondition':
      return { ...values, conditions: values.conditions.filter((_, index) => index !== edit.index) };
    case 'count':
      return values;
  }
}
