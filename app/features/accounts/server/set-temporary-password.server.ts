import type { PersonId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { updatePerson } from '#db/queries/people.server.ts';
import { revokeSessionsOf } from '#db/queries/sessions.server.ts';
import { transact } from '#db/transact.server.ts';
import type { Actor } from '../domain/policy.ts';
import { TEMPORARY_PASSWORD_BYTES, temporaryPassword } from '../domain/temporary-password.ts';
import { findPersonWithin, unitOf } from './managed-person.server.ts';
import { hashPassword } from './password.server.ts';

/**
 * A password the person must change at her next log-in. It is handed back once and kept nowhere; whoever was
 * logged in with the earlier one is logged out.
 */
export async function setTemporaryPassword(
  services: Services,
  actor: Actor,
  personId: PersonId,
): Promise<Result<{ password: string }, 'notAllowed'>> {
  if (!findPersonWithin(services.db, actor, personId)?.isManaged) return err('notAllowed');
  const password = temporaryPassword(services.randomBytes(TEMPORARY_PASSWORD_BYTES));
  const passwordHash = await hashPassword(password);
  const now = services.now();
  return transact<Result<{ password: string }, 'notAllowed'>>(
    services.db,
    { actorId: actor.personId, now },
    (tx) => {
      const found = findPersonWithin(tx, actor, personId);
      if (!found?.isManaged) return { value: err('notAllowed'), unchanged: true };
      updatePerson(tx, personId, { passwordHash, mustChangePassword: true });
      revokeSessionsOf(tx, personId, now);
      const unitId = unitOf(found.grants);
      return {
        value: ok({ password }),
        audit: [{ action: 'person.passwordReset', entity: 'person', entityId: personId, unitId }],
      };
    },
  );
}
