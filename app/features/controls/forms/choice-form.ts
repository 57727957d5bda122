import { normaliseCaseKey } from '#app/features/sampling/domain/case-key.ts';
import type { FrameCaseId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { FieldError } from './control-form-values.ts';

/** The form for choosing one case as text. */
export type ChoiceFormValues = { readonly key: string; readonly cause: string };

/** A case number and, on cause, why. */
export type ChoiceInput = ChoiceFormValues;

export function readChoiceForm(form: FormData): ChoiceFormValues {
  const text = (name: string) => String(form.get(name) ?? '');
  return { key: text('key'), cause: text('cause') };
}

/** Checks the form: a case number, and a cause that is not too long. Whether one is needed the design says. */
export function parseChoiceForm(values: ChoiceFormValues): Result<ChoiceInput, FieldError[]> {
  const key = normaliseCaseKey(values.key);
  if (!key.ok) return err([{ field: 'key', message: 'Skriv ärendenumret som det står i urvalsramen.' }]);
  const cause = values.cause.trim();
  if (cause.length > 500) return err([{ field: 'cause', message: 'Skälet får vara högst 500 tecken.' }]);
  return ok({ key: key.value, cause });
}

/** The ids that were ticked; undefined when one is not an id. */
export function parseFrameCaseIds(values: readonly string[]): FrameCaseId[] | undefined {
  if (values.some((value) => !/^[1-9]\d{0,14}$/.test(value))) return undefined;
  return values.map((value) => Number(value) as FrameCaseId);
}
