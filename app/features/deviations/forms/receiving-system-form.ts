import { z } from 'zod';
import type { FieldError } from '#app/features/controls/forms/field-error.ts';
import {
  HANDOVER_DATES,
  HANDOVER_FIELDS,
  type HandoverColumn,
  type HandoverLayout,
} from '#app/features/deviations/domain/handover-layout.ts';

const line = (longest: number) =>
  z
    .string()
    .default('')
    .transform((typed) => typed.normalize('NFC').trim().replaceAll(/\s+/g, ' ').slice(0, longest));

const column = z.object({ heading: z.string(), field: z.enum(HANDOVER_FIELDS), text: z.string() });
const layout = z.object({
  format: z.enum(['xlsx', 'csv']),
  separator: z.enum([';', ',']),
  encoding: z.enum(['utf8', 'windows1252']),
  dates: z.enum(HANDOVER_DATES),
  columns: z.array(column),
});

/** The layout as it is stored. One that cannot be read is a bug: saving validates. */
export function storedLayout(stored: unknown): HandoverLayout {
  return layout.parse(stored);
}

// More than any system that takes deviations asks for.
const MOST_COLUMNS = 40;

const fields = z.object({
  intent: z.enum(['add', 'save', 'preview', 'more', 'retire', 'reinstate']),
  revision: z.coerce.number().int().min(0).catch(0),
  name: line(80),
  format: layout.shape.format.catch('xlsx'),
  separator: layout.shape.separator.catch(';'),
  encoding: layout.shape.encoding.catch('utf8'),
  dates: layout.shape.dates.catch('iso'),
});

/** The form of a receiving system as it was typed: also rows without a heading, which are left out when it is saved. */
export type SystemForm = z.infer<typeof fields> & {
  readonly rows: readonly (HandoverColumn & { readonly place: string })[];
};

/** Undefined when the form is not one of ours. */
export function parseSystemForm(form: FormData): SystemForm | undefined {
  const parsed = fields.safeParse(Object.fromEntries(form));
  if (!parsed.success) return undefined;
  const textOf = (name: string, index: number) => String(form.get(`${name}-${index}`) ?? '');
  const rows = [...Array(MOST_COLUMNS).keys()]
    .filter((index) => form.has(`heading-${index}`))
    .map((index) => ({
      place: textOf('place', index),
      heading: line(80).parse(textOf('heading', index)),
      field: column.shape.field.catch('number').parse(textOf('field', index)),
      text: line(200).parse(textOf('text', index)),
    }));
  return { ...parsed.data, rows };
}

/** What the typed rows come to: those with a heading, by place; a place that is no number stands where it was. */
export function layoutOf(form: SystemForm): HandoverLayout {
  const { format, separator, encoding, dates } = form;
  const placed = form.rows.map((row, index) => ({ row, place: placeOf(row.place, index) }));
  const columns = placed
    .filter(({ row }) => row.heading !== '')
    .sort((a, b) => a.place - b.place)
    .map(({ row: { heading, field, text } }) => ({ heading, field, text: field === 'fixed' ? text : '' }));
  return { format, separator, encoding, dates, columns };
}

const placeOf = (typed: string, index: number) =>
  /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : index + 1;

/** What cannot be saved, in Swedish. */
export function systemErrors(form: SystemForm): FieldError[] {
  const errors: FieldError[] = [];
  if (form.name === '') errors.push({ field: 'name', message: 'Skriv vad systemet heter.' });
  if (form.intent === 'add') return errors;
  const { columns } = layoutOf(form);
  if (columns.length === 0) {
    errors.push({ field: 'heading-0', message: 'Skriv minst en rubrik i tabellen med kolumner.' });
  }
  const same = columns.find(
    ({ heading }, index) => columns.findIndex((one) => one.heading === heading) < index,
  );
  if (same) {
    errors.push({
      field: 'heading-0',
      message: `Två kolumner heter ${same.heading}. Ge dem olika rubriker.`,
    });
  }
  return errors;
}

/** The rows that the form begins with, and some empty ones to fill; never more than a file can have. */
export function rowsToFill(
  rows: readonly (HandoverColumn & { place?: string })[],
  empty: number,
): SystemForm['rows'] {
  const filled = rows
    .filter(({ heading }) => heading !== '')
    .map((row, index) => ({ ...row, place: row.place ?? String(index + 1) }));
  const more = [...Array(Math.max(0, Math.min(empty, MOST_COLUMNS - filled.length))).keys()].map((index) => ({
    place: String(filled.length + index + 1),
    heading: '',
    field: 'number' as const,
    text: '',
  }));
  return [...filled, ...more];
}
