import { z } from 'zod';
import { withoutPersonalNumber } from '#app/features/cases/forms/free-text.ts';
import { type PersonId, readId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';

/** The longest note of a reminder. */
export const MAX_REMINDER_NOTE = 300;

const note = withoutPersonalNumber(
  z
    .string()
    .trim()
    .max(
      MAX_REMINDER_NOTE,
      `Hälsningen får vara högst ${MAX_REMINDER_NOTE} tecken. Korta den. Ingen påminnelse är skickad.`,
    ),
);

/** A reminder as the form sends it: to one person or, without one, to everybody who has something left. */
export type ReminderForm = { personId: PersonId | null; note: string };

/** The form, or what is wrong with the note. */
export function parseReminder(form: FormData): Result<ReminderForm, string> {
  const parsed = note.safeParse(form.get('note') ?? '');
  if (!parsed.success) return err(parsed.error.issues[0]?.message ?? '');
  return ok({ personId: readReviewer(form.get('granskare')), note: parsed.data });
}

/** The reviewer that an address or a form names; null where it names none and means all of them. */
export function readReviewer(text: FormDataEntryValue | null): PersonId | null {
  if (text === null || text === '') return null;
  // What is no number is nobody, and not everybody.
  return readId<PersonId>(text) ?? (0 as PersonId);
}
