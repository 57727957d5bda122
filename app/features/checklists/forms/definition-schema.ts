import { z } from 'zod';
import type { Result } from '#app/shared/domain/result.ts';
import { err, ok } from '#app/shared/domain/result.ts';
import { SEVERITIES } from '#app/shared/domain/vocabulary.ts';
import type { ChecklistDefinition } from '../domain/definition.ts';
import { answerOptions, definitionFormat } from '../domain/definition.ts';
import { definitionFaults } from '../domain/definition-faults.ts';

const key = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'En nyckel har små bokstäver a–z, siffror och bindestreck.');
const text = z.string().trim().min(1).max(2000);
const column = z.string().trim().min(1).max(200);
const option = z.enum(answerOptions);
const months = z.int().min(1).max(120);

const byColumn = z.strictObject({
  column,
  texts: z.array(z.strictObject({ values: z.array(z.string().min(1)).min(1), text })).min(1),
});
const variedText = z.strictObject({ text, byColumn: byColumn.optional() });
const legalReference = z
  .strictObject({ text: text.optional(), byColumn: byColumn.optional(), checkedOn: z.iso.date() })
  .refine((reference) => reference.text !== undefined || reference.byColumn !== undefined, {
    error: 'Det rättsliga stödet saknar text.',
  });

const condition = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('answer'), question: key, isOneOf: z.array(option).min(1) }),
  z.strictObject({ kind: z.literal('column'), column, isOneOf: z.array(z.string().min(1)).min(1) }),
]);

const dateRule = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('longestGap'),
    latestColumn: column,
    previousColumn: column.optional(),
    startColumn: column,
    limitMonths: months,
  }),
  z.strictObject({ kind: z.literal('newestAge'), columns: z.array(column).min(1), limitMonths: months }),
]);

const question = z.strictObject({
  key,
  kind: z.literal('yesNo'),
  wording: variedText,
  shortName: z.string().trim().min(1).max(80),
  goodAnswer: z.enum(['yes', 'no']),
  options: z.array(option).min(2),
  help: text,
  legalReference: legalReference.optional(),
  factColumns: z.array(column).optional(),
  visibleWhen: z.array(condition).min(1).optional(),
  reasonRequiredOn: z.array(option).optional(),
  comment: z
    .strictObject({ label: z.string().trim().min(1).max(60), requiredOn: z.array(option) })
    .optional(),
  isCritical: z.boolean(),
  deviation: z
    .strictObject({
      on: z.array(option).min(1),
      title: variedText,
      titleWhenMissing: variedText.optional(),
      severity: z.enum(SEVERITIES),
      daysToDue: z.int().min(0).max(365),
    })
    .optional(),
  suggestion: dateRule.optional(),
});

const definition = z.strictObject({
  format: z.literal(definitionFormat),
  key,
  title: z.string().trim().min(1).max(120),
  purpose: text,
  sections: z
    .array(
      z.strictObject({
        key,
        title: z.string().trim().min(1).max(120),
        intro: text.optional(),
        visibleWhen: z.array(condition).min(1).optional(),
        questions: z.array(question).min(1),
      }),
    )
    .min(1),
});

/** A definition from a file or the database; the error lists what is wrong, in Swedish, one sentence each. */
export function parseDefinition(input: unknown): Result<ChecklistDefinition, string[]> {
  const parsed = definition.safeParse(input);
  if (!parsed.success) {
    return err(
      parsed.error.issues.map((issue) => `${issue.path.join(' → ') || 'Checklistan'}: ${issue.message}`),
    );
  }
  const faults = definitionFaults(parsed.data);
  return faults.length === 0 ? ok(parsed.data) : err(faults);
}
