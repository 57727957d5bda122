import { z } from 'zod';
import { answerOptions } from '#app/features/checklists/domain/definition.ts';
import type { GivenAnswer } from '#app/features/reviews/domain/given-answer.ts';

const words = z
  .string()
  .max(4000)
  .transform((text) => text.replaceAll('\r\n', '\n').trim());

const answerFields = z.object({
  questionKey: z.string().min(1).max(100),
  option: z.enum(answerOptions).or(z.literal('')),
  reason: words,
  comment: words,
  seenRevision: z.coerce.number().int().min(0),
});

/** One answer as the page sends it; undefined when it is not one. */
export function parseAnswer(form: FormData): GivenAnswer | undefined {
  return checked(Object.fromEntries(form));
}

/**
 * All answers of the whole form, as a browser without JavaScript sends it: fields named `option:<key>`,
 * `reason:<key>`, `comment:<key>` and `revision:<key>`. Questions without any content are left out.
 */
export function parseAnswers(form: FormData): GivenAnswer[] {
  const keys = [...form.keys()].flatMap((name) => (name.startsWith('revision:') ? [name.slice(9)] : []));
  return keys.flatMap((questionKey) => {
    const text = (field: string) => String(form.get(`${field}:${questionKey}`) ?? '');
    const given = checked({
      questionKey,
      option: text('option'),
      reason: text('reason'),
      comment: text('comment'),
      seenRevision: text('revision'),
    });
    return given && hasContent(given) ? [given] : [];
  });
}

function checked(fields: Record<string, unknown>): GivenAnswer | undefined {
  const parsed = answerFields.safeParse(fields);
  if (!parsed.success) return undefined;
  return { ...parsed.data, option: parsed.data.option === '' ? null : parsed.data.option };
}

function hasContent(given: GivenAnswer): boolean {
  return given.option !== null || given.reason !== '' || given.comment !== '' || given.seenRevision > 0;
}
