import type { PersonId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { hasPeople, insertPerson, insertRoleGrant, insertUnit } from '#db/queries/accounts.server.ts';
import { writeSetting } from '#db/queries/settings.server.ts';
import { type AuditEntry, transact } from '#db/transact.server.ts';
import { hashPassword } from './password.server.ts';
import { beginSession } from './sessions.server.ts';

export type FirstAdministrator = {
  organisationName: string;
  displayName: string;
  email: string;
  password: string;
  /** Gives the role of kvalitetsutvecklare as well: in a small municipality it is the same person. */
  leadsControls: boolean;
};

/**
 * The first visit: the organisation's root unit, its first administrator and her session. Only while there are
 * no people; that is asked again inside the transaction, so of two visitors at once one is refused.
 */
export async function createFirstAdministrator(
  services: Services,
  input: FirstAdministrator,
): Promise<Result<{ token: string; personId: PersonId }, 'notEmpty'>> {
  if (hasPeople(services.db)) return err('notEmpty');
  const passwordHash = await hashPassword(input.password);
  const now = services.now();
  const made = transact<Result<PersonId, 'notEmpty'>>(services.db, { actorId: null, now }, (tx) => {
    if (hasPeople(tx)) return { value: err('notEmpty'), unchanged: true };
    writeSetting(tx, 'organisationName', input.organisationName);
    const unitId = insertUnit(tx, { kind: 'administration', name: input.organisationName, createdAt: now });
    const personId = insertPerson(tx, {
      displayName: input.displayName,
      email: input.email,
      passwordHash,
      createdAt: now,
    });
    const roles = input.leadsControls
      ? (['administrator', 'quality'] as const)
      : (['administrator'] as const);
    const granted = roles.map((role): AuditEntry => {
      const grantId = insertRoleGrant(tx, { personId, unitId, role, grantedAt: now });
      return {
        action: 'role.granted',
        entity: 'roleGrant',
        entityId: grantId,
        unitId,
        detail: { personId, role },
      };
    });
    return {
      value: ok(personId),
      audit: [
        {
          action: 'unit.created',
          entity: 'unit',
          entityId: unitId,
          unitId,
          detail: { kind: 'administration' },
        },
        { action: 'person.created', entity: 'person', entityId: personId, unitId },
        ...granted,
      ],
    };
  });
  if (!made.ok) return made;
  const personId = made.value;
  return transact<ReturnType<typeof ok<{ token: string; personId: PersonId }>>>(
    services.db,
    { actorId: personId, now },
    (tx) => ({
      value: ok({ token: beginSession(tx, services, personId).token, personId }),
      audit: [{ action: 'session.started', entity: 'person', entityId: personId }],
    }),
  );
}
