import type { ChecklistDefinition } from './definition.ts';

/** Where the published schema of the file stands (public/); tests keep it in step with forms/definition-schema.ts. */
export const CHECKLIST_SCHEMA = '/scheman/checklista-2.json' as const;

/** A version as municipalities hand it to each other: what it asks, and nothing of who made it or where it is used. */
export interface ExchangeFile {
  $schema: typeof CHECKLIST_SCHEMA;
  /** The version's number where it was made; where it is read in it begins again. */
  version: number;
  /** A civil date. */
  publishedOn: string;
  note: string;
  definition: ChecklistDefinition;
}

/** The file of a version. */
export function exchangeFileOf(
  definition: ChecklistDefinition,
  { version, publishedOn, note }: Pick<ExchangeFile, 'version' | 'publishedOn' | 'note'>,
): ExchangeFile {
  return { $schema: CHECKLIST_SCHEMA, version, publishedOn, note, definition };
}

/** "checklista-placerade-barn-v3.json"; a key is nothing but small letters, digits and hyphens. */
export function exchangeFileName(key: string, version: number): string {
  return `checklista-${key}-v${version}.json`;
}
