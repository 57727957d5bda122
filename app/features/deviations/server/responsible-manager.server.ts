import { isOwnCase } from '#app/features/accounts/domain/own-case.ts';
import { ANSWERING_ROLES } from '#app/features/accounts/domain/policy.ts';
import { unitsAbove, unitsAround } from '#app/features/accounts/domain/unit-tree.ts';
import { withRegisterNames } from '#app/features/accounts/server/register-names.server.ts';
import type { PersonId, UnitId } from '#app/shared/domain/ids.ts';
import { swedishCollator } from '#app/shared/text/format.ts';
import type { Reader } from '#db/client.server.ts';
import { listPeopleWithRoles, listUnits } from '#db/queries/accounts.server.ts';

type CaseAndControl = {
  unitId: UnitId;
  roundUnitId: UnitId;
  caseWorker: string | null;
  coWorker: string | null;
  controlResponsibleId: PersonId | null;
  roundOwnerId: PersonId;
};

/**
 * Who answers for a deviation: the manager of the case's unit, else of the nearest unit above, else the one the
 * control names, else the round's owner. Nobody is made responsible for a case of her own, or without a role that
 * lets her handle it; null when nobody is left, and the deviation then waits for whoever may handle those of the unit.
 */
export function findResponsible(db: Reader, about: CaseAndControl, today: string): PersonId | null {
  const tree = listUnits(db);
  const path = unitsAbove(tree, about.unitId);
  const managers = withRegisterNames(db, listPeopleWithRoles(db, ['manager'], path, today))
    .filter((person) => !isOwnCase(person, about))
    .sort(
      (a, b) =>
        path.indexOf(a.unitId) - path.indexOf(b.unitId) ||
        swedishCollator.compare(a.displayName, b.displayName) ||
        a.id - b.id,
    );
  if (managers[0]) return managers[0].id;
  const around = [...unitsAround(tree, about.unitId), ...unitsAround(tree, about.roundUnitId)];
  const mayAnswer = withRegisterNames(db, listPeopleWithRoles(db, ANSWERING_ROLES, around, today)).filter(
    (person) => !isOwnCase(person, about),
  );
  const others = [about.controlResponsibleId, about.roundOwnerId];
  return others.find((id) => mayAnswer.some((person) => person.id === id)) ?? null;
}

/** Who may take over a deviation, by name: whoever may handle it there, but never a case of her own. */
export function listResponsibleCandidates(
  db: Reader,
  about: Omit<CaseAndControl, 'controlResponsibleId' | 'roundOwnerId'> & { responsibleId: PersonId | null },
  today: string,
): { id: PersonId; displayName: string }[] {
  const tree = listUnits(db);
  const around = [...unitsAround(tree, about.unitId), ...unitsAround(tree, about.roundUnitId)];
  const people = withRegisterNames(db, listPeopleWithRoles(db, ANSWERING_ROLES, around, today)).filter(
    (person) => person.id !== about.responsibleId && !isOwnCase(person, about),
  );
  return [...new Map(people.map(({ id, displayName }) => [id, { id, displayName }])).values()].sort((a, b) =>
    swedishCollator.compare(a.displayName, b.displayName),
  );
}
