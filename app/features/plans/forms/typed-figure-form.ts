import { z } from 'zod';
import { withoutPersonalNumber } from '#app/features/cases/forms/free-text.ts';
import type { DeviationTypeId, UnitId } from '#app/shared/domain/ids.ts';
import { TYPED_KINDS, type TypedFigure } from '../domain/typed-figure.ts';

/** Every field of the forms for numbers that are typed; each form has those of its kind. */
export const TYPED_FIELDS = [
  ...([
    'kind',
    'unitId',
    'year',
    'typeId',
    'sex',
    'count',
    'reported',
    'notified',
    'waiting',
    'open',
  ] as const),
  ...(['label', 'own', 'other', 'otherName', 'source'] as const),
] as const;
export type TypedValues = Record<(typeof TYPED_FIELDS)[number], string>;

const number = (what: string) =>
  z
    .string()
    .trim()
    .regex(/^\d{1,6}$/, `${what} med siffror, till exempel 12. Skriv 0 om det inte fanns några.`)
    .transform(Number);
const id = (problem: string) => z.string().regex(/^[1-9]\d{0,14}$/, problem);
const words = (most: number, empty: string) =>
  withoutPersonalNumber(z.string().trim().min(1, empty).max(most, `Texten får vara högst ${most} tecken.`));
const place = {
  unitId: id('Välj enhet.').transform((text) => Number(text) as UnitId),
  year: z
    .string()
    .regex(/^\d{4}$/, 'Välj år.')
    .transform(Number),
};

const complaints = z
  .object({ ...place, kind: z.literal('complaints'), count: number('Skriv hur många klagomål') })
  .transform(({ unitId, year, ...figure }) => ({ unitId, year, figure }));

const deviations = z
  .object({
    ...place,
    kind: z.literal('deviations'),
    typeId: z
      .string()
      .regex(/^([1-9]\d{0,14})?$/, 'Välj typ i listan.')
      .transform((text) => (text === '' ? null : (Number(text) as DeviationTypeId))),
    count: number('Skriv hur många avvikelser'),
  })
  .transform(({ unitId, year, ...figure }) => ({ unitId, year, figure }));

const lexSarah = z
  .object({
    ...place,
    kind: z.literal('lexSarah'),
    sex: z
      .enum(['female', 'male', 'unknown'], 'Välj kön, eller att det inte är angivet.')
      .transform((sex) => (sex === 'unknown' ? null : sex)),
    reported: number('Skriv hur många som rapporterades'),
    notified: number('Skriv hur många som anmäldes'),
    waiting: number('Skriv hur många som väntade'),
    open: number('Skriv hur många som inte var avslutade'),
  })
  .refine(({ waiting, reported }) => waiting <= reported, {
    path: ['waiting'],
    message: 'Det kan inte vara fler än de som rapporterades.',
  })
  // Whoever has not begun has not finished: a report that waits is one that is still open. One fault is told at a time.
  .refine(({ waiting, open, reported }) => waiting <= open || waiting > reported, {
    path: ['waiting'],
    message: 'De som väntar är inte avslutade. Det kan inte vara fler än de som inte var avslutade.',
  })
  .transform(({ unitId, year, ...figure }) => ({ unitId, year, figure }));

const benchmark = z
  .object({
    ...place,
    kind: z.literal('benchmark'),
    label: words(200, 'Skriv vad som jämförs.'),
    own: words(40, 'Skriv ert eget värde.'),
    other: words(40, 'Skriv värdet att jämföra med.'),
    otherName: words(100, 'Skriv vem ni jämför med, till exempel riket.'),
    source: words(200, 'Skriv var siffran kommer ifrån.'),
  })
  .transform(({ unitId, year, ...figure }) => ({ unitId, year, figure }));

/** A number somebody types, with the unit and year it is of. */
export type TypedInput = { readonly unitId: UnitId; readonly year: number; readonly figure: TypedFigure };

/**
 * Reads one form, of the year or the one before; the errors are those of its own kind. Undefined for a kind that there is
 * not.
 */
export function parseTypedFigure(values: TypedValues, year: number) {
  const kind = TYPED_KINDS.find((one) => one === values.kind);
  const isOffered = values.year === String(year) || values.year === String(year - 1);
  const read = isOffered ? values : { ...values, year: '' };
  return kind && { complaints, deviations, lexSarah, benchmark }[kind].safeParse(read);
}
