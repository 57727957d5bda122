import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import { type CaseWorkerMatches, comparableCaseWorker } from '#app/features/accounts/domain/own-case.ts';
import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import type { PersonId, RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { people } from '../schema/accounts.ts';
import { caseWorkerMatches } from '../schema/cases.ts';
import { rounds } from '../schema/controls.ts';
import { frames } from '../schema/sampling.ts';
import type { WriteTx } from '../transact.server.ts';

/** Everything decided about names in the registers, by comparable name. */
export function readCaseWorkerMatches(db: Reader): CaseWorkerMatches {
  const rows = db
    .select({ name: caseWorkerMatches.name, personId: caseWorkerMatches.personId })
    .from(caseWorkerMatches)
    .all();
  return new Map(rows.map(({ name, personId }) => [comparableCaseWorker(name), personId]));
}

export type CaseWorkerDecision = {
  readonly name: string;
  readonly personId: PersonId | null | undefined;
  readonly decidedAt: string;
  readonly decidedById: PersonId;
};

/** Decides names, or takes decisions back where `personId` is undefined. Names that compare equal are one. */
export function saveCaseWorkerMatches(tx: WriteTx, decisions: readonly CaseWorkerDecision[]): void {
  const { id, name } = caseWorkerMatches;
  const known = new Map<string, number[]>();
  for (const row of tx.select({ id, name }).from(caseWorkerMatches).all()) {
    const comparable = comparableCaseWorker(row.name);
    known.set(comparable, [...(known.get(comparable) ?? []), row.id]);
  }
  for (const { personId, ...decision } of decisions) {
    const comparable = comparableCaseWorker(decision.name);
    for (const old of known.get(comparable) ?? []) {
      tx.delete(caseWorkerMatches).where(eq(id, old)).run();
    }
    known.delete(comparable);
    if (personId === undefined) continue;
    const made = tx
      .insert(caseWorkerMatches)
      .values({ ...decision, personId })
      .returning({ id })
      .get();
    known.set(comparable, [made.id]);
  }
}

/** The names that somebody decided at one instant are nobody here. */
export function listNamesLeftAt(db: Reader, decidedById: PersonId, decidedAt: string): string[] {
  return db
    .select({ name: caseWorkerMatches.name })
    .from(caseWorkerMatches)
    .where(
      and(
        isNull(caseWorkerMatches.personId),
        eq(caseWorkerMatches.decidedById, decidedById),
        eq(caseWorkerMatches.decidedAt, decidedAt),
      ),
    )
    .all()
    .map(({ name }) => name);
}

/**
 * The cells for handläggare and medhandläggare that stand outside a scope: in cases of other units or other units'
 * registers, gone ones too, and in frames of rounds that are not finalised.
 */
export function listCaseWorkersOutside(db: Reader, scope: UnitScope) {
  const own = sql`(SELECT value FROM json_each(${JSON.stringify(scope.unitIds)}))`;
  return db.all<{ caseWorker: string | null; coWorker: string | null }>(sql`
    SELECT c.case_worker AS caseWorker, c.co_worker AS coWorker
      FROM cases c JOIN registers r ON r.id = c.register_id
      WHERE c.unit_id NOT IN ${own} OR r.unit_id NOT IN ${own}
    UNION
    SELECT f.case_worker, f.co_worker
      FROM frame_cases f JOIN rounds ON rounds.id = f.round_id
      WHERE rounds.state <> 'finalised' AND f.unit_id NOT IN ${own}`);
}

/** The rounds with a frozen frame that are not finalised: what a frame holds never changes. */
export function listOpenFrames(db: Reader): RoundId[] {
  return db
    .select({ id: rounds.id })
    .from(frames)
    .innerJoin(rounds, eq(rounds.id, frames.roundId))
    .where(ne(rounds.state, 'finalised'))
    .orderBy(rounds.id)
    .all()
    .map(({ id }) => id);
}

/** Everybody who is not shut out, with the names that registers may know them by. */
export function listKnownPeople(db: Reader) {
  return db
    .select({ id: people.id, displayName: people.displayName, caseWorkerName: people.caseWorkerName })
    .from(people)
    .where(isNull(people.deactivatedAt))
    .all();
}
