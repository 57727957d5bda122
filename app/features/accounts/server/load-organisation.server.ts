import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { PersonId, UnitId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { swedishCollator } from '#app/shared/text/format.ts';
import { listUnits, type UnitRow } from '#db/queries/accounts.server.ts';
import { countPeopleByUnit, listGrantsOnUnits, listPeopleOfUnits } from '#db/queries/people.server.ts';
import { readSetting } from '#db/queries/settings.server.ts';
import type { UnitScope } from '../domain/policy.ts';
import { kindsBelow } from '../domain/unit-kinds.ts';
import { inTreeOrder } from '../domain/unit-tree.ts';

const byName = (a: UnitRow, b: UnitRow) => swedishCollator.compare(a.name, b.name);

/** The units within reach, in reading order with their depth. */
export function loadUnitTree(services: Services, scope: UnitScope) {
  const within = new Set(scope.unitIds);
  const counts = countPeopleByUnit(services.db, civilDateInSweden(services.now()));
  return inTreeOrder(
    listUnits(services.db).filter((unit) => within.has(unit.id)),
    byName,
  ).map(({ unit, depth }) => ({
    id: unit.id,
    name: unit.name,
    kind: unit.kind,
    isClosed: unit.closedAt !== null,
    depth,
    peopleCount: counts.get(unit.id) ?? 0,
  }));
}

export function loadOrganisationName(services: Services): string {
  return readSetting(services.db, 'organisationName') ?? '';
}

/** One unit with what is right below it and who has a role on it; undefined when it lies outside. */
export function loadUnit(services: Services, scope: UnitScope, unitId: UnitId) {
  if (!scope.unitIds.includes(unitId)) return undefined;
  const units = listUnits(services.db);
  const unit = units.find((candidate) => candidate.id === unitId);
  if (!unit) return undefined;
  return {
    id: unit.id,
    name: unit.name,
    kind: unit.kind,
    isTop: unit.parentId === null,
    isClosed: unit.closedAt !== null,
    parentName: units.find((candidate) => candidate.id === unit.parentId)?.name,
    kindsBelow: unit.closedAt === null ? kindsBelow(unit.kind) : [],
    below: units
      .filter((candidate) => candidate.parentId === unitId)
      .toSorted(byName)
      .map(({ id, name, kind, closedAt }) => ({ id, name, kind, isClosed: closedAt !== null })),
    people: loadPeople(services, scope).filter((person) =>
      person.roles.some((role) => role.unitId === unitId),
    ),
  };
}

/** The people within reach with the roles they have there, in name order. */
export function loadPeople(services: Services, scope: UnitScope) {
  const today = civilDateInSweden(services.now());
  const names = new Map(listUnits(services.db).map((unit) => [unit.id, unit.name]));
  const rolesOf = new Map<PersonId, PersonRole[]>();
  for (const grant of listGrantsOnUnits(services.db, scope.unitIds)) {
    const list = rolesOf.get(grant.personId) ?? [];
    const isOver = grant.validUntilOn !== null && grant.validUntilOn < today;
    list.push({ ...grant, unitName: names.get(grant.unitId) ?? '', isOver });
    rolesOf.set(grant.personId, list);
  }
  return listPeopleOfUnits(services.db, scope.unitIds)
    .toSorted((a, b) => swedishCollator.compare(a.displayName, b.displayName))
    .map((person) => ({ ...person, roles: rolesOf.get(person.id) ?? [] }));
}

type PersonRole = ReturnType<typeof listGrantsOnUnits>[number] & { unitName: string; isOver: boolean };
