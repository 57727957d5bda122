import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { readFacts } from '#app/features/cases/domain/column-layout.ts';
import type { RegisterId, UnitId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { Reader } from '#db/client.server.ts';
import { countByCellAndUnit, listColumnValues } from '#db/queries/cases.server.ts';
import { moveCases, replaceListing, replaceRegisterValues } from '#db/queries/cases-write.server.ts';
import { listStoredCases } from '#db/queries/imports.server.ts';
import { listRegisterColumns, type RegisterRow } from '#db/queries/registers.server.ts';
import { transact } from '#db/transact.server.ts';
import { announceRegisterChange } from './announce-register-change.server.ts';
import { buildListing } from './build-listing.server.ts';
import { matchUnitsOf, unitsOfRegister } from './match-units.server.ts';
import { requireImportableRegister } from './reach-register.server.ts';

type Movable = { readonly unitId: UnitId; readonly unitName: string; readonly count: number };

/**
 * Units that cases name without lying on them, with the number of cases: the unit has come to the organisation after
 * the import, or somebody has decided since which unit a name means.
 */
export function listMovableCases(db: Reader, register: RegisterRow): Movable[] {
  const column = listRegisterColumns(db, register.id).find(({ type }) => type === 'unit');
  if (!column) return [];
  const { knownUnitOf } = matchUnitsOf(db, register, []);
  const lies = ({ value, unitIds }: { value: string; unitIds: readonly UnitId[] }) => {
    const named = knownUnitOf(value);
    return named === undefined || unitIds.every((unitId) => unitId === named);
  };
  // As a rule every case lies where it should, and the few values tell so at once.
  if (listColumnValues(db, register.id, column.position)?.every(lies)) return [];
  const counted = countByCellAndUnit(db, register.id, column.position);
  const countOf = new Map<UnitId, number>();
  for (const { cellText, unitId, count } of counted) {
    const named = knownUnitOf(cellText);
    if (named !== undefined && named !== unitId) countOf.set(named, (countOf.get(named) ?? 0) + count);
  }
  return unitsOfRegister(db, register).flatMap(({ id, name }) => {
    const count = countOf.get(id);
    return count === undefined ? [] : [{ unitId: id, unitName: name, count }];
  });
}

/**
 * Moves every such case to the unit it names, as the import would have, and tells those who follow the register: what
 * they count by unit is another. Nothing is written when there is none.
 */
export function moveToUnits(services: Services, actor: Actor, registerId: RegisterId): number {
  const register = requireImportableRegister(services, actor, registerId);
  const moved = transact(services.db, { actorId: actor.personId, now: services.now() }, (tx) => {
    const columns = listRegisterColumns(tx, registerId);
    const { knownUnitOf } = matchUnitsOf(tx, register, []);
    const stored = listStoredCases(tx, registerId).map((one) => {
      const { unitName } = readFacts(columns, one.values);
      const unitId = knownUnitOf(unitName) ?? one.unitId;
      return { ...one, unitId, isMoved: unitId !== one.unitId };
    });
    const moved = stored.filter(({ isMoved }) => isMoved);
    if (moved.length === 0) return { value: 0, unchanged: true };
    moveCases(tx, moved);
    // The filters offer what stands in the cases of each unit: they follow the cases.
    const listing = buildListing(columns, stored);
    replaceListing(
      tx,
      registerId,
      listing.rows.map((row, index) => ({ ...row, caseId: row.caseId ?? stored[index]?.id ?? never() })),
    );
    replaceRegisterValues(tx, registerId, listing.values);
    const detail = { count: moved.length, unitIds: [...new Set(moved.map(({ unitId }) => unitId))] };
    const about = { entity: 'register', entityId: registerId, unitId: register.unitId };
    return { value: moved.length, audit: [{ action: 'register.casesMoved', ...about, detail }] };
  });
  if (moved > 0) announceRegisterChange(services, { registerId, kind: 'moved' });
  return moved;
}

function never(): never {
  throw new Error('A stored case has no id');
}
