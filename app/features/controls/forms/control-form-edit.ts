import { applyConditionEdit, type ConditionEdit, readConditionEdit, swapped } from './condition-edit.ts';
import type { ControlFormValues } from './control-form-values.ts';
import { EMPTY_QUOTA } from './design-form.ts';
import { applyProcedureEdit, type ProcedureEdit, readProcedureEdit } from './procedure-form.ts';

/** What a button of the control form asks for besides saving; undefined when it saves. */
export type FormEdit =
  | { readonly kind: 'count' | 'addQuota' }
  | { readonly kind: 'removeQuota' | 'quotaUp' | 'quotaDown'; readonly index: number }
  | { readonly kind: 'conditions'; readonly edit: ConditionEdit }
  | { readonly kind: 'procedure'; readonly edit: ProcedureEdit };

/** Reads the pressed button: `count`, `addQuota`, `removeQuota-2`, one among the conditions; anything else saves. */
export function readFormEdit(form: FormData): FormEdit | undefined {
  const intent = String(form.get('intent') ?? '');
  if (intent === 'count' || intent === 'addQuota') return { kind: intent };
  const edit = readConditionEdit(intent);
  if (edit) return { kind: 'conditions', edit };
  const procedure = readProcedureEdit(intent);
  if (procedure) return { kind: 'procedure', edit: procedure };
  const [, kind, index] = /^(removeQuota|quotaUp|quotaDown)-(\d{1,2})$/.exec(intent) ?? [];
  return kind === 'removeQuota' || kind === 'quotaUp' || kind === 'quotaDown'
    ? { kind, index: Number(index) }
    : undefined;
}

/** The form after such a button: a line more, less or elsewhere, or as it was. */
export function applyFormEdit(values: ControlFormValues, edit: FormEdit): ControlFormValues {
  const { quotas } = values;
  switch (edit.kind) {
    case 'conditions':
      return { ...values, conditions: applyConditionEdit(values.conditions, edit.edit) };
    case 'procedure':
      return { ...values, procedure: applyProcedureEdit(values.procedure, edit.edit) };
    case 'addQuota':
      return { ...values, quotas: [...quotas, EMPTY_QUOTA] };
    case 'removeQuota':
      return { ...values, quotas: quotas.filter((_, index) => index !== edit.index) };
    case 'quotaUp':
      return { ...values, quotas: swapped(quotas, edit.index, edit.index - 1) };
    case 'quotaDown':
      return { ...values, quotas: swapped(quotas, edit.index, edit.index + 1) };
    case 'count':
      return values;
  }
}
