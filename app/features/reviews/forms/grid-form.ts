import { z } from 'zod';
import type { GivenAnswer } from '#app/features/reviews/domain/given-answer.ts';
import { MOST_ANSWERS } from '#app/features/reviews/domain/grid-fit.ts';
import type { ReviewId } from '#app/shared/domain/ids.ts';
import { checkedAnswer } from './answer-form.ts';

const batchSchema = z
  .array(
    z.looseObject({
      reviewId: z
        .int()
        .positive()
        .transform((id) => id as ReviewId),
    }),
  )
  .min(1)
  .max(MOST_ANSWERS);

/** One answer of a batch; `given` is undefined when it cannot be read, which spoils none of the others. */
export type BatchAnswer = { reviewId: ReviewId; given: GivenAnswer | undefined };

/** The answers of several reviews, as the table sends them in the field `svar`; undefined when it is no such list. */
export function parseBatch(form: FormData): BatchAnswer[] | undefined {
  const parsed = batchSchema.safeParse(readJson(String(form.get('svar') ?? '')));
  if (!parsed.success) return undefined;
  return parsed.data.map(({ reviewId, ...fields }) => ({ reviewId, given: checkedAnswer(fields) }));
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
