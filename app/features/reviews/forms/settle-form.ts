import { z } from 'zod';
import { itemsOfCount } from '#app/features/reviews/domain/compare-reviewers.ts';
import type { Settlement } from '#app/features/reviews/domain/settlement.ts';
import { asTyped } from '#app/shared/text/as-typed.ts';
import { parseAnswers } from './answer-form.ts';

const settleSchema = z.object({
  questionKey: z.string().min(1).max(100),
  choice: z
    .string()
    .regex(/^(?:slot:\d{1,3}|other)$/u)
    .nullable(),
  agreedReason: z.string().overwrite(asTyped),
  seenRevision: z.coerce.number().int().min(0),
});

/** What the form of one question says; undefined when it is none. Another count of items stands in `count`. */
export function parseSettlement(form: FormData): Settlement | undefined {
  const questionKey = String(form.get('questionKey') ?? '');
  const parsed = settleSchema.safeParse({
    questionKey,
    choice: form.get('choice'),
    agreedReason: form.get(`agreedReason:${questionKey}`) ?? '',
    seenRevision: form.get('seenRevision') ?? '',
  });
  if (!parsed.success) return undefined;
  const { choice, ...more } = parsed.data;
  return { ...more, choice: choice === null ? undefined : choiceOf(form, questionKey, choice) };
}

function choiceOf(form: FormData, questionKey: string, choice: string): Settlement['choice'] {
  if (choice.startsWith('slot:')) return { kind: 'slot', slot: Number(choice.slice(5)) };
  const nothing = { option: null, content: '', reason: '', comment: '', evidence: '' };
  const count = form.get(`count:${questionKey}`);
  if (count !== null) {
    const number = /^\d{1,3}$/u.test(String(count).trim()) ? Number(count) : undefined;
    if (number === undefined) return { kind: 'other', answer: nothing };
    const { option, content = '' } = itemsOfCount(number);
    return { kind: 'other', answer: { ...nothing, option, content } };
  }
  const given = parseAnswers(form).find((one) => one.given.questionKey === questionKey)?.given;
  if (given === undefined) return { kind: 'other', answer: nothing };
  const { option, content = '', reason, comment, evidence = '' } = given;
  return { kind: 'other', answer: { option, content, reason, comment, evidence } };
}
