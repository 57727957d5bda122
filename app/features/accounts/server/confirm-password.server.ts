import type { PersonId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findPerson } from '#db/queries/accounts.server.ts';
import { claimLogInAttempt, forgetLogInAttempts } from '#db/queries/sessions.server.ts';
import { transact } from '#db/transact.server.ts';
import { type LogInFailure, logInLimits } from './log-in.server.ts';
import { isPasswordOf } from './password.server.ts';

export type ConfirmFailure = LogInFailure | { kind: 'mustChangePassword' };

/**
 * Whether the person at the keyboard is who she says, on a computer where somebody else is logged in. Counted and limited
 * together with her attempts to log in; no session begins. Whoever is shut out is refused as for a wrong password. A
 * temporary password, which somebody else has chosen, shows nothing: only whoever typed it right is told so, and the
 * attempt stays counted.
 */
export async function confirmPassword(
  services: Services,
  given: { readonly personId: PersonId; readonly password: string; readonly clientAddress: string },
): Promise<Result<undefined, ConfirmFailure>> {
  const person = findPerson(services.db, given.personId);
  const limits = logInLimits(person?.email ?? '', given.clientAddress);
  const attempt = claimLogInAttempt(services.db, { now: services.now(), ...limits });
  if (!attempt.ok) return err({ kind: 'tooMany', openAt: attempt.error.openAt });
  const isRight = await isPasswordOf(person?.passwordHash, given.password);
  const context = { actorId: given.personId, now: services.now() };
  return transact<Result<undefined, ConfirmFailure>>(services.db, context, (tx) => {
    const now = findPerson(tx, given.personId);
    const isSame = now !== undefined && !now.deactivatedAt && now.passwordHash === person?.passwordHash;
    const audit = (action: string) => [{ action, entity: 'person', entityId: now?.id ?? 'unknown' }] as const;
    if (!isRight || !isSame) return { value: err({ kind: 'wrong' }), audit: audit('login.failed') };
    if (now.mustChangePassword) {
      return { value: err({ kind: 'mustChangePassword' }), audit: audit('login.failed') };
    }
    const [email] = limits.limits;
    forgetLogInAttempts(tx, { key: email.key, ids: attempt.value });
    return { value: ok(undefined), audit: audit('person.confirmedPassword') };
  });
}
