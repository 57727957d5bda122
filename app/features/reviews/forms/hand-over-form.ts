import { z } from 'zod';
import type { PersonId } from '#app/shared/domain/ids.ts';

/** Whom the review is handed to; undefined when nobody was chosen. */
export function parseHandOver(form: FormData): PersonId | undefined {
  return personIdIn(form.get('personId'));
}

/** Whom everything is handed to; undefined when nothing was chosen. */
export function parseHandOverAll(form: FormData): 'evenly' | PersonId | undefined {
  return form.get('till') === 'jamnt' ? 'evenly' : personIdIn(form.get('till'));
}

function personIdIn(value: FormDataEntryValue | null): PersonId | undefined {
  const parsed = z.coerce.number().int().positive().safeParse(value);
  return parsed.success ? (parsed.data as PersonId) : undefined;
}
