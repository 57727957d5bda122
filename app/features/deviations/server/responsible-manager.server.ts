import { isOwnCase } from '#app/features/accounts/domain/policy.ts';
import { unitsAbove } from '#app/features/accounts/domain/unit-tree.ts';
import type { PersonId, UnitId } from '#app/shared/domain/ids.ts';
import { swedishCollator } from '#app/shared/text/format.ts';
import type { Reader } from '#db/client.server.ts';
import { findPerson, listPeopleWithRoles, listUnits } from '#db/queries/accounts.server.ts';

type CaseAndControl = {
  unitId: UnitId;
  caseWorker: string | null;
  coWorker: string | null;
  controlResponsibleId: PersonId | null;
  roundOwnerId: PersonId;
};

/**
 * Who answers for a deviation: the manager of the case's unit, else of the nearest unit above, else the one the
 * control names, else the round's owner. Nobody is made responsible for a case of her own; null when nobody is left,
 * and the deviation then waits for whoever may handle deviations of the unit.
 */
export function findResponsible(db: Reader, about: CaseAndControl, today: string): PersonId | null {
  const path = unitsAbove(listUnits(db), about.unitId);
  const managers = listPeopleWithRoles(db, ['manager'], path, today)
    .filter((person) => !isOwnCase(person, about))
    .sort(
      (a, b) =>
        path.indexOf(a.unitId) - path.indexOf(b.unitId) ||
        swedishCollator.compare(a.displayName, b.displayName) ||
        a.id - b.id,
    );
  if (managers[0]) return managers[0].id;
  const others = [about.controlResponsibleId, about.roundOwnerId];
  return others.find((id) => id !== null && mayAnswer(db, id, about)) ?? null;
}

function mayAnswer(db: Reader, personId: PersonId, about: CaseAndControl): boolean {
  const person = findPerson(db, personId);
  return person !== undefined && person.deactivatedAt === null && !isOwnCase(person, about);
}
