import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { Reader } from '#db/client.server.ts';
import { findPerson } from '#db/queries/accounts.server.ts';
import { listGrantsOf } from '#db/queries/people.server.ts';
import { reachOver } from '../domain/managed-people.ts';
import type { Actor } from '../domain/policy.ts';

/** A person as far as this administrator reaches; undefined when she may not even see her. */
export function findPersonWithin(db: Reader, services: Services, actor: Actor, personId: PersonId) {
  const person = findPerson(db, personId);
  if (!person) return undefined;
  const grants = listGrantsOf(db, personId);
  const reach = reachOver(actor, grants, civilDateInSweden(services.now()));
  return reach.sees ? { person, grants, isManaged: reach.manages } : undefined;
}

/** The unit to write on a person's audit entries: where her first role lies. */
export function unitOf(grants: ReturnType<typeof listGrantsOf>) {
  return grants[0]?.unitId ?? null;
}
