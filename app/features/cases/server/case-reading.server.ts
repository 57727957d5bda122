import { type ImportMapping, needsPseudonyms } from '#app/features/cases/domain/import-mapping.ts';
import type { CaseReading } from '#app/features/cases/domain/replace-numbers.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { RegisterRow } from '#db/queries/registers.server.ts';
import { openPseudonymKey } from './pseudonym-key.server.ts';

/**
 * How the cases of an import are read, as plain data: `mapping` is the one chosen for the import, or null while the
 * register's own counts. The key is opened only where something becomes a pseudonym.
 */
export function caseReadingOf(
  services: Services,
  register: Pick<RegisterRow, 'keyHandling' | 'mapping'>,
  mapping: ImportMapping | null,
): CaseReading {
  const { keyHandling } = register;
  const isNeeded = needsPseudonyms(mapping ?? register.mapping, keyHandling);
  return {
    keyHandling,
    pseudonymKey: isNeeded ? openPseudonymKey(services) : undefined,
    todayOn: civilDateInSweden(services.now()),
  };
}
