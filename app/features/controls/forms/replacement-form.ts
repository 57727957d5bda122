import { findPersonalNumber } from '#app/features/cases/domain/personal-number.ts';
import { NO_PERSONAL_NUMBER } from '#app/features/cases/forms/free-text.ts';
import {
  REPLACEMENT_REASONS,
  type ReplacementReason,
} from '#app/features/controls/domain/replacement-reason.ts';
import type { FrameCaseId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import { asTyped } from '#app/shared/text/as-typed.ts';
import type { FieldError } from './control-form-values.ts';

/** The form for replacing a drawn case as text. */
export type ReplacementFormValues = {
  readonly frameCaseId: string;
  readonly reason: string;
  readonly note: string;
};

export type ReplacementInput = {
  readonly frameCaseId: FrameCaseId;
  readonly reason: ReplacementReason;
  readonly note: string;
};

/** Reads the posted form; what is missing is the empty text. */
export function readReplacementForm(form: FormData): ReplacementFormValues {
  const text = (name: string) => String(form.get(name) ?? '');
  return { frameCaseId: text('frameCaseId'), reason: text('reason'), note: text('note') };
}

/** Checks the form: a case, a listed reason and a note that is not too long. */
export function parseReplacementForm(values: ReplacementFormValues): Result<ReplacementInput, FieldError[]> {
  const errors: FieldError[] = [];
  const reason = REPLACEMENT_REASONS.find((one) => one === values.reason);
  if (!reason) errors.push({ field: 'reason', message: 'Välj varför ärendet ska ersättas.' });
  if (!/^[1-9]\d{0,14}$/.test(values.frameCaseId)) {
    errors.push({ field: 'frameCaseId', message: 'Välj vilket ärende som ska ersättas.' });
  }
  const note = asTyped(values.note);
  if (note.length > 500) errors.push({ field: 'note', message: 'Kommentaren får vara högst 500 tecken.' });
  if (findPersonalNumber(note)) errors.push({ field: 'note', message: NO_PERSONAL_NUMBER });
  if (!reason || errors.length > 0) return err(errors);
  return ok({ frameCaseId: Number(values.frameCaseId) as FrameCaseId, reason, note });
}
