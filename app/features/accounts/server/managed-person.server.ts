import type { PersonId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import { findPerson } from '#db/queries/accounts.server.ts';
import { listGrantsOf, listUnitsOfPastAndWork } from '#db/queries/people.server.ts';
import { reachOver } from '../domain/managed-people.ts';
import type { Actor } from '../domain/policy.ts';

/** A person as far as this administrator reaches; undefined when she may not even see her. */
export function findPersonWithin(db: Reader, actor: Actor, personId: PersonId) {
  const person = findPerson(db, personId);
  if (!person) return undefined;
  const grants = listGrantsOf(db, personId);
  const reach = reachOver(actor, {
    held: grants.map(({ unitId }) => unitId),
    elsewhere: listUnitsOfPastAndWork(db, personId),
  });
  return reach.sees ? { person, grants, isManaged: reach.manages } : undefined;
}

/** The unit to write on a person's audit entries: where her first role lies. */
export function unitOf(grants: ReturnType<typeof listGrantsOf>) {
  return grants[0]?.unitId ?? null;
}
