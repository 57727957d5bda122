import type { FieldError } from '#app/features/controls/forms/field-error.ts';
import type { CaseId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import { MOST_TEXTS, parseVignetteText } from './vignette-form.ts';

type ChangedText = {
  readonly caseId: CaseId;
  readonly revision: number;
  readonly title: string;
  readonly text: string;
};

export type ChangedTextsValues = { readonly texts: readonly ChangedText[]; readonly isInvented: boolean };

/** Reads the posted texts of a round; numbers that are none become 0, which names no case and no revision. */
export function readChangedTexts(form: FormData): ChangedTextsValues {
  const text = (name: string) => String(form.get(name) ?? '');
  const whole = (name: string) => (/^\d{1,15}$/.test(text(name)) ? Number(text(name)) : 0);
  return {
    texts: Array.from({ length: Math.min(MOST_TEXTS, whole('textCount')) }, (_, place) => ({
      caseId: whole(`case-${place}`) as CaseId,
      revision: whole(`revision-${place}`),
      title: text(`title-${place}`),
      text: text(`text-${place}`),
    })),
    isInvented: form.has('isInvented'),
  };
}

/** Checks the texts as those of a new vignette. */
export function parseChangedTexts({
  texts,
  isInvented,
}: ChangedTextsValues): Result<ChangedText[], FieldError[]> {
  const parsed = texts.map((one, place) => ({ one, read: parseVignetteText({ ...one, isInvented }, place) }));
  const errors = parsed.flatMap(({ read }) => (read.ok ? [] : read.error));
  if (errors.length > 0) return err(errors);
  return ok(parsed.flatMap(({ one, read }) => (read.ok ? [{ ...one, ...read.value }] : [])));
}
