import type { z } from 'zod';
import type { FormError } from '#app/features/accounts/domain/form-error.ts';

/** The first fault of every field, in the order of the form. */
export function formErrors(error: z.ZodError): FormError[] {
  const seen = new Set<string>();
  const errors: FormError[] = [];
  for (const issue of error.issues) {
    const field = issue.path[0] === undefined ? '' : String(issue.path[0]);
    if (seen.has(field)) continue;
    seen.add(field);
    errors.push(field === '' ? { message: issue.message } : { field, message: issue.message });
  }
  return errors;
}

/** Text fields as they were typed, for showing the form again; a file or a missing field is empty text. */
export function typedText<Name extends string>(form: FormData, names: readonly Name[]): Record<Name, string> {
  const typed = {} as Record<Name, string>;
  for (const name of names) {
    const value = form.get(name);
    typed[name] = typeof value === 'string' ? value : '';
  }
  return typed;
}
