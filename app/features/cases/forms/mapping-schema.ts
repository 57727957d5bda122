import { z } from 'zod';
import { type ImportMapping, sameHeader } from '#app/features/cases/domain/import-mapping.ts';
import { COLUMN_TYPES } from '#app/shared/domain/vocabulary.ts';

const heading = z.string().max(32_767);

/** The form's fields belong together by their number: header-3, type-3, keep-3; `key` is such a number. */
const fields = z.object({
  headers: z.array(heading).min(1).max(200),
  types: z.array(z.enum(COLUMN_TYPES)),
  kept: z.array(z.boolean()),
  key: z.coerce.number().int().min(0).optional(),
});

/** The mapping a form describes, or undefined when the fields are not those of the form. */
export function parseMapping(form: FormData): ImportMapping | undefined {
  const headers = form.getAll('header');
  const key = form.get('key');
  const parsed = fields.safeParse({
    headers,
    types: headers.map((_, index) => form.get(`type-${index}`) ?? 'text'),
    kept: headers.map((_, index) => form.get(`keep-${index}`) === 'on'),
    ...(key === null ? {} : { key }),
  });
  if (!parsed.success) return undefined;
  const { types, kept } = parsed.data;
  const keyHeader = parsed.data.headers[parsed.data.key ?? -1] ?? '';
  return {
    keyHeader,
    columns: parsed.data.headers.map((header, index) => ({
      header,
      type: types[index] ?? 'text',
      isKept: sameHeader(header, keyHeader) || kept[index] === true,
    })),
  };
}

/** What the button that was pressed asks for. */
export const importIntent = z.enum(['map', 'apply', 'cancel']);
