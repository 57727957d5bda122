import { and, eq } from 'drizzle-orm';
import { comparableName } from '#app/features/cases/domain/cell-text.ts';
import type { UnitDecisions } from '#app/features/cases/domain/unit-match.ts';
import type { PersonId, RegisterId, UnitId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { unitMatches } from '../schema/cases.ts';
import type { WriteTx } from '../transact.server.ts';

/** What has been decided about names of units in the register, by comparable name. */
export function readUnitMatches(db: Reader, registerId: RegisterId): UnitDecisions {
  const rows = db
    .select({ name: unitMatches.name, unitId: unitMatches.unitId })
    .from(unitMatches)
    .where(eq(unitMatches.registerId, registerId))
    .all();
  return new Map(rows.map(({ name, unitId }) => [comparableName(name), unitId]));
}

/** Decides a name, or takes the decision back where `unitId` is undefined. Names that compare equal are one. */
export function saveUnitMatch(
  tx: WriteTx,
  registerId: RegisterId,
  match: { name: string; unitId: UnitId | undefined; decidedAt: string; decidedById: PersonId },
): void {
  const wanted = comparableName(match.name);
  const rows = tx.select().from(unitMatches).where(eq(unitMatches.registerId, registerId)).all();
  for (const row of rows) {
    if (comparableName(row.name) !== wanted) continue;
    tx.delete(unitMatches)
      .where(and(eq(unitMatches.id, row.id), eq(unitMatches.registerId, registerId)))
      .run();
  }
  const { unitId, name, decidedAt, decidedById } = match;
  if (unitId === undefined) return;
  tx.insert(unitMatches).values({ registerId, name, unitId, decidedAt, decidedById }).run();
}
