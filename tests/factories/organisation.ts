import type { PersonId, UnitId } from '#app/shared/domain/ids.ts';
import type { Role } from '#app/shared/domain/vocabulary.ts';
import type { Services } from '#app/shared/server/services.ts';
import { insertPerson, insertRoleGrant, insertUnit } from '#db/queries/accounts.server.ts';
import { listGrantsOf, updateGrantRevoked } from '#db/queries/people.server.ts';
import { transact } from '#db/transact.server.ts';

const audit = [{ action: 'test.arranged', entity: 'test', entityId: 0 }] as const;

export type Organisation = {
  administration: UnitId;
  children: UnitId;
  unit1: UnitId;
  unit2: UnitId;
  fosterCare: UnitId;
  elderly: UnitId;
};

/** Socialförvaltningen with two departments; the child department has the two units of the shared register. */
export function makeOrganisation(services: Services): Organisation {
  const createdAt = services.now();
  return transact(services.db, { actorId: null, now: createdAt }, (tx) => {
    const unit = (parentId: UnitId | null, kind: 'administration' | 'department' | 'unit', name: string) =>
      insertUnit(tx, { parentId, kind, name, createdAt });
    const administration = unit(null, 'administration', 'Socialförvaltningen');
    const children = unit(administration, 'department', 'Barn och familj');
    const value = {
      administration,
      children,
      unit1: unit(children, 'unit', 'Barn och unga 1'),
      unit2: unit(children, 'unit', 'Barn och unga 2'),
      fosterCare: unit(children, 'unit', 'Familjehemsenheten'),
      elderly: unit(administration, 'department', 'Äldre'),
    };
    return { value, audit };
  });
}

/** A person with one role on one unit. The e-mail is made from the name. */
export function makePerson(
  services: Services,
  options: { name: string; role?: Role; unitId?: UnitId; caseWorkerName?: string; validUntilOn?: string },
): PersonId {
  const now = services.now();
  return transact(services.db, { actorId: null, now }, (tx) => {
    const personId = insertPerson(tx, {
      displayName: options.name,
      email: `${options.name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}.${Math.abs(hash(options.name))}@exempel.se`,
      caseWorkerName: options.caseWorkerName ?? null,
      createdAt: now,
    });
    if (options.role && options.unitId) {
      insertRoleGrant(tx, {
        personId,
        unitId: options.unitId,
        role: options.role,
        grantedAt: now,
        ...(options.validUntilOn ? { validUntilOn: options.validUntilOn } : {}),
      });
    }
    return { value: personId, audit };
  });
}

/** Takes back every role the person has and gives her another instead, if any. */
export function moveRole(services: Services, personId: PersonId, to?: { role: Role; unitId: UnitId }): void {
  const now = services.now();
  transact(services.db, { actorId: null, now }, (tx) => {
    for (const { id } of listGrantsOf(tx, personId)) updateGrantRevoked(tx, id, now);
    if (to) insertRoleGrant(tx, { personId, ...to, grantedAt: now });
    return { value: null, audit };
  });
}

function hash(text: string): number {
  let value = 0;
  for (const character of text) value = (value * 31 + (character.codePointAt(0) ?? 0)) | 0;
  return value;
}
