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

/** Every type there has been, for the filter: deviations keep a type that is retired. */
export function listTypes({ db }: Services): { id: DeviationTypeId; name: string }[] {
  return listDeviationTypes(db).map(({ id, name }) => ({ id, name }));
}
