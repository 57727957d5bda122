import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';
import type { Actor } from '#app/features/accounts/domain/policy.ts';
import type { ReportFileKind } from '#app/features/results/domain/report-file.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { insertReportFile, isReportFileKnown } from '#db/queries/report-files.server.ts';
import type { RoundWithNames } from '#db/queries/results.server.ts';
import { transact } from '#db/transact.server.ts';

/** A file that is made of a finalised round, and for whom. */
export type ReportFile = {
  readonly actor: Actor;
  readonly round: Pick<RoundWithNames['round'], 'id' | 'unitId' | 'finalNumber'>;
  /** Which of the round's finalisations it is made of. */
  readonly sequence: number;
  readonly kind: ReportFileKind;
};

/** The file of that kind when the round is finalised; a preliminary one is not kept track of. */
export function reportFileOf(
  actor: Actor,
  { round, finalisations }: Pick<RoundWithNames, 'round' | 'finalisations'>,
  kind: ReportFileKind,
): ReportFile | undefined {
  return round.state === 'finalised' ? { actor, round, sequence: finalisations.length, kind } : undefined;
}

/**
 * What goes through it is handed on, and counted into a SHA-256 that is recorded when the reader has got all of it. A
 * download that is cut records nothing.
 */
export function recordingStream(services: Services, file: ReportFile): Transform {
  const hash = createHash('sha256');
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  stream.on('end', () => {
    try {
      recordReportFile(services, file, hash.digest('hex'));
    } catch (error) {
      // The reader has her file already: that it could not be recorded is for those who run the program.
      services.log.error({ err: error, roundId: file.round.id }, 'report file could not be recorded');
    }
  });
  return stream;
}

/** Records that the file was made, unless the very same one is known already. */
export function recordReportFile(services: Services, file: ReportFile, sha256: string): void {
  const { actor, round, sequence, kind } = file;
  const now = services.now();
  const made = { roundId: round.id as RoundId, sequence, kind, sha256 };
  transact(services.db, { actorId: actor.personId, now }, (tx) => {
    if (isReportFileKnown(tx, made)) return { value: undefined, unchanged: true };
    insertReportFile(tx, { ...made, madeAt: now, madeById: actor.personId });
    const detail = { finalNumber: round.finalNumber, sequence, kind, sha256 };
    const of = { entity: 'round', entityId: round.id, unitId: round.unitId };
    return { value: undefined, audit: [{ action: 'round.fileFrozen', ...of, detail }] };
  });
}
