import type { Allocation, Quota, SampleDesign } from '#app/features/sampling/domain/design.ts';
import { isRandom } from '#app/features/sampling/domain/design.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { FieldError } from './field-error.ts';
import { chosenValues, MOST_VALUES, tooManyValues } from './parse-condition.ts';

export type QuotaValues = {
  readonly column: string;
  /** Ticked among the values that are shown. */
  readonly values: readonly string[];
  /** More values, one a line. */
  readonly more: string;
  readonly minimum: string;
};

export const EMPTY_QUOTA: QuotaValues = { column: '', values: [], more: '', minimum: '1' };

/** The design as typed. Fields that the kind does not use are kept, so that changing one's mind loses nothing. */
export type DesignValues = {
  readonly designKind: string;
  readonly size: string;
  readonly groupColumn: string;
  readonly orderColumn: string;
  readonly quotas: readonly QuotaValues[];
};

export const DESIGN_KINDS = [
  'whole',
  'perStratum',
  'proportional',
  'census',
  'firstInOrder',
  'selfSelected',
  'onCause',
] as const satisfies readonly Allocation['kind'][];

const SIZE_MESSAGES = {
  whole: 'Skriv hur många ärenden som ska dras, till exempel 10.',
  perStratum: 'Skriv hur många ärenden som ska dras ur varje grupp, till exempel 2.',
  proportional: 'Skriv hur många ärenden som ska dras sammanlagt, till exempel 22.',
  firstInOrder: 'Skriv hur många av de första ärendena som ska väljas, till exempel 3.',
  selfSelected: 'Skriv hur många ärenden var och en ska välja, till exempel 5.',
} as const;

const GROUP_MESSAGES = {
  perStratum: 'Välj kolumnen som delar ramen i grupper, till exempel handläggare.',
  proportional: 'Välj kolumnen som delar ramen i grupper, till exempel handläggare.',
  selfSelected: 'Välj kolumnen med den som väljer, till exempel handläggare.',
} as const;

const MOST_QUOTAS = 12;
const MOST_CASES = 100_000;

/** Reads the design of a posted form; what is missing is the empty text. */
export function readDesign(form: FormData): DesignValues {
  const text = (name: string) => String(form.get(name) ?? '');
  const quotas = Math.min(MOST_QUOTAS, Math.max(0, Math.trunc(Number(text('quotaCount'))) || 0));
  return {
    designKind: text('designKind'),
    size: text('size'),
    groupColumn: text('groupColumn'),
    orderColumn: text('orderColumn'),
    quotas: Array.from({ length: quotas }, (_, index) => ({
      column: text(`quotaColumn-${index}`),
      values: form.getAll(`quotaValues-${index}`).map((value) => String(value).replaceAll('\r\n', '\n')),
      more: text(`quotaMore-${index}`),
      minimum: text(`quotaMinimum-${index}`),
    })),
  };
}

/** A stored design as the form shows it; `parseDesign` gives the same design back. */
export function designValues({ allocation, quotas }: SampleDesign): DesignValues {
  return {
    designKind: allocation.kind,
    size: 'size' in allocation ? String(allocation.size) : '',
    groupColumn: 'attribute' in allocation ? (allocation.attribute ?? '') : '',
    orderColumn: allocation.kind === 'firstInOrder' ? allocation.orderBy : '',
    quotas: quotas.map(({ attribute, values, minimum }) => ({
      column: attribute,
      values,
      more: '',
      minimum: String(minimum),
    })),
  };
}

/** The typed design. Quotas are read only where chance decides; those without a column are skipped. */
export function parseDesign(values: DesignValues): Result<SampleDesign, FieldError[]> {
  const errors: FieldError[] = [];
  const allocation = parseAllocation(values, errors);
  const quotas = allocation && isRandom(allocation) ? parseQuotas(values.quotas, errors) : [];
  if (!allocation || errors.length > 0) return err(errors);
  const needed = surelyNeeded(quotas);
  if ('size' in allocation && needed > allocation.size) {
    return err([
      {
        field: 'quotaMinimum-0',
        message: `Kravet på minst ${needed} är större än urvalet på ${allocation.size}. Minska kravet eller dra fler.`,
      },
    ]);
  }
  return ok({ allocation, quotas });
}

function parseAllocation(values: DesignValues, errors: FieldError[]): Allocation | undefined {
  const kind = DESIGN_KINDS.find((known) => known === values.designKind);
  if (!kind) {
    errors.push({ field: 'designKind', message: 'Välj hur ärendena väljs.' });
    return undefined;
  }
  if (kind === 'census' || kind === 'onCause') return { kind };
  const size = parseWhole(values.size, MOST_CASES);
  if (size === undefined) {
    errors.push({ field: 'size', message: SIZE_MESSAGES[kind] });
  }
  if (kind === 'whole') return { kind, size: size ?? 1 };
  const attribute = values.groupColumn;
  if (kind === 'firstInOrder') {
    if (values.orderColumn === '') {
      errors.push({
        field: 'orderColumn',
        message: 'Välj kolumnen med det datum som ordnar ärendena, till exempel dagen då de avslutades.',
      });
    }
    return { kind, orderBy: values.orderColumn, attribute: attribute || null, size: size ?? 1 };
  }
  if (attribute === '') {
    errors.push({ field: 'groupColumn', message: GROUP_MESSAGES[kind] });
  }
  return { kind, attribute, size: size ?? 1 };
}

function parseQuotas(lines: readonly QuotaValues[], errors: FieldError[]): Quota[] {
  const quotas: Quota[] = [];
  for (const [index, line] of lines.entries()) {
    if (line.column === '') continue;
    const values = chosenValues(line.values, line.more);
    const minimum = parseWhole(line.minimum, MOST_CASES);
    if (values.length === 0) {
      errors.push({
        field: `quotaValues-${index}`,
        message: `Minst-krav ${index + 1}: välj eller skriv minst ett värde som uppfyller kravet.`,
      });
    }
    if (values.length > MOST_VALUES) {
      errors.push({
        field: `quotaValues-${index}`,
        message: `Minst-krav ${index + 1}: ${tooManyValues(values.length)}`,
      });
    }
    if (minimum === undefined) {
      errors.push({
        field: `quotaMinimum-${index}`,
        message: `Minst-krav ${index + 1}: skriv hur många som minst ska vara med, till exempel 1.`,
      });
    }
    if (values.length > 0 && minimum !== undefined) quotas.push({ attribute: line.column, values, minimum });
  }
  return quotas;
}

function parseWhole(text: string, maximum: number): number | undefined {
  const number = /^\d{1,6}$/.test(text.trim()) ? Number(text.trim()) : 0;
  return number >= 1 && number <= maximum ? number : undefined;
}

/**
 * How many cases the quotas need whatever the frame holds: a case has one value in a column, so quotas of the same column
 * without a value in common cannot share a case. Quotas of different columns may share theirs; what a frame makes of
 * those is found when it is counted.
 */
function surelyNeeded(quotas: readonly Quota[]): number {
  const needed = quotas.map((quota, index) => {
    const taken = new Set(quota.values);
    let sum = quota.minimum;
    for (const other of quotas.slice(index + 1)) {
      if (other.attribute !== quota.attribute || other.values.some((value) => taken.has(value))) continue;
      for (const value of other.values) taken.add(value);
      sum += other.minimum;
    }
    return sum;
  });
  return Math.max(0, ...needed);
}
