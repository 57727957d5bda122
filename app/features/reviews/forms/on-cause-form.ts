import { z } from 'zod';
import { withoutPersonalNumber } from '#app/features/cases/forms/free-text.ts';
import type { ChecklistId, PersonId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import { asTyped } from '#app/shared/text/as-typed.ts';

/** The form that reviews one case on cause, as text. */
type OnCauseValues = {
  readonly checklistId: string;
  /** Empty: shared out later. */
  readonly reviewerId: string;
  readonly cause: string;
  /** The newest such round of the case when the form was opened; 0 for none. What is newer was not known then. */
  readonly latestSeen: string;
};

export type OnCauseInput = {
  readonly checklistId: ChecklistId;
  readonly reviewerId: PersonId | null;
  readonly cause: string;
  readonly latestSeen: number;
};

/** Reads the posted form; what is missing is the empty text. */
export function readOnCause(form: FormData): OnCauseValues {
  const text = (name: string) => String(form.get(name) ?? '');
  return {
    checklistId: text('checklistId'),
    reviewerId: text('reviewerId'),
    cause: text('cause'),
    latestSeen: text('latestSeen'),
  };
}

const schema = z.object({
  latestSeen: z.string().transform((text) => (/^\d{1,15}$/.test(text) ? Number(text) : 0)),
  checklistId: z
    .string()
    .regex(/^[1-9]\d{0,14}$/, 'Välj en checklista.')
    .transform((text) => Number(text) as ChecklistId),
  reviewerId: z
    .string()
    .regex(/^([1-9]\d{0,14})?$/, 'Välj granskare i listan.')
    .transform((text) => (text === '' ? null : (Number(text) as PersonId))),
  cause: withoutPersonalNumber(
    z
      .string()
      .overwrite(asTyped)
      .min(1, 'Skriv varför ärendet granskas.')
      .max(500, 'Skälet får vara högst 500 tecken.'),
  ),
});

/** Checks the form. Errors are Swedish sentences at their fields. */
export function parseOnCause(
  values: OnCauseValues,
): Result<OnCauseInput, { readonly field: string; readonly message: string }[]> {
  const parsed = schema.safeParse(values);
  if (parsed.success) return ok(parsed.data);
  return err(parsed.error.issues.map(({ path, message }) => ({ field: String(path[0]), message })));
}
