import { type KnownInRegisters, registerNamesOf } from '#app/features/accounts/domain/own-case.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import { readCaseWorkerMatches } from '#db/queries/case-workers.server.ts';

/** The people with the names by which the registers know them, so that their own cases are recognised. */
export function withRegisterNames<
  Person extends { id: PersonId; displayName: string; caseWorkerName: string | null },
>(db: Reader, people: readonly Person[]): (Person & KnownInRegisters)[] {
  const matches = readCaseWorkerMatches(db);
  return people.map((person) => ({ ...person, registerNames: registerNamesOf(person, matches) }));
}
