import type { PersonId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { hasLastingAdministrator, updateGrantRevoked } from '#db/queries/people.server.ts';
import { transact } from '#db/transact.server.ts';
import { type Actor, may } from '../domain/policy.ts';
import { findPersonWithin } from './managed-person.server.ts';

/** Takes a role back. It stops to hold with the next request; what the person has done stays hers. */
export function revokeRole(
  services: Services,
  actor: Actor,
  personId: PersonId,
  grantId: number,
): Result<null, 'notAllowed' | 'lastAdministrator'> {
  const now = services.now();
  return transact<Result<null, 'notAllowed' | 'lastAdministrator'>>(
    services.db,
    { actorId: actor.personId, now },
    (tx) => {
      const found = findPersonWithin(tx, actor, personId);
      const grant = found?.grants.find((held) => held.id === grantId);
      if (!grant || !may(actor, 'organisation.manage', { unitId: grant.unitId })) {
        return { value: err('notAllowed'), unchanged: true };
      }
      if (grant.role === 'administrator' && !hasLastingAdministrator(tx, { grantId })) {
        return { value: err('lastAdministrator'), unchanged: true };
      }
      updateGrantRevoked(tx, grantId, now);
      return {
        value: ok(null),
        audit: [
          {
            action: 'role.revoked',
            entity: 'roleGrant',
            entityId: grantId,
            unitId: grant.unitId,
            detail: { personId, role: grant.role },
          },
        ],
      };
    },
  );
}
