import { comparableText } from '#app/features/checklists/domain/columns.ts';
import type { DeviationTypeId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { Reader } from '#db/client.server.ts';
import { listDeviationTypes } from '#db/queries/manual-deviations.server.ts';

/** The types in use, in their order, with the one that is chosen already even where it has been retired. */
export function typesToChoose(
  db: Reader,
  chosen: DeviationTypeId | null,
): { id: DeviationTypeId; name: string }[] {
  return listDeviationTypes(db)
    .filter(({ id, retiredAt }) => retiredAt === null || id === chosen)
    .map(({ id, name }) => ({ id, name }));
}

/**
 * The type in use that a checklist means by a name, letter case and spaces aside; null where this installation has none such,
 * and where the checklist names none.
 */
export function typeNamed(db: Reader, name: string | undefined): DeviationTypeId | null {
  if (name === undefined) return null;
  const wanted = comparableText(name);
  return typesToChoose(db, null).find((type) => comparableText(type.name) === wanted)?.id ?? null;
}

/** Every type there has been, for the filter: deviations keep a type that is retired. */
export function listTypes({ db }: Services): { id: DeviationTypeId; name: string }[] {
  return listDeviationTypes(db).map(({ id, name }) => ({ id, name }));
}
