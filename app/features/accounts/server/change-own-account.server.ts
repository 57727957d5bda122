import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findPerson } from '#db/queries/accounts.server.ts';
import { updatePerson } from '#db/queries/people.server.ts';
import { claimLogInAttempt, forgetLogInAttempts, revokeSessionsOf } from '#db/queries/sessions.server.ts';
import { transact } from '#db/transact.server.ts';
import { passwordFault } from '../domain/password-rule.ts';
import type { Actor } from '../domain/policy.ts';
import { hashPassword, isPasswordOf } from './password.server.ts';

export type PasswordChangeFailure =
  | { kind: 'wrongPassword' }
  | { kind: 'tooMany'; openAt: string }
  | { kind: 'unfit'; sentence: string };

/** Changes the own password and logs out everywhere else. A laptop left open does not help to guess the old one. */
export async function changeOwnPassword(
  services: Services,
  actor: Actor,
  input: { current: string; chosen: string; sessionId: string },
): Promise<Result<null, PasswordChangeFailure>> {
  const person = findPerson(services.db, actor.personId);
  if (!person) return err({ kind: 'wrongPassword' });
  const sentence =
    passwordFault(input.chosen, person.email) ??
    (input.chosen === input.current ? 'Välj ett annat lösenord än det du har nu.' : undefined);
  if (sentence) return err({ kind: 'unfit', sentence });
  const key = `password-change:${actor.personId}`;
  const attempt = claimLogInAttempt(services.db, {
    now: services.now(),
    windowMinutes: 15,
    limits: [{ key, attempts: 5 }],
  });
  if (!attempt.ok) return err({ kind: 'tooMany', openAt: attempt.error.openAt });
  if (!(await isPasswordOf(person.passwordHash, input.current))) return err({ kind: 'wrongPassword' });
  const passwordHash = await hashPassword(input.chosen);
  const now = services.now();
  return transact<Result<null, PasswordChangeFailure>>(
    services.db,
    { actorId: actor.personId, now },
    (tx) => {
      // Somebody may have set a temporary password meanwhile; hers must not win over it.
      if (findPerson(tx, actor.personId)?.passwordHash !== person.passwordHash) {
        return { value: err({ kind: 'wrongPassword' }), unchanged: true };
      }
      forgetLogInAttempts(tx, { key, ids: attempt.value });
      updatePerson(tx, actor.personId, { passwordHash, mustChangePassword: false });
      revokeSessionsOf(tx, actor.personId, now, input.sessionId);
      return {
        value: ok(null),
        audit: [{ action: 'person.passwordChanged', entity: 'person', entityId: actor.personId }],
      };
    },
  );
}

/** Takes back every session of the person, this one too. */
export function logOutEverywhere(services: Services, actor: Actor): void {
  const now = services.now();
  transact<void>(services.db, { actorId: actor.personId, now }, (tx) => {
    revokeSessionsOf(tx, actor.personId, now);
    return {
      value: undefined,
      audit: [{ action: 'session.endedEverywhere', entity: 'person', entityId: actor.personId }],
    };
  });
}

/** Says whether the person wants reminders by e-mail herself, also where the installation sends them. */
export function refuseMail(services: Services, actor: Actor, refusesMail: boolean): void {
  transact<void>(services.db, { actorId: actor.personId, now: services.now() }, (tx) => {
    if (findPerson(tx, actor.personId)?.refusesMail === refusesMail)
      return { value: undefined, unchanged: true };
    updatePerson(tx, actor.personId, { refusesMail });
    const action = refusesMail ? 'person.mailRefused' : 'person.mailWanted';
    return { value: undefined, audit: [{ action, entity: 'person', entityId: actor.personId }] };
  });
}
