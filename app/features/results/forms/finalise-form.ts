import { z } from 'zod';
import { findPersonalNumber } from '#app/features/cases/domain/personal-number.ts';
import { NO_PERSONAL_NUMBER, withoutPersonalNumber } from '#app/features/cases/forms/free-text.ts';
import type { FieldError } from '#app/features/controls/forms/field-error.ts';
import type { ReviewId } from '#app/shared/domain/ids.ts';
import { asTyped } from '#app/shared/text/as-typed.ts';
import { UNREVIEWED_KINDS } from '../domain/unreviewed-reasons.ts';

const kindSchema = z.enum(UNREVIEWED_KINDS).catch('other');

const REASON_FIELD = /^reason-([1-9]\d{0,14})$/;

/** The kinds of these reasons: fields named `kind-<review id>`; whoever chose none has another reason. */
export function readKinds(form: FormData, reasons: ReadonlyMap<ReviewId, string>) {
  return new Map([...reasons.keys()].map((id) => [id, kindSchema.parse(form.get(`kind-${id}`))] as const));
}

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

/** The reasons that hold what looks like a personnummer, each at its field. */
export function reasonErrors(reasons: ReadonlyMap<ReviewId, string>): FieldError[] {
  return [...reasons]
    .filter(([, reason]) => findPersonalNumber(reason) !== undefined)
    .map(([reviewId]) => ({ field: `reason-${reviewId}`, message: NO_PERSONAL_NUMBER }));
}

/** Why a finalised round is opened again. */
export const reopenSchema = z.object({
  reason: withoutPersonalNumber(
    z
      .string()
      .overwrite(asTyped)
      .min(1, 'Skriv varför omgången öppnas igen.')
      .max(1000, 'Skriv högst 1\u00a0000 tecken.'),
  ),
});

export const intentSchema = z.enum(['finalise', 'reopen']);
