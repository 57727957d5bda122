import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import type { ControlId, PersonId, RoundId } from '#app/shared/domain/ids.ts';
import type { RoundState } from '#app/shared/domain/vocabulary.ts';
import type { Reader } from '../client.server.ts';
import { people } from '../schema/accounts.ts';
import { checklists, checklistVersions } from '../schema/checklists.ts';
import { roundEvents, roundReviewers, rounds } from '../schema/controls.ts';
import type { WriteTx } from '../transact.server.ts';

export type RoundRow = typeof rounds.$inferSelect;

export function findRound(db: Reader, roundId: RoundId): RoundRow | undefined {
  return db.select().from(rounds).where(eq(rounds.id, roundId)).get();
}

/** The rounds of a control, latest first. */
export function listRoundsOfControl(db: Reader, controlId: ControlId): RoundRow[] {
  return db.select().from(rounds).where(eq(rounds.controlId, controlId)).orderBy(desc(rounds.number)).all();
}

export function nextRoundNumber(db: Reader, controlId: ControlId): number {
  const row = db
    .select({ last: sql<number | null>`max(${rounds.number})` })
    .from(rounds)
    .where(eq(rounds.controlId, controlId))
    .get();
  return (row?.last ?? 0) + 1;
}

export function insertRound(tx: WriteTx, values: typeof rounds.$inferInsert): RoundId {
  return tx.insert(rounds).values(values).returning({ id: rounds.id }).get().id;
}

/** Removes a round in which nothing is frozen, with its reviewers and its history. */
export function deleteRound(tx: WriteTx, roundId: RoundId): void {
  tx.delete(rounds).where(eq(rounds.id, roundId)).run();
}

export function insertRoundReviewers(tx: WriteTx, roundId: RoundId, personIds: readonly PersonId[]): void {
  for (const personId of personIds) tx.insert(roundReviewers).values({ roundId, personId }).run();
}

/** Adds those who are not there yet; gives how many that was. */
export function addRoundReviewers(tx: WriteTx, roundId: RoundId, personIds: readonly PersonId[]): number {
  let added = 0;
  for (const personId of personIds) {
    added += tx.insert(roundReviewers).values({ roundId, personId }).onConflictDoNothing().run().changes;
  }
  return added;
}

/** Those who review in the round; unsorted. */
export function listRoundReviewers(db: Reader, roundId: RoundId) {
  return db
    .select({ id: people.id, displayName: people.displayName, caseWorkerName: people.caseWorkerName })
    .from(roundReviewers)
    .innerJoin(people, eq(people.id, roundReviewers.personId))
    .where(eq(roundReviewers.roundId, roundId))
    .all();
}

/** Moves the round if it still stands in `from`; false when somebody was first, and nothing is written. */
export function moveRound(tx: WriteTx, roundId: RoundId, from: RoundState, to: RoundState): boolean {
  const { changes } = tx
    .update(rounds)
    .set({ state: to, revision: sql`${rounds.revision} + 1` })
    .where(and(eq(rounds.id, roundId), eq(rounds.state, from)))
    .run();
  return changes === 1;
}

/** Gives the rounds of a control whose frame is not frozen what the control now says instead; their ids. */
export function updatePlannedRounds(
  tx: WriteTx,
  controlId: ControlId,
  values: { filter?: unknown; design?: unknown; procedure?: unknown },
): RoundId[] {
  return tx
    .update(rounds)
    .set({ ...values, revision: sql`${rounds.revision} + 1` })
    .where(and(eq(rounds.controlId, controlId), eq(rounds.state, 'planned')))
    .returning({ id: rounds.id })
    .all()
    .map(({ id }) => id);
}

/** Locks the round with its figures; false when it was not being reviewed any more, or is given up. */
export function finaliseRound(
  tx: WriteTx,
  roundId: RoundId,
  values: { finalisedAt: string; finalisedById: PersonId; finalNumber: string; figures: unknown },
): boolean {
  const { changes } = tx
    .update(rounds)
    .set({ ...values, state: 'finalised', revision: sql`${rounds.revision} + 1` })
    .where(and(eq(rounds.id, roundId), eq(rounds.state, 'reviewing'), isNull(rounds.abortedAt)))
    .run();
  return changes === 1;
}

/** Opens a finalised round again; its number stays. False when it was not finalised. */
export function reopenRound(tx: WriteTx, roundId: RoundId): boolean {
  const { changes } = tx
    .update(rounds)
    .set({
      state: 'reviewing',
      finalisedAt: null,
      finalisedById: null,
      revision: sql`${rounds.revision} + 1`,
    })
    .where(and(eq(rounds.id, roundId), eq(rounds.state, 'finalised')))
    .run();
  return changes === 1;
}

/** The next number of a finalised round in a year, such as 2026-003. */
export function nextFinalNumber(db: Reader, year: string): string {
  const row = db
    .select({ last: sql<number | null>`max(CAST(substr(${rounds.finalNumber}, 6) AS INTEGER))` })
    .from(rounds)
    .where(sql`substr(${rounds.finalNumber}, 1, 5) = ${`${year}-`}`)
    .get();
  return `${year}-${String((row?.last ?? 0) + 1).padStart(3, '0')}`;
}

export function insertRoundEvent(tx: WriteTx, values: typeof roundEvents.$inferInsert): void {
  tx.insert(roundEvents).values(values).run();
}

/** What has happened in the round, earliest first, with who did it. */
export function listRoundEvents(db: Reader, roundId: RoundId) {
  return db
    .select({
      kind: roundEvents.kind,
      at: roundEvents.at,
      note: roundEvents.note,
      byId: roundEvents.byId,
      byName: people.displayName,
    })
    .from(roundEvents)
    .leftJoin(people, eq(people.id, roundEvents.byId))
    .where(eq(roundEvents.roundId, roundId))
    .orderBy(asc(roundEvents.id))
    .all();
}

/** The name and number of the checklist version the round began with. */
export function findChecklistOfRound(db: Reader, roundId: RoundId) {
  return db
    .select({ name: checklists.name, versionNumber: checklistVersions.number })
    .from(rounds)
    .innerJoin(checklistVersions, eq(checklistVersions.id, rounds.checklistVersionId))
    .innerJoin(checklists, eq(checklists.id, checklistVersions.checklistId))
    .where(eq(rounds.id, roundId))
    .get();
}
