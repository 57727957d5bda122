import { unitsBelow } from '#app/features/accounts/domain/unit-tree.ts';
import { matchUnits, type NamedUnit, type UnitMatch } from '#app/features/cases/domain/unit-match.ts';
import type { Reader } from '#db/client.server.ts';
import { listUnits } from '#db/queries/accounts.server.ts';
import type { RegisterRow } from '#db/queries/registers.server.ts';
import { readUnitMatches } from '#db/queries/unit-matches.server.ts';

type Owned = Pick<RegisterRow, 'id' | 'unitId'>;

/** The units a name in the register can mean: its own and those below it that are open. */
export function unitsOfRegister(db: Reader, register: Owned): NamedUnit[] {
  const tree = listUnits(db);
  const below = unitsBelow(tree, register.unitId);
  return tree.filter((unit) => below.has(unit.id) && unit.closedAt === null);
}

/** Which unit each of the names means in the register, by what has been decided and by the units' own names. */
export function matchUnitsOf(db: Reader, register: Owned, names: readonly string[]): UnitMatch {
  return matchUnits(names, unitsOfRegister(db, register), register.unitId, readUnitMatches(db, register.id));
}
