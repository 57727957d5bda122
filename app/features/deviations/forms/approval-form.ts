import { z } from 'zod';

const revision = z.coerce.number().int().positive();

/** Which state of the review the approver saw (0: none, which nobody can approve), and whether she goes on to the next. */
export function parseApproval(form: FormData): { seenRevision: number; goesOn: boolean } {
  const parsed = revision.safeParse(form.get('revision'));
  return { seenRevision: parsed.success ? parsed.data : 0, goesOn: form.get('sedan') === 'nasta' };
}
