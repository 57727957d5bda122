import { useParams } from '@remix-run/react';
import type { FramePreview } from '#app/features/controls/domain/frame-preview.ts';
import type { ValueHint } from '#app/features/controls/domain/value-hints.ts';
import type { FieldError } from '#app/features/controls/forms/field-error.ts';
import type { SampleDesign } from '#app/features/sampling/domain/design.ts';
import { useFormCount } from '#app/shared/ui/use-form-count.ts';

/** What the typed filter and design give, and what of them cannot be counted yet. */
export type Count = {
  readonly preview: FramePreview | null;
  readonly design: SampleDesign | null;
  readonly words: readonly string[];
  readonly valueHints: readonly ValueHint[];
  readonly errors: readonly FieldError[];
};

/** The newest count of what is typed, once something has been changed. */
export function useLiveCount() {
  const { controlId } = useParams();
  const of = controlId === undefined ? '' : `?kontroll=${controlId}`;
  const { answer, recount } = useFormCount<Count>(`/kontroller/rakna${of}`);
  return { latest: answer, recount };
}
