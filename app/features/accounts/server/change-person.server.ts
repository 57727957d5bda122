import type { PersonId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findPersonByEmail } from '#db/queries/accounts.server.ts';
import { updatePerson } from '#db/queries/people.server.ts';
import { transact } from '#db/transact.server.ts';
import type { Actor } from '../domain/policy.ts';
import { findPersonWithin, unitOf } from './managed-person.server.ts';
import { isNameTaken } from './namesake.server.ts';

type Details = { displayName: string; email: string; caseWorkerName: string | null };

export type PersonChangeFailure = 'notAllowed' | 'emailTaken' | 'nameTaken' | 'ownName';

/**
 * Name, e-mail and the name in the register. The log tells which of them changed, not from what to what. Nobody
 * changes her own names, an administrator either: they decide what is an own case, and who stands in the protocol.
 */
export function changePerson(
  services: Services,
  actor: Actor,
  personId: PersonId,
  details: Details,
): Result<null, PersonChangeFailure> {
  return transact<Result<null, PersonChangeFailure>>(
    services.db,
    { actorId: actor.personId, now: services.now() },
    (tx) => {
      const found = findPersonWithin(tx, actor, personId);
      if (!found?.isManaged) return { value: err('notAllowed'), unchanged: true };
      const namesake = findPersonByEmail(tx, details.email);
      if (namesake && namesake.id !== personId) return { value: err('emailTaken'), unchanged: true };
      const fields = (['displayName', 'email', 'caseWorkerName'] as const).filter(
        (field) => found.person[field] !== details[field],
      );
      if (fields.length === 0) return { value: ok(null), unchanged: true };
      if (personId === actor.personId && isRenaming(found.person, details)) {
        return { value: err('ownName'), unchanged: true };
      }
      if (isNameTaken(tx, details.displayName, personId)) return { value: err('nameTaken'), unchanged: true };
      updatePerson(tx, personId, details);
      return {
        value: ok(null),
        audit: [
          {
            action: 'person.changed',
            entity: 'person',
            entityId: personId,
            unitId: unitOf(found.grants),
            detail: { fields },
          },
        ],
      };
    },
  );
}

/** A name in the register given for the first time takes nothing away. */
const isRenaming = (before: Details, after: Details) =>
  before.displayName !== after.displayName ||
  (before.caseWorkerName !== null && before.caseWorkerName !== after.caseWorkerName);
