import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findPersonByEmail } from '#db/queries/accounts.server.ts';
import { updatePerson } from '#db/queries/people.server.ts';
import { revokeSessionsOf } from '#db/queries/sessions.server.ts';
import { transact } from '#db/transact.server.ts';
import { TEMPORARY_PASSWORD_BYTES, temporaryPassword } from '../domain/temporary-password.ts';
import { hashPassword } from './password.server.ts';

/**
 * The way in for an only systemförvaltare who has lost her password. Run by whoever runs the server, who could
 * change the database file anyway; the log says that the program did it.
 */
export async function resetLostPassword(
  services: Pick<Services, 'db' | 'now' | 'randomBytes'>,
  email: string,
): Promise<Result<{ password: string }, 'unknown'>> {
  const password = temporaryPassword(services.randomBytes(TEMPORARY_PASSWORD_BYTES));
  const passwordHash = await hashPassword(password);
  const now = services.now();
  return transact<Result<{ password: string }, 'unknown'>>(services.db, { actorId: null, now }, (tx) => {
    const person = findPersonByEmail(tx, email);
    if (!person || person.deactivatedAt) return { value: err('unknown'), unchanged: true };
    updatePerson(tx, person.id, { passwordHash, mustChangePassword: true });
    revokeSessionsOf(tx, person.id, now);
    return {
      value: ok({ password }),
      audit: [
        {
          action: 'person.passwordReset',
          entity: 'person',
          entityId: person.id,
          detail: { from: 'commandLine' },
        },
      ],
    };
  });
}
