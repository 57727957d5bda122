import { z } from 'zod';
import type { Result } from '#app/shared/domain/result.ts';
import { err, ok } from '#app/shared/domain/result.ts';
import { SEVERITIES } from '#app/shared/domain/vocabulary.ts';
import {
  answerOptions,
  type ChecklistDefinition,
  type Condition,
  definitionFormat,
  deviationLevels,
} from '../domain/definition.ts';
import { definitionFaults } from '../domain/definition-faults.ts';
import { upgradeDefinition } from '../domain/upgrade-definition.ts';

const key = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'En nyckel har små bokstäver a–z, siffror och bindestreck.');
const text = z.string().trim().min(1).max(2000);
const name = z.string().trim().min(1).max(120);
const label = z.string().trim().min(1).max(60);
const column = z.string().trim().min(1).max(200);
const option = z.enum(answerOptions);
const tag = z.string().min(1).max(60);
/** Bounds that no checklist comes near: a file made to harm must not be held against itself for minutes. */
const tags = z.array(tag).min(1).max(100);
const keys = z.array(key).min(1).max(500);
const bounds = { atLeast: z.number().optional(), atMost: z.number().optional() };

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

const hasBound = (condition: { atLeast?: number | undefined; atMost?: number | undefined }) =>
  condition.atLeast !== undefined || condition.atMost !== undefined;
const noBound = { error: 'Ett villkor om antal eller tal saknar gräns.' };

const condition: z.ZodType<Condition> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('answer'), question: key, isOneOf: tags }),
    z.strictObject({ kind: z.literal('number'), question: key, ...bounds }).refine(hasBound, noBound),
    z.strictObject({ kind: z.literal('column'), column, isOneOf: z.array(z.string().min(1)).min(1) }),
    z.strictObject({ kind: z.literal('columnFilled'), column, isFilled: z.boolean() }),
    z
      .strictObject({ kind: z.literal('count'), questions: keys, isOneOf: tags, ...bounds })
      .refine(hasBound, noBound),
    z.strictObject({ kind: z.literal('every'), questions: keys, isOneOf: tags }),
    z.strictObject({ kind: z.literal('items'), section: key, ...bounds }).refine(hasBound, noBound),
    z.strictObject({ kind: z.literal('any'), of: z.array(condition).min(1) }),
    z.strictObject({ kind: z.literal('all'), of: z.array(condition).min(1) }),
    z.strictObject({ kind: z.literal('not'), of: condition }),
  ]),
);
const conditions = z.array(condition).min(1).optional();

const limit = z.strictObject({ count: z.int().min(1).max(3650), unit: z.enum(['days', 'weeks', 'months']) });
const source = z.union([z.strictObject({ column }), z.strictObject({ question: key })]);
const sources = z.array(source).min(1).max(20);

const suggestion = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('longestGap'),
    start: source.optional(),
    occasions: sources,
    isWholeSeries: z.boolean(),
    limit,
  }),
  z.strictObject({ kind: z.literal('newestAge'), dates: sources, limit }),
  z.strictObject({ kind: z.literal('within'), from: sources, to: sources, limit }),
  z.strictObject({
    kind: z.literal('occasions'),
    dates: sources,
    months: z.int().min(1).max(120),
    atLeast: z.int().min(1).max(100),
  }),
  z.strictObject({
    kind: z.literal('rating'),
    rules: z.array(z.strictObject({ option: tag, when: z.array(condition).min(1) })).min(1),
    otherwise: tag.optional(),
  }),
]);

const words = z.strictObject({ label, requiredOn: z.array(tag) });
const counts = z.record(tag, z.enum(['fulfilled', 'notFulfilled']));
const choice = z.strictObject({ key, label: name, help: text.optional() });

const base = {
  key,
  wording: variedText,
  shortName: z.string().trim().min(1).max(80),
  options: z.array(option),
  help: text,
  legalReference: legalReference.optional(),
  factColumns: z.array(column).optional(),
  visibleWhen: conditions,
  reasonRequiredOn: z.array(tag).optional(),
  comment: words.optional(),
  evidence: words.optional(),
  isCritical: z.boolean(),
  deviation: z
    .strictObject({
      on: tags,
      title: variedText,
      titleWhenMissing: variedText.optional(),
      text: variedText.optional(),
      type: label.optional(),
      severity: z.enum(SEVERITIES),
      daysToDue: z.int().min(0).max(365),
    })
    .optional(),
  suggestion: suggestion.optional(),
  comparableSince: z.strictObject({ version: z.int().min(1), note: text }).optional(),
};

/** The shape of one question: what the editor's form must come to. */
export const questionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...base, kind: z.literal('yesNo'), goodAnswer: z.enum(['yes', 'no', 'neither']) }),
  z.strictObject({
    ...base,
    kind: z.literal('scale'),
    choices: z.array(choice).min(2).max(9),
    counts: counts.optional(),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('choice'),
    choices: z.array(choice).min(2).max(40),
    counts: counts.optional(),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('severalChoices'),
    choices: z.array(choice).min(2).max(40),
    counts: counts.optional(),
  }),
  z.strictObject({ ...base, kind: z.literal('date'), isAfterReferenceAllowed: z.boolean() }),
  z.strictObject({
    ...base,
    kind: z.literal('number'),
    unit: z.string().trim().max(30),
    ...bounds,
    decimals: z.int().min(0).max(4),
    standard: z
      .strictObject({ label: name, value: z.number().optional(), column: column.optional() })
      .refine((standard) => standard.value !== undefined || standard.column !== undefined, {
        error: 'Standardvärdet saknar både tal och kolumn.',
      })
      .optional(),
    counts: counts.optional(),
  }),
  z.strictObject({ ...base, kind: z.literal('text') }),
  z.strictObject({
    ...base,
    kind: z.literal('level'),
    choices: z.array(choice).min(2).max(9),
    beforeLabel: label,
    afterLabel: label,
    counts: counts.optional(),
  }),
]);

const section = z.strictObject({
  key,
  title: name,
  intro: text.optional(),
  visibleWhen: conditions,
  repeats: z
    .strictObject({
      itemName: label,
      itemsName: label,
      atLeast: z.int().min(0).max(20),
      atMost: z.int().min(1).max(50),
    })
    .optional(),
  questions: z.array(questionSchema).min(1).max(200),
});

/** The shape of a definition in the newest format; the published JSON schema is made from it. */
export const definitionSchema = z.strictObject({
  format: z.literal(definitionFormat),
  key,
  title: name,
  purpose: text,
  deviations: z.enum(deviationLevels).optional(),
  sections: z.array(section).min(1).max(60),
});

/** The shape of a draft: what is not yet written may lack, what is written has the shape of the published. */
export const draftSchema = definitionSchema.extend({
  purpose: z.string().trim().max(2000),
  sections: z.array(section.extend({ questions: z.array(questionSchema).max(200) })).max(60),
});

/**
 * A definition from a file or the database, in the newest format whichever it was written in; the error lists what is
 * wrong, in Swedish, one sentence each.
 */
export function parseDefinition(input: unknown): Result<ChecklistDefinition, string[]> {
  const parsed = definitionSchema.safeParse(upgradeDefinition(input));
  if (!parsed.success) {
    return err(
      parsed.error.issues.map((issue) => `${issue.path.join(' → ') || 'Checklistan'}: ${issue.message}`),
    );
  }
  const faults = definitionFaults(parsed.data);
  return faults.length === 0 ? ok(parsed.data) : err(faults.map((fault) => fault.text));
}
