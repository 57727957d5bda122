import { z } from 'zod';
import type { ReadingChoices } from '#app/features/cases/domain/raw-table.ts';

const choices = z.object({
  sheetName: z.string().min(1).max(200).optional(),
  hidden: z.enum(['include', 'leaveOut']).optional(),
});

/** How a file is to be read, or undefined when the fields are not those of the form. */
export function parseReadingChoices(form: FormData): ReadingChoices | undefined {
  const parsed = choices.safeParse({
    sheetName: form.get('sheetName') ?? undefined,
    hidden: form.get('hidden') ?? undefined,
  });
  if (!parsed.success) return undefined;
  const { sheetName, hidden } = parsed.data;
  return {
    ...(sheetName === undefined ? {} : { sheetName }),
    ...(hidden === undefined ? {} : { hidden }),
  };
}

/** What somebody pasted or sent as a file. A pasted text counts when there is anything but blanks in it. */
export function pastedText(form: FormData): string | undefined {
  const text = form.get('pasted');
  return typeof text === 'string' && text.trim() !== '' ? text : undefined;
}
