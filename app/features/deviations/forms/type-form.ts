import { z } from 'zod';
import type { DeviationTypeId } from '#app/shared/domain/ids.ts';

const typeId = z
  .string()
  .regex(/^[1-9]\d{0,14}$/)
  .transform((text) => Number(text) as DeviationTypeId);
const name = z.string().transform((text) => text.normalize('NFC').trim().replaceAll(/\s+/g, ' '));
const fields = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('add'), name }),
  z.object({ intent: z.literal('rename'), typeId, name }),
  z.object({ intent: z.literal('retire'), typeId }),
  z.object({ intent: z.literal('reinstate'), typeId }),
  z.object({ intent: z.literal('moveUp'), typeId }),
]);

/** What is done with the types of deviations. */
export type TypeForm = z.infer<typeof fields>;

/** Undefined when the form is not one of ours. */
export function parseTypeForm(form: FormData): TypeForm | undefined {
  const parsed = fields.safeParse(Object.fromEntries(form));
  return parsed.success ? parsed.data : undefined;
}

/** What is wrong with the name of a type, in Swedish. */
export function typeNameError(typed: string): string | undefined {
  if (typed === '') return 'Skriv vad typen heter.';
  return typed.length > 60 ? 'Namnet får vara högst 60 tecken.' : undefined;
}
