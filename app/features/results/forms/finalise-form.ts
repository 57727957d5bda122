import { z } from 'zod';
import type { ReviewId } from '#app/shared/domain/ids.ts';

const REASON_FIELD = /^reason-([1-9]\d{0,14})$/;

/** The reasons for reviews that are not finished, by review: fields named `reason-<review id>`. */
export function readReasons(form: FormData): Map<ReviewId, string> {
  const reasons = new Map<ReviewId, string>();
  for (const [name, value] of form) {
    const id = REASON_FIELD.exec(name)?.[1];
    if (id !== undefined && typeof value === 'string')
      reasons.set(Number(id) as ReviewId, value.slice(0, 1000));
  }
  return reasons;
}

/** Why a finalised round is opened again. */
export const reopenSchema = z.object({
  reason: z
    .string()
    .trim()
    .min(1, 'Skriv varför omgången öppnas igen.')
    .max(1000, 'Skriv högst 1\u00a0000 tecken.'),
});

export const intentSchema = z.enum(['finalise', 'reopen']);
