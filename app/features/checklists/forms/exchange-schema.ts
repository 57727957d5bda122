import { z } from 'zod';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import { type ChecklistDefinition, definitionFormat } from '../domain/definition.ts';
import { definitionFaults } from '../domain/definition-faults.ts';
import { wordingFaults } from '../domain/draft-faults.ts';
import { CHECKLIST_SCHEMA } from '../domain/exchange-file.ts';
import { upgradeDefinition } from '../domain/upgrade-definition.ts';
import { definitionSchema } from './definition-schema.ts';
import { problemsInWords, someOf } from './exchange-problems.ts';
import { readJson } from './exchange-text.ts';

/** The shape of the file; public/scheman/checklista-2.json is made from it. */
export const exchangeSchema = z.strictObject({
  $schema: z.literal(CHECKLIST_SCHEMA),
  version: z.int().min(1),
  publishedOn: z.iso.date(),
  note: z.string().max(2000),
  definition: definitionSchema,
});

/**
 * The checklist in the text of a file: a version that was handed out, or a definition by itself, also of an earlier
 * format. The error lists what is wrong, in Swedish, one sentence each.
 */
export function readExchangeText(text: string): Result<ChecklistDefinition, string[]> {
  const json = readJson(text);
  if (!json.ok) return err([json.error]);
  const inside = definitionIn(json.value);
  const format = isObject(inside) ? inside.format : undefined;
  if (typeof format !== 'string' || !format.startsWith('aktsam-checklista/'))
    return err(['Filen är ingen checklista från Aktsam.']);
  const input = upgradeDefinition(inside);
  if (isObject(input) && input.format !== definitionFormat)
    return err(['Filen är gjord av en nyare utgåva av Aktsam och kan inte läsas i den här.']);
  const parsed = definitionSchema.safeParse(input);
  if (!parsed.success) return err(problemsInWords(input, parsed.error.issues));
  const faults = [...wordingFaults(parsed.data), ...definitionFaults(parsed.data)];
  return faults.length === 0 ? ok(parsed.data) : err(someOf(faults.map((fault) => fault.text)));
}

/** What is around the definition tells where it comes from, and is not needed to read it. */
function definitionIn(value: unknown): unknown {
  return isObject(value) && 'definition' in value ? value.definition : value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
