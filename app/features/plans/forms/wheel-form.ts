import { z } from 'zod';
import { withoutPersonalNumber } from '#app/features/cases/forms/free-text.ts';
import { type CivilDate, parseCivilDate } from '#app/shared/domain/civil-date.ts';
import type { PersonId, UnitId } from '#app/shared/domain/ids.ts';
import { asTyped } from '#app/shared/text/as-typed.ts';
import { occasionsOfDates, occasionsOfRhythm, PLAN_RHYTHMS, readDays } from '../domain/occasions.ts';

export const ENTRY_FIELDS = [
  'title',
  'dueOn',
  'days',
  'timing',
  'responsibleId',
  'unitId',
  'reason',
] as const;

/** Once, or several at a time: in a rhythm or on days written out. */
const ENTRY_TIMINGS = ['once', ...PLAN_RHYTHMS, 'dates'] as const;

const title = withoutPersonalNumber(
  z.string().trim().min(1, 'Skriv vad som ska göras.').max(200, 'Texten får vara högst 200 tecken.'),
);
const chosen = z
  .string()
  .regex(/^([1-9]\d{0,14})?$/, 'Välj i listan.')
  .transform((text) => (text === '' ? null : (Number(text) as PersonId)));
const NO_DAY = 'Skriv vilken dag, till exempel 2027-03-01.';

/**
 * Something to put in the year wheel, as one entry a day. A rhythm gives the last days of its periods in the year that are
 * still to come on `today`, named by the period.
 */
export const entrySchema = (year: number, today: CivilDate) =>
  z
    .object({
      title,
      responsibleId: chosen,
      unitId: z
        .string()
        .regex(/^[1-9]\d{0,14}$/, 'Välj enhet.')
        .transform((text) => Number(text) as UnitId),
      timing: z.enum(ENTRY_TIMINGS, 'Välj hur ofta det görs.'),
      dueOn: z.string().trim(),
      days: z.string().trim().max(1000, 'Det är för många dagar.'),
    })
    .transform(({ timing, dueOn, days, ...entry }, context) => {
      const refuse = (path: 'dueOn' | 'days' | 'timing', message: string) => {
        context.addIssue({ code: 'custom', path: [path], message });
        return { ...entry, occasions: [] };
      };
      const named = (label: string, on: CivilDate) => ({ title: `${entry.title}, ${label}`, dueOn: on });
      if (timing === 'once') {
        const on = parseCivilDate(dueOn);
        return on ? { ...entry, occasions: [{ title: entry.title, dueOn: on }] } : refuse('dueOn', NO_DAY);
      }
      if (timing === 'dates') {
        const read = readDays(days, year);
        if (read.unreadable.length > 0) {
          return refuse('days', `Det här är ingen dag under ${year}: ${read.unreadable.join(', ')}.`);
        }
        const occasions = occasionsOfDates(read.days, year).map((one) => ({ ...one, title: entry.title }));
        return occasions.length > 0
          ? { ...entry, occasions: occasions.map(({ title: of, dueOn: on }) => ({ title: of, dueOn: on })) }
          : refuse('days', `Skriv vilka dagar under ${year}, till exempel 1 mars, 1 september.`);
      }
      const occasions = occasionsOfRhythm(timing, year)
        .filter(({ dueOn: on }) => on >= today)
        .map(({ label, dueOn: on }) => named(label.toLowerCase(), on));
      return occasions.length > 0
        ? { ...entry, occasions }
        : refuse('timing', `Under ${year} finns inga sådana dagar kvar. Välj ett annat år överst på sidan.`);
    });
export type EntryInput = z.output<ReturnType<typeof entrySchema>>;

/** An entry that is there already. */
export const changeSchema = z.object({
  title,
  responsibleId: chosen,
  dueOn: z.string().transform((text, context): CivilDate => {
    const date = parseCivilDate(text.trim());
    if (!date) context.addIssue({ code: 'custom', message: NO_DAY });
    return date ?? ('' as CivilDate);
  }),
});
export type ChangeInput = z.output<typeof changeSchema>;

/** Why it was not done. */
export const reasonSchema = z.object({
  reason: withoutPersonalNumber(
    z
      .string()
      .overwrite(asTyped)
      .min(1, 'Skriv varför det inte blev gjort.')
      .max(500, 'Skälet får vara högst 500 tecken.'),
  ),
});
