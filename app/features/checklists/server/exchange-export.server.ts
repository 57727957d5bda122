import { exchangeFileName, exchangeFileOf } from '#app/features/checklists/domain/exchange-file.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { ChecklistVersionId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import { findChecklistVersion } from '#db/queries/checklists.server.ts';
import { definitionOf } from './read-checklist.server.ts';

/** A published version as a file to hand to others, with its name; undefined when there is no such version. */
export function exchangeVersion(db: Reader, versionId: ChecklistVersionId) {
  const row = findChecklistVersion(db, versionId);
  if (!row) return undefined;
  const definition = definitionOf(row);
  const { number: version, note, publishedAt } = row;
  const file = exchangeFileOf(definition, { version, note, publishedOn: civilDateInSweden(publishedAt) });
  return { file, fileName: exchangeFileName(definition.key, version) };
}
