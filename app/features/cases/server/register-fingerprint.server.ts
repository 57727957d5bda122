import { createHash } from 'node:crypto';
import { unitsBelow } from '#app/features/accounts/domain/unit-tree.ts';
import type { RegisterId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import { listUnits } from '#db/queries/accounts.server.ts';
import { readRegisterState } from '#db/queries/imports.server.ts';
import { findRegister } from '#db/queries/registers.server.ts';
import { readUnitMatches } from '#db/queries/unit-matches.server.ts';

/**
 * A text that is another when what an import is planned against is another: the latest import (one that was undone
 * counts), where the cases lie, the register's own choices and the units a row can name.
 */
export function registerFingerprint(db: Reader, registerId: RegisterId): string {
  const register = findRegister(db, registerId);
  const tree = listUnits(db);
  const below = register === undefined ? new Set() : unitsBelow(tree, register.unitId);
  const named = tree
    .filter((unit) => below.has(unit.id) && unit.closedAt === null)
    .map(({ id, name }) => [id, name]);
  const decided = [...readUnitMatches(db, registerId)];
  const parts = [register, named, decided, readRegisterState(db, registerId)];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
