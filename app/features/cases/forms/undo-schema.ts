import { z } from 'zod';
import { asTyped } from '#app/shared/text/as-typed.ts';

const undo = z.object({ reason: z.string().overwrite(asTyped).min(1).max(1000) });

/** The reason for undoing an import, or undefined when there is none. */
export function parseUndoReason(form: FormData): string | undefined {
  return undo.safeParse({ reason: form.get('reason') }).data?.reason;
}
