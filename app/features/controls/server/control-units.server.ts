import { REVIEWING_ROLES } from '#app/features/accounts/domain/policy.ts';
import { unitsAbove, unitsBelow } from '#app/features/accounts/domain/unit-tree.ts';
import type { ReviewProcedure } from '#app/features/controls/domain/review-procedure.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { PersonId, UnitId } from '#app/shared/domain/ids.ts';
import type { Role } from '#app/shared/domain/vocabulary.ts';
import { swedishCollator } from '#app/shared/text/format.ts';
import type { Reader } from '#db/client.server.ts';
import { listPeopleWithRoles, listUnits } from '#db/queries/accounts.server.ts';

/** The units whose cases a control of this unit covers: the unit and everything below. */
export function unitsOfControl(db: Reader, unitId: UnitId): Set<UnitId> {
  return unitsBelow(listUnits(db), unitId);
}

/** Whether the units that cross are ones whose cases the control covers; true where none cross. */
export function areCrossingUnits(db: Reader, unitId: UnitId, { sharing }: ReviewProcedure): boolean {
  if (sharing.kind !== 'crossing') return true;
  const covered = unitsOfControl(db, unitId);
  return sharing.pairs.every((pair) => covered.has(pair.reviewersOf) && covered.has(pair.casesOf));
}

/** Active people who hold one of the roles below the unit, on it or above it; each once, by name. */
export function peopleAround(
  db: Reader,
  unitId: UnitId,
  roles: readonly Role[],
  now: string,
): { id: PersonId; name: string; caseWorkerName: string | null }[] {
  const tree = listUnits(db);
  const around = [...new Set([...unitsBelow(tree, unitId), ...unitsAbove(tree, unitId)])];
  const found = new Map<PersonId, { id: PersonId; name: string; caseWorkerName: string | null }>();
  for (const person of listPeopleWithRoles(db, roles, around, civilDateInSweden(now))) {
    const { id, displayName, caseWorkerName } = person;
    found.set(id, { id, name: displayName, caseWorkerName });
  }
  return [...found.values()].sort((a, b) => swedishCollator.compare(a.name, b.name));
}

/** Those who may be given reviews in a control of this unit. */
export function reviewerCandidates(db: Reader, unitId: UnitId, now: string) {
  return peopleAround(db, unitId, REVIEWING_ROLES, now);
}
