import { findPersonalNumber } from '#app/features/cases/domain/personal-number.ts';
import { NO_PERSONAL_NUMBER } from '#app/features/cases/forms/free-text.ts';
import { isReasonInWords } from '#app/features/controls/domain/redraw.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import { asTyped } from '#app/shared/text/as-typed.ts';
import type { FieldError } from './control-form-values.ts';

/** The form for drawing more cases as text. */
export type ExtensionFormValues = {
  readonly size: string;
  readonly reason: string;
  /** Number of draws the form was made for. */
  readonly drawsSeen: string;
};

export type ExtensionInput = { readonly size: number; readonly reason: string; readonly drawsSeen: number };

/** Reads the posted form; what is missing is the empty text. */
export function readExtensionForm(form: FormData): ExtensionFormValues {
  const text = (name: string) => String(form.get(name) ?? '');
  return { size: text('size'), reason: text('reason'), drawsSeen: text('drawsSeen') };
}

/** Checks the form: a whole number, and a reason in words as for a redraw. Whether the number is larger than before the use case says. */
export function parseExtensionForm(values: ExtensionFormValues): Result<ExtensionInput, FieldError[]> {
  const errors: FieldError[] = [];
  const size = values.size.replaceAll(/\s/g, '');
  if (!/^[1-9]\d{0,6}$/.test(size)) {
    errors.push({ field: 'size', message: 'Skriv det nya antalet med siffror, till exempel 15.' });
  }
  const reason = asTyped(values.reason);
  if (!isReasonInWords(reason)) {
    const message = 'Skriv med ord varför urvalet ska utökas, minst tio bokstäver.';
    errors.push({ field: 'reason', message });
  }
  if (reason.length > 500) errors.push({ field: 'reason', message: 'Skälet får vara högst 500 tecken.' });
  if (findPersonalNumber(reason)) errors.push({ field: 'reason', message: NO_PERSONAL_NUMBER });
  if (errors.length > 0) return err(errors);
  const drawsSeen = /^\d{1,6}$/.test(values.drawsSeen) ? Number(values.drawsSeen) : 0;
  return ok({ size: Number(size), reason, drawsSeen });
}
