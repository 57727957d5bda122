import type { UnitId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import { listUnits } from '#db/queries/accounts.server.ts';

export function findUnit(db: Reader, unitId: UnitId) {
  return listUnits(db).find((unit) => unit.id === unitId);
}

/** True for a unit that exists and is not closed. */
export function isOpenUnit(db: Reader, unitId: UnitId): boolean {
  const unit = findUnit(db, unitId);
  return unit !== undefined && unit.closedAt === null;
}
