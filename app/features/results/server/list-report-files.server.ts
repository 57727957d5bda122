import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import { listReportFiles } from '#db/queries/report-files.server.ts';
import { type ReportFileKind, reportFileInWords } from '../domain/report-file.ts';

/** The files made of the finalisation in force, with their hashes; whoever asks has reached the round. */
export function reportFilesOf(
  db: Reader,
  roundId: RoundId,
  finalisations: readonly unknown[],
  kinds: readonly ReportFileKind[],
) {
  return listReportFiles(db, roundId, finalisations.length)
    .filter(({ kind }) => kinds.some((one) => one === kind))
    .map(({ kind, sha256, madeAt }) => ({ name: reportFileInWords(kind), sha256, madeAt }));
}
