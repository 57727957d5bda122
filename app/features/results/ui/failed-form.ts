/** A form that came back: what was wrong and what had been typed. */
export type FailedForm = {
  intent: 'finalise' | 'reopen';
  errors: readonly { field?: string; message: string }[];
  values: Readonly<Record<string, string>>;
};

/** What was wrong with one field, if anything. */
export function errorOf(failed: FailedForm | undefined, field: string): string | undefined {
  return failed?.errors.find((error) => error.field === field)?.message;
}
