import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { countUnfinishedOfPerson } from '#db/queries/unfinished-reviews.server.ts';
import { type Actor, may } from '../domain/policy.ts';
import { findPersonWithin } from './managed-person.server.ts';

/** A person's page for an administrator; undefined when the person is out of reach. */
export function loadPerson(services: Services, actor: Actor, personId: PersonId) {
  const found = findPersonWithin(services.db, actor, personId);
  if (!found) return undefined;
  const { person, grants, isManaged } = found;
  const today = civilDateInSweden(services.now());
  return {
    id: person.id,
    displayName: person.displayName,
    email: person.email,
    caseWorkerName: person.caseWorkerName,
    hasPassword: person.passwordHash !== null,
    mustChangePassword: person.mustChangePassword,
    deactivatedAt: person.deactivatedAt,
    isManaged,
    unfinishedCount: countUnfinishedOfPerson(services.db, person.id),
    grants: grants.map((grant) => ({
      ...grant,
      isOver: grant.validUntilOn !== null && grant.validUntilOn < today,
      isWithin: may(actor, 'organisation.manage', { unitId: grant.unitId }),
    })),
  };
}
