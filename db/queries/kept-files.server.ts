import { and, asc, eq, sql } from 'drizzle-orm';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { keptFiles } from '../schema/reports.ts';
import type { WriteTx } from '../transact.server.ts';

const ofFinalisation = (roundId: RoundId, sequence: number) =>
  and(eq(keptFiles.roundId, roundId), eq(keptFiles.sequence, sequence));

/** The bytes of the file of that kind, made of that finalisation. Whoever asks has reached the round. */
export function findKeptFile(db: Reader, roundId: RoundId, sequence: number, kind: string) {
  return db
    .select({ content: keptFiles.content })
    .from(keptFiles)
    .where(and(ofFinalisation(roundId, sequence), eq(keptFiles.kind, kind)))
    .get()?.content;
}

/** The kept files of one finalisation of the round, without their bytes. Whoever asks has reached the round. */
export function listKeptFiles(db: Reader, roundId: RoundId, sequence: number) {
  return db
    .select({ kind: keptFiles.kind, sha256: keptFiles.sha256 })
    .from(keptFiles)
    .where(ofFinalisation(roundId, sequence))
    .orderBy(asc(keptFiles.kind))
    .all();
}

/** Keeps the file. Says whether it was done: the first one holds. */
export function insertKeptFile(tx: WriteTx, values: typeof keptFiles.$inferInsert): boolean {
  return tx.insert(keptFiles).values(values).onConflictDoNothing().run().changes > 0;
}

/** Finalised rounds of which not so many files are kept, latest finalised first. */
export function listRoundsLackingFiles(db: Reader, kinds: number): RoundId[] {
  const rows = db.all<{ id: RoundId }>(sql`
    SELECT rounds.id FROM rounds
    JOIN finalisations ON finalisations.round_id = rounds.id
    WHERE rounds.state = 'finalised'
    GROUP BY rounds.id
    HAVING (
      SELECT count(*) FROM kept_files
      WHERE kept_files.round_id = rounds.id AND kept_files.sequence = count(finalisations.sequence)
    ) < ${kinds}
    ORDER BY rounds.finalised_at DESC, rounds.id DESC`);
  return rows.map(({ id }) => id);
}
