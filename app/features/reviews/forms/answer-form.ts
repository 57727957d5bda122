import { z } from 'zod';
import { answerFields } from '#app/features/checklists/domain/answers.ts';
import type { GivenAnswer } from '#app/features/reviews/domain/given-answer.ts';
import { asTyped, LONGEST_TEXT } from '#app/shared/text/as-typed.ts';

const words = z.string().overwrite(asTyped).max(LONGEST_TEXT);

const answerSchema = z.object({
  questionKey: z.string().min(1).max(100),
  option: z.string().max(60),
  // A page that was opened before an upgrade sends none of these.
  content: words.default(''),
  reason: words,
  comment: words,
  evidence: words.default(''),
  seenRevision: z.coerce.number().int().min(0),
});

/** One answer as the page sends it; undefined when it is not one. */
export function parseAnswer(form: FormData): GivenAnswer | undefined {
  return checkedAnswer(Object.fromEntries(form));
}

/** An answer of the whole form; one that cannot be read is told of with what was typed. */
type TypedAnswer = { given: GivenAnswer; isReadable: boolean };

/**
 * All answers of the whole form, as a browser without JavaScript sends it: fields named `option:<key>`,
 * `content:<key>`, `reason:<key>`, `comment:<key>`, `evidence:<key>` and `revision:<key>`. Several `content` fields are
 * several choices; `before:<key>` and `after:<key>` are two levels. Questions without any content are left out.
 */
export function parseAnswers(form: FormData): TypedAnswer[] {
  const keys = [...form.keys()].flatMap((name) => (name.startsWith('revision:') ? [name.slice(9)] : []));
  return keys.flatMap((questionKey) => {
    const text = (field: string) => String(form.get(`${field}:${questionKey}`) ?? '');
    const typed = {
      questionKey,
      option: text('option'),
      content: contentOf(form, questionKey),
      reason: text('reason'),
      comment: text('comment'),
      evidence: text('evidence'),
    };
    const read = checkedAnswer({ ...typed, seenRevision: text('revision') });
    const given = read ?? { ...typed, option: typed.option || null, seenRevision: 0 };
    return hasContent(given) ? [{ given, isReadable: read !== undefined }] : [];
  });
}

/** The fields of one answer; undefined when they are none. */
export function checkedAnswer(fields: Record<string, unknown>): GivenAnswer | undefined {
  const parsed = answerSchema.safeParse(fields);
  if (!parsed.success) return undefined;
  const { option, ...more } = parsed.data;
  return { ...more, option: option === '' ? null : option };
}

function hasContent(given: GivenAnswer): boolean {
  return answerFields.some((field) => (given[field] ?? '') !== '') || given.seenRevision > 0;
}

function contentOf(form: FormData, questionKey: string): string {
  const before = form.get(`before:${questionKey}`);
  const after = form.get(`after:${questionKey}`);
  if (before !== null || after !== null) return before && after ? `${before}>${after}` : '';
  return form.getAll(`content:${questionKey}`).join(' ');
}
