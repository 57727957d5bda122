/** One line of the filter as typed. `join` says how it stands to the line before. */
export type ConditionValues = {
  readonly join: 'and' | 'or';
  readonly column: string;
  readonly operator: string;
  readonly value: string;
};

/** The control form as text, so that what was typed comes back beside an error. */
export type ControlFormValues = {
  readonly templateKey: string;
  readonly revision: string;
  readonly name: string;
  readonly purpose: string;
  readonly kind: string;
  readonly rhythm: string;
  readonly unitId: string;
  readonly registerId: string;
  readonly checklistId: string;
  readonly conditions: readonly ConditionValues[];
  /** The day the count is for; not part of the control. */
  readonly countOn: string;
  readonly size: string;
  readonly quotaColumn: string;
  /** One value a line. */
  readonly quotaValues: string;
  readonly quotaMinimum: string;
  readonly reviewDays: string;
  readonly responsibleId: string;
  readonly reviewerIds: readonly string[];
};

export type FieldError = { readonly field: string; readonly message: string };

/** The word that stands for the round's reference date in a date condition. */
export const REFERENCE_DATE_WORD = 'referensdatum';

const MOST_CONDITIONS = 30;

/** The lines of conditions in a posted form; `list` is what the names of their fields begin with. */
export function readConditions(form: FormData, list = 'condition'): ConditionValues[] {
  const text = (name: string) => String(form.get(name) ?? '');
  const lines = Math.min(MOST_CONDITIONS, Number(text(`${list}Count`)) || 0);
  return Array.from({ length: lines }, (_, index) => ({
    join: text(`${list}Join-${index}`) === 'or' ? 'or' : 'and',
    column: text(`${list}Column-${index}`),
    operator: text(`${list}Operator-${index}`),
    value: text(`${list}Value-${index}`),
  }));
}

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
    countOn: text('countOn'),
    size: text('size'),
    quotaColumn: text('quotaColumn'),
    quotaValues: text('quotaValues'),
    quotaMinimum: text('quotaMinimum'),
    reviewDays: text('reviewDays'),
    responsibleId: text('responsibleId'),
    reviewerIds: form.getAll('reviewerIds').map(String),
  };
}
