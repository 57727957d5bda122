import { z } from 'zod';
import {
  type ColumnChoice,
  type ImportMapping,
  sameHeader,
} from '#app/features/cases/domain/import-mapping.ts';
import { COLUMN_TYPES } from '#app/shared/domain/vocabulary.ts';

const heading = z.string().max(32_767);

/**
 * The form's fields belong together by their number: header-3, type-3, keep-3, pseudonym-3; `key` is such a number, or
 * empty while nobody has chosen.
 */
const fields = z.object({
  columns: z
    .array(
      z.object({
        header: heading,
        type: z.enum(COLUMN_TYPES),
        isKept: z.boolean(),
        isPseudonym: z.boolean(),
      }),
    )
    .min(1)
    .max(200),
  key: z
    .string()
    .regex(/^\d{0,3}$/)
    .transform((text) => (text === '' ? -1 : Number(text))),
});

/** The mapping a form describes, or undefined when the fields are not those of the form. */
export function parseMapping(form: FormData): ImportMapping | undefined {
  const parsed = fields.safeParse({
    columns: form.getAll('header').map((header, index) => ({
      header,
      type: form.get(`type-${index}`) ?? 'text',
      isKept: form.get(`keep-${index}`) === 'on',
      isPseudonym: form.get(`pseudonym-${index}`) === 'on',
    })),
    key: form.get('key') ?? '',
  });
  if (!parsed.success) return undefined;
  const { columns, key } = parsed.data;
  const keyHeader = columns[key]?.header ?? '';
  return {
    keyHeader,
    columns: columns.map(({ header, type, isKept, isPseudonym }): ColumnChoice => {
      if (sameHeader(header, keyHeader)) return { header, type: 'text', isKept: true };
      if (isPseudonym) return { header, type: 'text', isKept: true, isPseudonym };
      return { header, type, isKept };
    }),
  };
}

/** What the button that was pressed asks for. */
export const importIntent = z.enum(['read', 'map', 'apply', 'cancel']);
