import { createHash } from 'node:crypto';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findPersonByEmail } from '#db/queries/accounts.server.ts';
import { claimLogInAttempt, forgetLogInAttempts } from '#db/queries/sessions.server.ts';
import { transact } from '#db/transact.server.ts';
import { isPasswordOf } from './password.server.ts';
import { beginSession } from './sessions.server.ts';

const WINDOW_MINUTES = 15;
/** Mistyping is human; a list of guesses is not. A whole office may share one address. */
const ATTEMPTS_PER_EMAIL = 5;
const ATTEMPTS_PER_ADDRESS = 20;

export type LogInFailure = { kind: 'wrong' } | { kind: 'tooMany'; openAt: string };

const keyOf = (kind: 'email' | 'address', text: string) =>
  createHash('sha256').update(`${kind}:${text.trim().toLowerCase()}`).digest('hex');

/** What attempts on an e-mail from an address are counted against, wherever a password is asked for. */
export function logInLimits(email: string, clientAddress: string) {
  return {
    windowMinutes: WINDOW_MINUTES,
    limits: [
      { key: keyOf('email', email), attempts: ATTEMPTS_PER_EMAIL },
      { key: keyOf('address', clientAddress), attempts: ATTEMPTS_PER_ADDRESS },
    ],
  } as const;
}

/**
 * Checks e-mail and password and begins a new session; the browser's earlier session id is never reused.
 * Every attempt is counted before the password is looked at, so that many at once cannot slip past the limit.
 */
export async function logIn(
  services: Services,
  input: { email: string; password: string; clientAddress: string },
): Promise<Result<{ token: string }, LogInFailure>> {
  const now = services.now();
  const attempt = claimLogInAttempt(services.db, { now, ...logInLimits(input.email, input.clientAddress) });
  if (!attempt.ok) return err({ kind: 'tooMany', openAt: attempt.error.openAt });

  const seen = findPersonByEmail(services.db, input.email);
  const isRight = await isPasswordOf(seen?.passwordHash, input.password);
  return transact<Result<{ token: string }, LogInFailure>>(
    services.db,
    { actorId: seen?.id ?? null, now: services.now() },
    (tx) => {
      // Read again: the person may have been deactivated or given another password while the hash was computed.
      const person = findPersonByEmail(tx, input.email);
      const mayEnter =
        isRight && person && !person.deactivatedAt && person.passwordHash === seen?.passwordHash;
      if (!mayEnter) {
        // Never what was typed: people type their password in the wrong field.
        const entityId = person?.id ?? 'unknown';
        return {
          value: err({ kind: 'wrong' }),
          audit: [{ action: 'login.failed', entity: 'person', entityId }],
        };
      }
      forgetLogInAttempts(tx, { key: keyOf('email', input.email), ids: attempt.value });
      const { token } = beginSession(tx, services, person.id);
      return {
        value: ok({ token }),
        audit: [{ action: 'session.started', entity: 'person', entityId: person.id }],
      };
    },
  );
}
