import type { PersonId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import { listActiveNames } from '#db/queries/people.server.ts';
import { isSameCaseWorker } from '../domain/own-case.ts';

/**
 * True when somebody else who is not shut out goes by the name, spaces and letter case aside. Two people with one
 * name could not be told apart in a protocol.
 */
export function isNameTaken(db: Reader, displayName: string, exceptId?: PersonId): boolean {
  return listActiveNames(db).some(
    (person) => person.id !== exceptId && isSameCaseWorker(person.displayName, displayName),
  );
}
