import { isOwnCase } from '#app/features/accounts/domain/own-case.ts';
import { ANSWERING_ROLES } from '#app/features/accounts/domain/policy.ts';
import { unitsAbove, unitsAround } from '#app/features/accounts/domain/unit-tree.ts';
import { withRegisterNames } from '#app/features/accounts/server/register-names.server.ts';
import { whoAnswers } from '#app/features/deviations/domain/who-answers.ts';
import type { PersonId, UnitId } from '#app/shared/domain/ids.ts';
import { swedishCollator } from '#app/shared/text/format.ts';
import type { Reader } from '#db/client.server.ts';
import { listPeopleWithRoles, listUnits } from '#db/queries/accounts.server.ts';
import { listDeviationResponsibles } from '#db/queries/deviation-responsibles.server.ts';

type CaseAndControl = {
  unitId: UnitId;
  roundUnitId: UnitId;
  caseWorker: string | null;
  coWorker: string | null;
  controlResponsibleId: PersonId | null;
  roundOwnerId: PersonId;
};

/**
 * Who answers for a deviation: the one chosen for the nearest unit upward, else the manager of the case's unit or of the nearest
 * above (of several the one who has been there longest), else the one the control names, else the round's owner. Nobody is made responsible for a case of her own, or without a
 * role that lets her handle it; null when nobody is left, and the deviation then waits for whoever may handle those of the unit.
 */
export function findResponsible(db: Reader, about: CaseAndControl, today: string): PersonId | null {
  const people = peopleAround(db, [about.unitId, about.roundUnitId], today).filter(
    (person) => !isOwnCase(person, about),
  );
  const found = responsibleByUnit(listUnits(db), listDeviationResponsibles(db), people, about.unitId);
  if (found) return found.personId;
  const others = [about.controlResponsibleId, about.roundOwnerId];
  return others.find((id) => people.some((person) => person.id === id)) ?? null;
}

/** Whoever answers for a deviation that begins again: who did, as long as she still may, else as for a new one. */
export function responsibleAgain(
  db: Reader,
  before: { readonly id: PersonId; readonly name: string } | null,
  about: CaseAndControl,
  today: string,
): { readonly id: PersonId | null; readonly told: string | null } {
  const people = peopleAround(db, [about.unitId, about.roundUnitId], today);
  if (before && people.some((person) => person.id === before.id && !isOwnCase(person, about)))
    return { id: before.id, told: null };
  const id = findResponsible(db, about, today);
  if (id === (before?.id ?? null)) return { id, told: null };
  const name = people.find((person) => person.id === id)?.displayName ?? NOBODY;
  return { id, told: `${before?.name ?? NOBODY} → ${name}` };
}

const NOBODY = 'Ingen utsedd';

type Answering = ReturnType<typeof peopleAround>[number];

/** Those who may answer for deviations of one of the units, or of a round there. */
export function peopleAround(db: Reader, unitIds: readonly UnitId[], today: string) {
  const tree = listUnits(db);
  const around = unitIds.flatMap((unitId) => [...unitsAround(tree, unitId)]);
  return withRegisterNames(db, listPeopleWithRoles(db, ANSWERING_ROLES, around, today));
}

/** Who gets the deviations of a unit among people who may answer for them, and why; undefined when nobody does by unit. */
export function responsibleByUnit(
  tree: ReturnType<typeof listUnits>,
  chosen: ReturnType<typeof listDeviationResponsibles>,
  people: readonly Answering[],
  unitId: UnitId,
): ReturnType<typeof whoAnswers> {
  const leading = people
    .filter(({ role }) => role === 'manager')
    .map(({ unitId: at, id: personId, grantedAt: since, hasComeIn }) => ({
      ...{ unitId: at, personId, since, hasComeIn },
    }));
  return whoAnswers(unitsAbove(tree, unitId), chosen, leading, new Set(people.map(({ id }) => id)));
}

/** Who may take over a deviation, by name: whoever may handle it there, but never a case of her own. */
export function listResponsibleCandidates(
  db: Reader,
  about: Omit<CaseAndControl, 'controlResponsibleId' | 'roundOwnerId'> & { responsibleId: PersonId | null },
  today: string,
): { id: PersonId; displayName: string }[] {
  const people = peopleAround(db, [about.unitId, about.roundUnitId], today).filter(
    (person) => person.id !== about.responsibleId && !isOwnCase(person, about),
  );
  return [...new Map(people.map(({ id, displayName }) => [id, { id, displayName }])).values()].sort((a, b) =>
    swedishCollator.compare(a.displayName, b.displayName),
  );
}
