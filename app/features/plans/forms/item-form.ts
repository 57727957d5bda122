import { z } from 'zod';
import { typedText } from '#app/features/accounts/forms/form-errors.ts';
import { withoutPersonalNumber } from '#app/features/cases/forms/free-text.ts';
import type { ControlId, PersonId } from '#app/shared/domain/ids.ts';
import { asTyped } from '#app/shared/text/as-typed.ts';
import {
  occasionsOfDates,
  occasionsOfRhythm,
  PLAN_RHYTHMS,
  type PlannedOccasion,
  readDays,
} from '../domain/occasions.ts';

const FIELDS = [
  'area',
  'title',
  'background',
  'purpose',
  'measured',
  'method',
  'likelihood',
  'consequence',
  'riskNote',
  'responsibleId',
  'controlId',
  'improvement',
  'timing',
  'days',
] as const;

/** A row of a plan as its form has it, all text. */
export type ItemFormValues = Record<(typeof FIELDS)[number], string>;

const long = withoutPersonalNumber(
  z.string().overwrite(asTyped).max(4000, 'Texten får vara högst 4\u00a0000 tecken.'),
);
const short = (words: string) =>
  withoutPersonalNumber(z.string().trim().max(200, `${words} får vara högst 200 tecken.`));
const degree = z
  .string()
  .regex(/^[1-4]?$/, 'Välj i listan.')
  .transform((text) => (text === '' ? null : Number(text)));
const chosen = z.string().regex(/^([1-9]\d{0,14})?$/, 'Välj i listan.');

/** The form for a row of the plan of that year. Occasions come from the rhythm or from days of the year, written out. */
export const itemFormSchema = (year: number) =>
  z
    .object({
      area: short('Området'),
      title: short('Rubriken').min(1, 'Skriv vad som ska kontrolleras eller följas upp.'),
      background: long,
      purpose: long,
      measured: long,
      method: long,
      likelihood: degree,
      consequence: degree,
      riskNote: long,
      responsibleId: chosen.transform((text) => (text === '' ? null : (Number(text) as PersonId))),
      controlId: chosen.transform((text) => (text === '' ? null : (Number(text) as ControlId))),
      improvement: long,
      timing: z.enum([...PLAN_RHYTHMS, 'dates'], 'Välj hur ofta det görs.'),
      days: z.string().trim().max(1000, 'Det är för många dagar.'),
    })
    .superRefine(({ likelihood, consequence }, context) => {
      if ((likelihood === null) === (consequence === null)) return;
      context.addIssue({
        code: 'custom',
        path: [likelihood === null ? 'likelihood' : 'consequence'],
        message: 'Bedöm både sannolikhet och konsekvens, eller ingendera.',
      });
    })
    .transform(({ timing, days, ...row }, context) => {
      if (timing !== 'dates') return { row, occasions: occasionsOfRhythm(timing, year) };
      const read = readDays(days, year);
      const occasions: PlannedOccasion[] = occasionsOfDates(read.days, year);
      const message =
        read.unreadable.length > 0
          ? `Det här är ingen dag under ${year}: ${read.unreadable.join(', ')}. Skriv till exempel 1 mars, 1 september.`
          : occasions.length === 0
            ? 'Skriv vilka dagar, till exempel 1 mars, 1 september.'
            : '';
      if (message !== '') context.addIssue({ code: 'custom', path: ['days'], message });
      return { row, occasions };
    });

export type ItemInput = z.output<ReturnType<typeof itemFormSchema>>;

/** Reads the posted form; what is missing is the empty text. */
export function readItemForm(form: FormData): ItemFormValues {
  return typedText(form, FIELDS);
}
