import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { unitsBelow } from '#app/features/accounts/domain/unit-tree.ts';
import { readFacts } from '#app/features/cases/domain/column-layout.ts';
import { matchUnits } from '#app/features/cases/domain/unit-match.ts';
import type { RegisterId, UnitId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { Reader } from '#db/client.server.ts';
import { listUnits } from '#db/queries/accounts.server.ts';
import { countByCellOfUnit } from '#db/queries/cases.server.ts';
import { moveCases, replaceListing, replaceRegisterValues } from '#db/queries/cases-write.server.ts';
import { listStoredCases } from '#db/queries/imports.server.ts';
import { listRegisterColumns, type RegisterRow } from '#db/queries/registers.server.ts';
import { transact } from '#db/transact.server.ts';
import { buildListing } from './build-listing.server.ts';
import { requireImportableRegister } from './reach-register.server.ts';

type Movable = { readonly unitId: UnitId; readonly unitName: string; readonly count: number };

/**
 * Units that the register names and that have come to the organisation after the import that left their cases on the
 * register's own unit; with the number of cases.
 */
export function listMovableCases(db: Reader, register: RegisterRow): Movable[] {
  const column = listRegisterColumns(db, register.id).find(({ type }) => type === 'unit');
  if (!column) return [];
  const counted = countByCellOfUnit(db, register.id, register.unitId, column.position);
  const { unitOf, units } = namedUnits(db, register);
  const countOf = new Map<UnitId, number>();
  for (const { cellText, count } of counted) {
    const unitId = unitOf(cellText);
    if (cellText === '' || unitId === register.unitId) continue;
    countOf.set(unitId, (countOf.get(unitId) ?? 0) + count);
  }
  return units.flatMap(({ id, name }) => {
    const count = countOf.get(id);
    return count === undefined ? [] : [{ unitId: id, unitName: name, count }];
  });
}

/** Moves every such case to the unit it names, as the import would have. Nothing is written when there is none. */
export function moveToUnits(services: Services, actor: Actor, registerId: RegisterId): number {
  const register = requireImportableRegister(services, actor, registerId);
  return transact(services.db, { actorId: actor.personId, now: services.now() }, (tx) => {
    const columns = listRegisterColumns(tx, registerId);
    const { unitOf } = namedUnits(tx, register);
    const stored = listStoredCases(tx, registerId).map((one) => {
      const { unitName } = readFacts(columns, one.values);
      const unitId = one.unitId === register.unitId && unitName !== '' ? unitOf(unitName) : one.unitId;
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
}

/** The same units as an import matches against. */
function namedUnits(db: Reader, register: RegisterRow) {
  const tree = listUnits(db);
  const below = unitsBelow(tree, register.unitId);
  const units = tree.filter((unit) => below.has(unit.id) && unit.closedAt === null);
  return { units, unitOf: matchUnits([], units, register.unitId).unitOf };
}

function never(): never {
  throw new Error('A stored case has no id');
}
