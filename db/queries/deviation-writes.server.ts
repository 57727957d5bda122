import { and, eq, sql } from 'drizzle-orm';
import type { DeviationId, ReviewId, RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { people } from '../schema/accounts.ts';
import { deviationEvents, deviationLinks, deviations } from '../schema/deviations.ts';
import { reviews } from '../schema/reviews.ts';
import type { WriteTx } from '../transact.server.ts';

/** The next free number of the year. Only right inside the transaction that takes it. */
export function nextDeviationSequence(tx: WriteTx, year: number): number {
  const row = tx
    .select({ last: sql<number | null>`max(${deviations.sequence})` })
    .from(deviations)
    .where(eq(deviations.year, year))
    .get();
  return (row?.last ?? 0) + 1;
}

export function insertDeviation(tx: WriteTx, values: typeof deviations.$inferInsert): DeviationId {
  return tx.insert(deviations).values(values).returning({ id: deviations.id }).get().id;
}

/** Who answers for it, by name; null where nobody does. Whoever asks has already reached its review. */
export function findResponsibleOf(db: Reader, deviationId: DeviationId) {
  return (
    db
      .select({ id: people.id, name: people.displayName })
      .from(deviations)
      .innerJoin(people, eq(people.id, deviations.responsibleId))
      .where(eq(deviations.id, deviationId))
      .get() ?? null
  );
}

type DeviationChange = Partial<
  Pick<
    typeof deviations.$inferInsert,
    'state' | 'title' | 'description' | 'severity' | 'typeId' | 'dueOn' | 'closedAt' | 'responsibleId'
  >
>;

/** Changes a deviation that was read in the same transaction; its revision grows by one. */
export function updateDeviation(tx: WriteTx, deviationId: DeviationId, change: DeviationChange): void {
  tx.update(deviations)
    .set({ ...change, revision: sql`${deviations.revision} + 1` })
    .where(eq(deviations.id, deviationId))
    .run();
}

export function insertDeviationEvent(tx: WriteTx, values: typeof deviationEvents.$inferInsert): void {
  tx.insert(deviationEvents).values(values).run();
}

/** Links a fault to a deviation that is already there; true when it was not linked before. */
export function linkDeviation(tx: WriteTx, values: typeof deviationLinks.$inferInsert): boolean {
  return tx.insert(deviationLinks).values(values).onConflictDoNothing().run().changes > 0;
}

/** Faults of this review that were linked to a deviation made by another. */
export function listDeviationLinks(db: Reader, reviewId: ReviewId) {
  return db
    .select({
      questionId: deviationLinks.questionId,
      deviationId: deviationLinks.deviationId,
      number: deviations.number,
      state: deviations.state,
      closedAt: deviations.closedAt,
    })
    .from(deviationLinks)
    .innerJoin(deviations, eq(deviations.id, deviationLinks.deviationId))
    .where(eq(deviationLinks.reviewId, reviewId))
    .all();
}

/** The same for every review of a round, with the review. */
export function listDeviationLinksOfRound(db: Reader, roundId: RoundId) {
  return db
    .select({
      reviewId: deviationLinks.reviewId,
      questionId: deviationLinks.questionId,
      id: deviationLinks.deviationId,
      number: deviations.number,
    })
    .from(deviationLinks)
    .innerJoin(reviews, eq(reviews.id, deviationLinks.reviewId))
    .innerJoin(deviations, eq(deviations.id, deviationLinks.deviationId))
    .where(eq(reviews.roundId, roundId))
    .all();
}

/** How many reviews have linked a fault of theirs to this deviation. */
export function countLinksTo(db: Reader, deviationId: DeviationId): number {
  const links = db.select({ count: sql<number>`count(*)` }).from(deviationLinks);
  return links.where(eq(deviationLinks.deviationId, deviationId)).get()?.count ?? 0;
}

/** Takes away the link when the answer is no longer a fault. */
export function unlinkDeviation(tx: WriteTx, reviewId: ReviewId, questionId: string): void {
  tx.delete(deviationLinks)
    .where(and(eq(deviationLinks.reviewId, reviewId), eq(deviationLinks.questionId, questionId)))
    .run();
}
