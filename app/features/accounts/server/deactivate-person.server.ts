import type { PersonId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { hasLastingAdministrator, updatePerson } from '#db/queries/people.server.ts';
import { revokeSessionsOf } from '#db/queries/sessions.server.ts';
import { transact } from '#db/transact.server.ts';
import type { Actor } from '../domain/policy.ts';
import { findPersonWithin, unitOf } from './managed-person.server.ts';
import { isNameTaken } from './namesake.server.ts';

type Failure = 'notAllowed' | 'lastAdministrator';

/** Shuts a person out at once (sessions too). Roles stay as they were, for the day she comes back. */
export function deactivatePerson(
  services: Services,
  actor: Actor,
  personId: PersonId,
): Result<null, Failure> {
  const now = services.now();
  return transact<Result<null, Failure>>(services.db, { actorId: actor.personId, now }, (tx) => {
    const found = findPersonWithin(tx, actor, personId);
    if (!found?.isManaged) return { value: err('notAllowed'), unchanged: true };
    if (found.person.deactivatedAt) return { value: ok(null), unchanged: true };
    if (!hasLastingAdministrator(tx, { personId })) {
      return { value: err('lastAdministrator'), unchanged: true };
    }
    updatePerson(tx, personId, { deactivatedAt: now });
    revokeSessionsOf(tx, personId, now);
    const unitId = unitOf(found.grants);
    return {
      value: ok(null),
      audit: [{ action: 'person.deactivated', entity: 'person', entityId: personId, unitId }],
    };
  });
}

/** Lets a person in again with the roles that still hold; refused while somebody else has her name. */
export function reactivatePerson(
  services: Services,
  actor: Actor,
  personId: PersonId,
): Result<null, 'notAllowed' | 'nameTaken'> {
  return transact<Result<null, 'notAllowed' | 'nameTaken'>>(
    services.db,
    { actorId: actor.personId, now: services.now() },
    (tx) => {
      const found = findPersonWithin(tx, actor, personId);
      if (!found?.isManaged) return { value: err('notAllowed'), unchanged: true };
      if (!found.person.deactivatedAt) return { value: ok(null), unchanged: true };
      if (isNameTaken(tx, found.person.displayName, personId)) {
        return { value: err('nameTaken'), unchanged: true };
      }
      updatePerson(tx, personId, { deactivatedAt: null });
      const unitId = unitOf(found.grants);
      return {
        value: ok(null),
        audit: [{ action: 'person.reactivated', entity: 'person', entityId: personId, unitId }],
      };
    },
  );
}
