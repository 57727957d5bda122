import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findPerson } from '#db/queries/accounts.server.ts';
import { listGrantsOf } from '#db/queries/people.server.ts';
import type { Actor } from '../domain/policy.ts';
import { mailState } from './mail-state.server.ts';
import { sessionsOf } from './sessions.server.ts';

/** The person's own page. */
export function loadAccount(services: Services, actor: Actor, sessionId: string | undefined) {
  const today = civilDateInSweden(services.now());
  const person = findPerson(services.db, actor.personId);
  return {
    displayName: actor.displayName,
    email: person?.email ?? '',
    caseWorkerName: actor.caseWorkerName,
    mustChangePassword: person?.mustChangePassword ?? false,
    mail: { state: mailState(services, services.db), isRefused: person?.refusesMail ?? false },
    grants: listGrantsOf(services.db, actor.personId)
      .filter((grant) => grant.validUntilOn === null || grant.validUntilOn >= today)
      .map(({ id, role, unitName, validUntilOn }) => ({ id, role, unitName, validUntilOn })),
    // The row's id is left out: it is the hash of what logs somebody in.
    sessions: sessionsOf(services, actor.personId).map((session) => ({
      createdAt: session.createdAt,
      lastSeenAt: session.lastSeenAt,
      isThis: session.id === sessionId,
    })),
  };
}
