import { eq, isNull } from 'drizzle-orm';
import { type CaseWorkerMatches, comparableCaseWorker } from '#app/features/accounts/domain/own-case.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { people } from '../schema/accounts.ts';
import { caseWorkerMatches } from '../schema/cases.ts';
import type { WriteTx } from '../transact.server.ts';

/** Everything decided about names in the registers, by comparable name. */
export function readCaseWorkerMatches(db: Reader): CaseWorkerMatches {
  const rows = db
    .select({ name: caseWorkerMatches.name, personId: caseWorkerMatches.personId })
    .from(caseWorkerMatches)
    .all();
  return new Map(rows.map(({ name, personId }) => [comparableCaseWorker(name), personId]));
}

/** Decides a name, or takes the decision back where `personId` is undefined. Names that compare equal are one. */
export function saveCaseWorkerMatch(
  tx: WriteTx,
  match: { name: string; personId: PersonId | null | undefined; decidedAt: string; decidedById: PersonId },
): void {
  const wanted = comparableCaseWorker(match.name);
  const rows = tx
    .select({ id: caseWorkerMatches.id, name: caseWorkerMatches.name })
    .from(caseWorkerMatches)
    .all();
  for (const row of rows) {
    if (comparableCaseWorker(row.name) !== wanted) continue;
    tx.delete(caseWorkerMatches).where(eq(caseWorkerMatches.id, row.id)).run();
  }
  const { personId, name, decidedAt, decidedById } = match;
  if (personId === undefined) return;
  tx.insert(caseWorkerMatches).values({ name, personId, decidedAt, decidedById }).run();
}

/** Everybody who is not shut out, with the names that registers may know them by. */
export function listKnownPeople(db: Reader) {
  return db
    .select({ id: people.id, displayName: people.displayName, caseWorkerName: people.caseWorkerName })
    .from(people)
    .where(isNull(people.deactivatedAt))
    .all();
}
