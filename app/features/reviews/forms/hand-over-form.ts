import { z } from 'zod';
import type { PersonId } from '#app/shared/domain/ids.ts';

/** Whom the review is handed to; undefined when nobody was chosen. */
export function parseHandOver(form: FormData): PersonId | undefined {
  const parsed = z.coerce.number().int().positive().safeParse(form.get('personId'));
  return parsed.success ? (parsed.data as PersonId) : undefined;
}
