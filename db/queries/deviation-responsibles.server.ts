import { eq } from 'drizzle-orm';
import type { PersonId, UnitId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { people } from '../schema/accounts.ts';
import { deviationResponsibles } from '../schema/deviations.ts';
import type { WriteTx } from '../transact.server.ts';

/** Whom somebody has chosen to get the deviations of a unit; a unit without a row follows the rule. */
export function listDeviationResponsibles(db: Reader) {
  return db
    .select({
      unitId: deviationResponsibles.unitId,
      personId: deviationResponsibles.personId,
      displayName: people.displayName,
    })
    .from(deviationResponsibles)
    .innerJoin(people, eq(people.id, deviationResponsibles.personId))
    .all();
}

/** Chooses a person for the unit, or nobody, so that the rule holds again. */
export function setDeviationResponsible(tx: WriteTx, unitId: UnitId, personId: PersonId | null): void {
  if (personId === null) {
    tx.delete(deviationResponsibles).where(eq(deviationResponsibles.unitId, unitId)).run();
    return;
  }
  tx.insert(deviationResponsibles)
    .values({ unitId, personId })
    .onConflictDoUpdate({ target: deviationResponsibles.unitId, set: { personId } })
    .run();
}
