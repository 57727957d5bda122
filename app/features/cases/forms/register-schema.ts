import { z } from 'zod';
import type { PersonId, UnitId } from '#app/shared/domain/ids.ts';
import { KEY_HANDLINGS, PROTECTED_RULES, REGISTER_KINDS } from '#app/shared/domain/vocabulary.ts';

const name = z
  .string()
  .trim()
  .min(1, 'Skriv ett namn, till exempel Placeringar.')
  .max(100, 'Namnet får vara högst 100 tecken.')
  .transform((text) => text.normalize('NFC').replace(/\s+/gu, ' '));
const kind = z.enum(REGISTER_KINDS, { error: 'Välj vad registret innehåller.' });
// Only administrators are asked; for others the field is not there.
const keyHandling = z
  .enum(KEY_HANDLINGS, { error: 'Välj hur ärendenumren ska sparas.' })
  .optional()
  .transform((value) => value ?? 'asIs');

/** A new register as the form sends it. */
export const registerSchema = z.object({
  name,
  unitId: z
    .string()
    .regex(/^[1-9]\d{0,14}$/, 'Välj den enhet som registret hör till.')
    .transform((text) => Number(text) as UnitId),
  kind,
  keyHandling,
});

/** What may be changed of a register that is there. */
export const registerDetailsSchema = z.object({ name, kind, keyHandling: z.enum(KEY_HANDLINGS).optional() });

/** The rule for protected identities. Named reviewers are ids, each once. */
export const protectedRuleSchema = z
  .object({
    rule: z.enum(PROTECTED_RULES, { error: 'Välj vad som ska gälla.' }),
    reviewerIds: z
      .array(z.string().regex(/^[1-9]\d{0,14}$/))
      .max(1_000)
      .transform((ids) => [...new Set(ids)].map((id) => Number(id) as PersonId)),
  })
  .refine(({ rule, reviewerIds }) => rule !== 'namedReviewers' || reviewerIds.length > 0, {
    path: ['reviewerIds'],
    message: 'Välj minst en person som får granska ärendena.',
  });
