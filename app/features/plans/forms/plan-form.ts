import { z } from 'zod';
import { withoutPersonalNumber } from '#app/features/cases/forms/free-text.ts';
import { type CivilDate, parseCivilDate } from '#app/shared/domain/civil-date.ts';
import type { PlanId, UnitId } from '#app/shared/domain/ids.ts';
import { PLAN_KINDS } from '#app/shared/domain/vocabulary.ts';

export const PLAN_FIELDS = ['kind', 'unitId', 'year', 'name', 'copyFromId'] as const;

/** The form for a new plan; without a copied plan it begins empty. */
export const planFormSchema = z.object({
  kind: z.enum(PLAN_KINDS, 'Välj vilket slags plan det är.'),
  unitId: z
    .string()
    .regex(/^[1-9]\d{0,14}$/, 'Välj enhet.')
    .transform((text) => Number(text) as UnitId),
  year: z
    .string()
    .trim()
    .regex(/^(19|20|21)\d\d$/, 'Skriv året med fyra siffror, till exempel 2027.')
    .transform(Number),
  name: withoutPersonalNumber(z.string().trim().max(120, 'Namnet får vara högst 120 tecken.')),
  copyFromId: z
    .string()
    .regex(/^([1-9]\d{0,14})?$/, 'Välj en plan i listan.')
    .transform((text) => (text === '' ? null : (Number(text) as PlanId))),
});
export type PlanInput = z.output<typeof planFormSchema>;

export const ADOPTION_FIELDS = ['adoptedOn', 'adoptedParagraph', 'revision'] as const;

/** The nämnd's decision: its day, which is not after today, and its paragraph. */
export const adoptionSchema = (today: CivilDate) =>
  z.object({
    adoptedOn: z.string().transform((text, context): CivilDate => {
      const date = parseCivilDate(text.trim());
      const refuse = (message: string) => context.addIssue({ code: 'custom', message });
      if (!date) refuse('Skriv vilken dag nämnden antog planen.');
      else if (date > today) refuse('Dagen då nämnden antog planen kan inte vara senare än i dag.');
      return date ?? ('' as CivilDate);
    }),
    adoptedParagraph: withoutPersonalNumber(
      z
        .string()
        .trim()
        .min(1, 'Skriv paragrafen i nämndens protokoll, till exempel § 112.')
        .max(40, 'Paragrafen får vara högst 40 tecken.'),
    ),
  });
export type Adoption = z.output<ReturnType<typeof adoptionSchema>>;
