import { z } from 'zod';

const schema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('publish'),
    uppdelat: z
      .literal('on')
      .optional()
      .transform((ticked) => ticked === 'on'),
  }),
  z.object({ intent: z.literal('withdraw'), publishedId: z.coerce.number().int().positive() }),
]);

/** What is to be done with the links of a round; undefined when the form says neither. */
export function readPublishForm(form: FormData) {
  const parsed = schema.safeParse(Object.fromEntries(form));
  return parsed.success ? parsed.data : undefined;
}
