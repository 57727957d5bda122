import { type FieldFault, type FormFields, textOf } from '#app/features/checklists/domain/form-fields.ts';

/** A form as it was posted, or as it begins, and what has to be put right in it. */
export type FormProps = { fields: FormFields; errors: readonly FieldFault[] };

export const errorIn = (errors: readonly FieldFault[], field: string) =>
  errors.find((error) => error.field === field)?.message;

/** Gives each field of a form its name, what stands in it, and what is wrong with that. */
export const fieldIn =
  ({ fields, errors }: FormProps) =>
  (name: string) => ({ name, defaultValue: textOf(fields, name), error: errorIn(errors, name) });
