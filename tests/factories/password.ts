import { hashPassword } from '#app/features/accounts/server/password.server.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { updatePerson } from '#db/queries/people.server.ts';
import { transact } from '#db/transact.server.ts';

/** Gives a person a password of her own. */
export async function setPassword(services: Services, personId: PersonId, password: string): Promise<void> {
  const passwordHash = await hashPassword(password);
  transact(services.db, { actorId: null, now: services.now() }, (tx) => {
    updatePerson(tx, personId, { passwordHash, mustChangePassword: false });
    return { value: undefined, audit: [{ action: 'test.arranged', entity: 'person', entityId: personId }] };
  });
}
