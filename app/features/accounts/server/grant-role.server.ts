import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { PersonId, UnitId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Role } from '#app/shared/domain/vocabulary.ts';
import type { Services } from '#app/shared/server/services.ts';
import { insertRoleGrant } from '#db/queries/accounts.server.ts';
import { hasLastingAdministrator, updateGrantRevoked } from '#db/queries/people.server.ts';
import { type AuditEntry, transact } from '#db/transact.server.ts';
import { type Actor, may } from '../domain/policy.ts';
import { type RoleTermFault, roleTermFault } from '../domain/role-term.ts';
import { isOpenUnit } from './find-unit.server.ts';
import { findPersonWithin } from './managed-person.server.ts';

export type GrantRoleFailure = 'notAllowed' | 'unitClosed' | 'lastAdministrator' | RoleTermFault;
type NewGrant = { role: Role; unitId: UnitId; validUntilOn: string | null };

/** Gives a role on a unit. Given again with another last day it replaces the earlier one. */
export function grantRole(
  services: Services,
  actor: Actor,
  personId: PersonId,
  grant: NewGrant,
): Result<null, GrantRoleFailure> {
  const now = services.now();
  return transact<Result<null, GrantRoleFailure>>(services.db, { actorId: actor.personId, now }, (tx) => {
    const { role, unitId, validUntilOn } = grant;
    const refuse = (failure: GrantRoleFailure) => ({ value: err(failure), unchanged: true }) as const;
    const found = findPersonWithin(tx, actor, personId);
    if (!found || !may(actor, 'organisation.manage', { unitId })) return refuse('notAllowed');
    if (!isOpenUnit(tx, unitId)) return refuse('unitClosed');
    const termFault = roleTermFault(role, validUntilOn, civilDateInSweden(now));
    if (termFault) return refuse(termFault);

    const earlier = found.grants.find((held) => held.role === role && held.unitId === unitId);
    if (earlier?.validUntilOn === validUntilOn) return { value: ok(null), unchanged: true };
    const mayEnd = role !== 'administrator' || validUntilOn === null;
    if (earlier && !mayEnd && !hasLastingAdministrator(tx, { grantId: earlier.id })) {
      return refuse('lastAdministrator');
    }
    if (earlier) updateGrantRevoked(tx, earlier.id, now);
    const grantId = insertRoleGrant(tx, {
      personId,
      unitId,
      role,
      validUntilOn,
      grantedAt: now,
      grantedById: actor.personId,
    });
    const entry: AuditEntry = {
      action: 'role.granted',
      entity: 'roleGrant',
      entityId: grantId,
      unitId,
      detail: { personId, role, validUntilOn, ...(earlier ? { replaces: earlier.id } : {}) },
    };
    return { value: ok(null), audit: [entry] };
  });
}
