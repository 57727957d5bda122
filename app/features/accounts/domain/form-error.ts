/** One fault in a form: the sentence, and the field it belongs to if any. */
export type FormError = { field?: string; message: string };

/** The sentence for a field, for the field's own `error`; undefined when nothing is wrong with it. */
export function errorOf(errors: readonly FormError[] | undefined, field: string): string | undefined {
  return errors?.find((error) => error.field === field)?.message;
}
