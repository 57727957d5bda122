import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { PersonId, UnitId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Role } from '#app/shared/domain/vocabulary.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findPersonByEmail, insertPerson, insertRoleGrant } from '#db/queries/accounts.server.ts';
import { transact } from '#db/transact.server.ts';
import { type Actor, may } from '../domain/policy.ts';
import { type RoleTermFault, roleTermFault } from '../domain/role-term.ts';
import { isOpenUnit } from './find-unit.server.ts';
import { isNameTaken } from './namesake.server.ts';

type NewPerson = {
  displayName: string;
  email: string;
  caseWorkerName: string | null;
  role: Role;
  unitId: UnitId;
  validUntilOn: string | null;
};

type Failure =
  | { kind: 'notAllowed' | 'unitClosed' | 'nameTaken' | RoleTermFault }
  | { kind: 'emailTaken'; personId: PersonId };

/** A person with her first role, still without a password: that is set, and shown once, on her own page. */
export function createPerson(services: Services, actor: Actor, input: NewPerson): Result<PersonId, Failure> {
  const now = services.now();
  return transact<Result<PersonId, Failure>>(services.db, { actorId: actor.personId, now }, (tx) => {
    const { role, unitId, validUntilOn } = input;
    if (!may(actor, 'organisation.manage', { unitId })) {
      return { value: err({ kind: 'notAllowed' }), unchanged: true };
    }
    if (!isOpenUnit(tx, unitId)) return { value: err({ kind: 'unitClosed' }), unchanged: true };
    const termFault = roleTermFault(role, validUntilOn, civilDateInSweden(now));
    if (termFault) return { value: err({ kind: termFault }), unchanged: true };
    const namesake = findPersonByEmail(tx, input.email);
    if (namesake) {
      return { value: err({ kind: 'emailTaken', personId: namesake.id }), unchanged: true };
    }
    if (isNameTaken(tx, input.displayName)) return { value: err({ kind: 'nameTaken' }), unchanged: true };
    const personId = insertPerson(tx, {
      displayName: input.displayName,
      email: input.email,
      caseWorkerName: input.caseWorkerName,
      createdAt: now,
    });
    const grantId = insertRoleGrant(tx, {
      personId,
      unitId,
      role,
      validUntilOn,
      grantedAt: now,
      grantedById: actor.personId,
    });
    return {
      value: ok(personId),
      audit: [
        { action: 'person.created', entity: 'person', entityId: personId, unitId },
        {
          action: 'role.granted',
          entity: 'roleGrant',
          entityId: grantId,
          unitId,
          detail: { personId, role, validUntilOn },
        },
      ],
    };
  });
}
