/** A day to compare with as typed: a fixed one, the reference date, or so many months or days from it. */
export type PointValues = {
  /** `day`, `referenceDate`, `monthsBefore`, `monthsAfter`, `daysBefore` or `daysAfter`. */
  readonly anchor: string;
  readonly day: string;
  readonly amount: string;
};

/** One condition as typed. Which of the fields count is for the operator to say; the others are kept as they are. */
export type ConditionValues = {
  readonly column: string;
  readonly operator: string;
  readonly value: string;
  readonly valueTo: string;
  /** Chosen among the values that are shown. */
  readonly values: readonly string[];
  /** More values, one a line. */
  readonly more: string;
  readonly from: PointValues;
  readonly to: PointValues;
  readonly after: string;
  readonly amount: string;
  readonly unit: string;
  readonly whenEmpty: string;
};

/** `mode` is how the conditions of the group stand together: `any`, `all`, `none` or `notAll` of them. */
export type ConditionGroupValues = { readonly mode: string; readonly lines: readonly ConditionValues[] };

/** Conditions as typed: `join` is `all` when every group must hold and `any` when one is enough. */
export type ConditionsValues = { readonly join: string; readonly groups: readonly ConditionGroupValues[] };

export const EMPTY_POINT: PointValues = { anchor: 'referenceDate', day: '', amount: '' };

export const EMPTY_CONDITION: ConditionValues = {
  column: '',
  operator: 'is',
  value: '',
  valueTo: '',
  values: [],
  more: '',
  from: EMPTY_POINT,
  to: EMPTY_POINT,
  after: '',
  amount: '',
  unit: 'months',
  whenEmpty: 'countToReferenceDate',
};

const MOST_GROUPS = 30;
const MOST_LINES = 20;

/**
 * Reads the conditions of a posted form. Every field's name begins with `prefix`, so that a form can hold more than one
 * list of conditions. What is missing is as in an empty line.
 */
export function readConditions(form: FormData, prefix = 'condition'): ConditionsValues {
  const text = (name: string, otherwise = '') => String(form.get(`${prefix}${name}`) ?? otherwise);
  const count = (name: string, most: number) =>
    Math.min(most, Math.max(0, Math.trunc(Number(text(name))) || 0));
  const point = (name: string, place: string): PointValues => ({
    anchor: text(`${name}Anchor-${place}`, EMPTY_POINT.anchor),
    day: text(`${name}Day-${place}`),
    amount: text(`${name}Amount-${place}`),
  });
  const line = (place: string): ConditionValues => ({
    column: text(`Column-${place}`),
    operator: text(`Operator-${place}`, EMPTY_CONDITION.operator),
    value: text(`Value-${place}`),
    valueTo: text(`ValueTo-${place}`),
    // A line break in a cell comes back from the browser as two characters.
    values: form.getAll(`${prefix}Values-${place}`).map((value) => String(value).replaceAll('\r\n', '\n')),
    more: text(`More-${place}`),
    from: point('From', place),
    to: point('To', place),
    after: text(`After-${place}`),
    amount: text(`Amount-${place}`),
    unit: text(`Unit-${place}`, EMPTY_CONDITION.unit),
    whenEmpty: text(`WhenEmpty-${place}`, EMPTY_CONDITION.whenEmpty),
  });
  return {
    join: text('Join', 'all'),
    groups: Array.from({ length: count('Groups', MOST_GROUPS) }, (_, group) => ({
      mode: text(`Mode-${group}`, 'any'),
      lines: Array.from({ length: count(`Lines-${group}`, MOST_LINES) }, (_, index) =>
        line(`${group}-${index}`),
      ),
    })),
  };
}
