import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '#db/client.server.ts';
import { listKeptFiles } from '#db/queries/kept-files.server.ts';
import { listReportFiles } from '#db/queries/report-files.server.ts';
import { findVignetteRound } from '#db/queries/vignette-rounds.server.ts';
import { type ReportFileKind, reportFileInWords } from '../domain/report-file.ts';
import { hasDeidentifiedVersion } from './deidentified-version.server.ts';

/** The files made of the finalisation in force, with their hashes; whoever asks has reached the round. */
export function reportFilesOf(
  db: Reader,
  roundId: RoundId,
  finalisations: readonly unknown[],
  asked: readonly ReportFileKind[],
) {
  const isVignette = findVignetteRound(db, roundId) !== undefined;
  const mayLeave = hasDeidentifiedVersion(db, roundId);
  const kinds = asked.filter(
    (kind) => !(isVignette && kind.startsWith('report')) && (mayLeave || !kind.endsWith('Deidentified')),
  );
  const kept = new Map(listKeptFiles(db, roundId, finalisations.length).map((one) => [one.kind, one.sha256]));
  return {
    made: listReportFiles(db, roundId, finalisations.length)
      .filter(({ kind }) => kinds.some((one) => one === kind))
      .map(({ kind, sha256, madeAt }) => ({
        ...{ name: reportFileInWords(kind), sha256, madeAt },
        /** Handed out before files were kept, and not the bytes that are handed out now. */
        isGone: kept.has(kind) && kept.get(kind) !== sha256,
      })),
    /** Some are not made yet. */
    isMaking: kinds.some((kind) => !kept.has(kind)),
  };
}

export type ReportFilesToShow = ReturnType<typeof reportFilesOf>;
