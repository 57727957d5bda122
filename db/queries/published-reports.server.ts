import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { PersonId, RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { people } from '../schema/accounts.ts';
import { rounds } from '../schema/controls.ts';
import { publishedReports } from '../schema/reports.ts';
import { frameCases } from '../schema/sampling.ts';
import type { WriteTx } from '../transact.server.ts';

const publisher = alias(people, 'publisher');
const withdrawer = alias(people, 'withdrawer');

/** Every link of the round, latest first. Whoever asks has reached the round. */
export function listPublishedReports(db: Reader, roundId: RoundId) {
  return db
    .select({
      id: publishedReports.id,
      publishedAt: publishedReports.publishedAt,
      publishedByName: publisher.displayName,
      withdrawnAt: publishedReports.withdrawnAt,
      withdrawnByName: withdrawer.displayName,
    })
    .from(publishedReports)
    .innerJoin(publisher, eq(publisher.id, publishedReports.publishedById))
    .leftJoin(withdrawer, eq(withdrawer.id, publishedReports.withdrawnById))
    .where(eq(publishedReports.roundId, roundId))
    .orderBy(desc(publishedReports.id))
    .all();
}

/**
 * What a link opens, for anybody who has it; undefined when there is none, it is withdrawn, or the round is open again.
 * The secret itself is nowhere: it is found by its hash.
 */
export function findPublishedReport(db: Reader, tokenHash: string) {
  return db
    .select({
      roundId: publishedReports.roundId,
      content: publishedReports.content,
      publishedAt: publishedReports.publishedAt,
    })
    .from(publishedReports)
    .innerJoin(rounds, eq(rounds.id, publishedReports.roundId))
    .where(
      and(
        eq(publishedReports.tokenHash, tokenHash),
        isNull(publishedReports.withdrawnAt),
        eq(rounds.state, 'finalised'),
      ),
    )
    .get();
}

export function insertPublishedReport(tx: WriteTx, values: typeof publishedReports.$inferInsert): number {
  return tx.insert(publishedReports).values(values).returning({ id: publishedReports.id }).get().id;
}

/** Closes the round's links that are open, or only the one named; how many they were. */
export function withdrawPublishedReports(
  tx: WriteTx,
  roundId: RoundId,
  by: { readonly at: string; readonly personId: PersonId },
  publishedId?: number,
): number {
  return tx
    .update(publishedReports)
    .set({ withdrawnAt: by.at, withdrawnById: by.personId })
    .where(
      and(
        eq(publishedReports.roundId, roundId),
        isNull(publishedReports.withdrawnAt),
        publishedId === undefined ? undefined : eq(publishedReports.id, publishedId),
      ),
    )
    .run().changes;
}

/** Names of everybody in the program and of the handläggare in the round's frame: none may leave the unit. */
export function listNamesAround(db: Reader, roundId: RoundId): string[] {
  const inProgram = [people.displayName, people.caseWorkerName].flatMap((column) =>
    db
      .select({ name: sql<string | null>`${column}` })
      .from(people)
      .all(),
  );
  const inFrame = [frameCases.caseWorker, frameCases.coWorker].flatMap((column) =>
    db
      .selectDistinct({ name: sql<string | null>`${column}` })
      .from(frameCases)
      .where(eq(frameCases.roundId, roundId))
      .all(),
  );
  // Several co-workers are joined with a semicolon.
  return [...new Set([...inProgram, ...inFrame].flatMap(({ name }) => name?.split('; ') ?? []))];
}
