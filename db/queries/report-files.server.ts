import { and, asc, eq } from 'drizzle-orm';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { people } from '../schema/accounts.ts';
import { reportFiles } from '../schema/reports.ts';
import type { WriteTx } from '../transact.server.ts';

type FileOfRound = Pick<typeof reportFiles.$inferSelect, 'roundId' | 'sequence' | 'kind' | 'sha256'>;

/** Whether the very same file has been made of the round before. */
export function isReportFileKnown(db: Reader, { roundId, sequence, kind, sha256 }: FileOfRound): boolean {
  const same = and(
    eq(reportFiles.roundId, roundId),
    eq(reportFiles.sequence, sequence),
    eq(reportFiles.kind, kind),
    eq(reportFiles.sha256, sha256),
  );
  return db.select({ id: reportFiles.id }).from(reportFiles).where(same).get() !== undefined;
}

export function insertReportFile(tx: WriteTx, values: typeof reportFiles.$inferInsert): void {
  tx.insert(reportFiles).values(values).run();
}

const joined = (db: Reader) =>
  db
    .select({
      roundId: reportFiles.roundId,
      sequence: reportFiles.sequence,
      kind: reportFiles.kind,
      sha256: reportFiles.sha256,
      madeAt: reportFiles.madeAt,
      madeByName: people.displayName,
    })
    .from(reportFiles)
    .leftJoin(people, eq(people.id, reportFiles.madeById));

/** The files made of one finalisation of the round, first to last. Whoever asks has reached the round. */
export function listReportFiles(db: Reader, roundId: RoundId, sequence: number) {
  return joined(db)
    .where(and(eq(reportFiles.roundId, roundId), eq(reportFiles.sequence, sequence)))
    .orderBy(asc(reportFiles.id))
    .all();
}

/** Every finalised round of which a file with this SHA-256 was made; whoever asks decides which of them may be told of. */
export function findReportFiles(db: Reader, sha256: string) {
  return joined(db).where(eq(reportFiles.sha256, sha256)).orderBy(asc(reportFiles.id)).all();
}
