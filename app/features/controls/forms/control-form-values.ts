import { type ConditionsValues, readConditions } from './condition-values.ts';
import { type DesignValues, readDesign } from './design-form.ts';
import { type ProcedureValues, readProcedure } from './procedure-form.ts';
import { type RulesValues, readRules } from './rules-form.ts';

export type { FieldError } from './field-error.ts';

/** The control form as text, so that what was typed comes back beside an error. */
export type ControlFormValues = DesignValues &
  RulesValues & {
    readonly templateKey: string;
    readonly revision: string;
    readonly name: string;
    readonly purpose: string;
    readonly kind: string;
    readonly rhythm: string;
    readonly unitId: string;
    readonly registerId: string;
    readonly checklistId: string;
    readonly conditions: ConditionsValues;
    /** The day the count is for; not part of the control. */
    readonly countOn: string;
    readonly reviewDays: string;
    readonly responsibleId: string;
    readonly reviewerIds: readonly string[];
    readonly procedure: ProcedureValues;
  };

/** Reads the posted form; what is missing is the empty text. */
export function readControlForm(form: FormData): ControlFormValues {
  const text = (name: string) => String(form.get(name) ?? '');
  return {
    templateKey: text('templateKey'),
    revision: text('revision'),
    name: text('name'),
    purpose: text('purpose'),
    kind: text('kind'),
    rhythm: text('rhythm'),
    unitId: text('unitId'),
    registerId: text('registerId'),
    checklistId: text('checklistId'),
    conditions: readConditions(form),
    ...readRules(form),
    countOn: text('countOn'),
    ...readDesign(form),
    reviewDays: text('reviewDays'),
    responsibleId: text('responsibleId'),
    reviewerIds: form.getAll('reviewerIds').map(String),
    procedure: readProcedure(form),
  };
}
