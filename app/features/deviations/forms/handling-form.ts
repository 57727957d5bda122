import { z } from 'zod';
import { findPersonalNumber } from '#app/features/cases/domain/personal-number.ts';
import { NO_PERSONAL_NUMBER } from '#app/features/cases/forms/free-text.ts';
import { type CivilDate, compareDates, parseCivilDate } from '#app/shared/domain/civil-date.ts';
import { asTyped, LONGEST_TEXT, TOO_LONG } from '#app/shared/text/as-typed.ts';

const handlingFields = z.object({
  intent: z.enum(['assess', 'investigate', 'act', 'followUp', 'close', 'reopen', 'comment']),
  revision: z.coerce.number().int().min(1),
  note: z.string().overwrite(asTyped).default(''),
  dueOn: z.string().trim().default(''),
});

export type HandlingForm = z.infer<typeof handlingFields>;

/** What somebody does with a deviation; undefined when the form is not one of ours. */
export function parseHandling(form: FormData): HandlingForm | undefined {
  const parsed = handlingFields.safeParse(Object.fromEntries(form));
  return parsed.success ? parsed.data : undefined;
}

/** What is missing or cannot be, by field, in Swedish; empty when the form can be used on this day. */
export function handlingErrors(
  form: HandlingForm,
  today: CivilDate,
): { field: 'note' | 'dueOn'; message: string }[] {
  const errors: { field: 'note' | 'dueOn'; message: string }[] = [];
  const needed = noteNeeded[form.intent];
  if (needed !== undefined && form.note === '') errors.push({ field: 'note', message: needed });
  if (form.note.length > LONGEST_TEXT) errors.push({ field: 'note', message: TOO_LONG });
  if (findPersonalNumber(form.note)) errors.push({ field: 'note', message: NO_PERSONAL_NUMBER });
  const dueOnError = form.intent === 'assess' ? dueOnErrorOf(form.dueOn, today) : undefined;
  if (dueOnError !== undefined) errors.push({ field: 'dueOn', message: dueOnError });
  return errors;
}

/** A day by which something is to be done: it has to exist, and it cannot have been. */
export function dueOnErrorOf(text: string, today: CivilDate): string | undefined {
  const dueOn = parseCivilDate(text);
  if (dueOn === undefined) return 'Skriv vilken dag bristen ska vara åtgärdad, till exempel 2026-12-15.';
  if (compareDates(dueOn, today) >= 0) return undefined;
  return 'Datumet har redan varit. Välj i dag eller senare. Inget har sparats.';
}

const noteNeeded: Readonly<Partial<Record<HandlingForm['intent'], string>>> = {
  assess: 'Skriv din bedömning.',
  close: 'Skriv vad som har gjorts eller varför inget behövs.',
  reopen: 'Skriv varför avvikelsen öppnas igen.',
  comment: 'Skriv en kommentar.',
};
