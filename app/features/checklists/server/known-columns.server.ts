import { type Actor, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { columnsIn } from '#app/features/checklists/domain/columns-in-definition.ts';
import type { ChecklistDefinition } from '#app/features/checklists/domain/definition.ts';
import { swedishCollator } from '#app/shared/text/format.ts';
import type { Reader } from '#db/client.server.ts';
import { listColumnHeaders } from '#db/queries/checklists.server.ts';
import { listDeviationTypes } from '#db/queries/manual-deviations.server.ts';

/** Names of columns to propose: those of the registers the person may read, and those the checklist names already. */
export function knownColumns(db: Reader, actor: Actor, definition: ChecklistDefinition): string[] {
  const headers = listColumnHeaders(db, scopeOf(actor, 'case.read'));
  return [...new Set([...headers, ...columnsIn(definition)])].sort(swedishCollator.compare);
}

/** The names of the types of deviations in use here, in their order. */
export function knownTypes(db: Reader): string[] {
  return listDeviationTypes(db).flatMap(({ name, retiredAt }) => (retiredAt === null ? [name] : []));
}
