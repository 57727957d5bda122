import { z } from 'zod';
import type { ColumnSetting } from '#app/features/cases/domain/column-change.ts';
import { COLUMN_TYPES } from '#app/shared/domain/vocabulary.ts';

const fields = z.array(
  z.object({ header: z.string().max(32_767), type: z.enum(COLUMN_TYPES), isKept: z.boolean() }),
);

/** The columns of the settings form: `header`, `type-3` and `keep-3` belong together. Undefined when it is not the form's. */
export function parseColumns(form: FormData): ColumnSetting[] | undefined {
  const read = form.getAll('header').map((header, index) => ({
    header,
    type: form.get(`type-${index}`) ?? 'text',
    isKept: form.get(`keep-${index}`) === 'on',
  }));
  return fields.safeParse(read).data;
}
