import { createHash } from 'node:crypto';
import { type Actor, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { unitsAround, unitsBelow } from '#app/features/accounts/domain/unit-tree.ts';
import { REPORT_FILE_KINDS, type ReportFileKind } from '#app/features/results/domain/report-file.ts';
import { hasDeidentifiedVersion } from '#app/features/results/server/deidentified-version.server.ts';
import type { PersonId, RoundId } from '#app/shared/domain/ids.ts';
import { inTurns } from '#app/shared/server/in-turns.server.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listUnits } from '#db/queries/accounts.server.ts';
import {
  findKeptFile,
  insertKeptFile,
  listKeptFiles,
  listRoundsLackingFiles,
} from '#db/queries/kept-files.server.ts';
import { openMoment } from '#db/queries/one-moment.server.ts';
import { insertReportFile, isReportFileKnown } from '#db/queries/report-files.server.ts';
import { findRoundWithNames, type RoundWithNames } from '#db/queries/results.server.ts';
import { findRound } from '#db/queries/rounds.server.ts';
import { findVignetteRound } from '#db/queries/vignette-rounds.server.ts';
import { transact } from '#db/transact.server.ts';
import { exportSteps } from './export-round.server.ts';
import { reportSteps } from './export-round-report.server.ts';
import { wordBytes } from './word/write-word.server.ts';
import { workbookBytes } from './workbook-response.server.ts';

/**
 * Makes those files of a finalised round that are not kept yet, and keeps them with their hashes: whatever is renamed or
 * handled afterwards, what is fetched later is these bytes. All are made of the database as it is when it begins. A round
 * that is not finalised is left alone. Two at once do no harm: the first file holds.
 */
export async function keepReportFiles(services: Services, roundId: RoundId): Promise<void> {
  await keepFiles(services, roundId, REPORT_FILE_KINDS, null);
}

/** The kept file of the round's finalisation in force, made now if it is not there; undefined when none can be. */
export async function keptReportFile(
  services: Services,
  { round, finalisations }: Pick<RoundWithNames, 'round' | 'finalisations'>,
  kind: ReportFileKind,
  askedBy: PersonId,
): Promise<Buffer | undefined> {
  const find = () => findKeptFile(services.db, round.id, finalisations.length, kind);
  const kept = find();
  if (kept) return kept;
  await keepFiles(services, round.id, [kind], askedBy);
  return find();
}

/**
 * What a stop broke off, and what was finalised before files were kept: their files are made one round after the other. Hands
 * back how many rounds there were. `isStopping` is asked between them.
 */
export async function keepMissingFiles(services: Services, isStopping = () => false): Promise<number> {
  const roundIds = listRoundsLackingFiles(services.db, REPORT_FILE_KINDS.length);
  for (const roundId of roundIds) {
    if (isStopping()) break;
    try {
      await keepReportFiles(services, roundId);
    } catch (error) {
      // They are made when somebody fetches them, who is then told if it fails again.
      services.log.error({ err: error, roundId }, 'the files of a finalised round could not be made');
    }
  }
  return roundIds.length;
}

async function keepFiles(
  services: Services,
  roundId: RoundId,
  kinds: readonly ReportFileKind[],
  askedBy: PersonId | null,
): Promise<void> {
  const moment = openMoment(services.db);
  try {
    const then = { ...services, db: moment.db };
    const actor = fileMaker(then, roundId);
    const found = actor && findRoundWithNames(then.db, scopeOf(actor, 'result.read'), roundId);
    if (!actor || found?.round.state !== 'finalised') return;
    const kept = new Set(listKeptFiles(then.db, roundId, found.finalisations.length).map(({ kind }) => kind));
    const mayLeave = hasDeidentifiedVersion(then.db, roundId);
    for (const kind of kinds) {
      if (!mayLeave && versionOf(kind) === 'deidentified') continue;
      if (kept.has(kind) || (isReport(kind) && findVignetteRound(then.db, roundId))) continue;
      const content = await bytesOf(then, actor, roundId, kind);
      await services.background.untilWritable();
      keep(services, found, kind, content, askedBy);
    }
  } finally {
    moment.close();
  }
}

const isReport = (kind: ReportFileKind) => kind === 'reportInternal' || kind === 'reportDeidentified';

const versionOf = (kind: ReportFileKind) =>
  kind === 'workbookInternal' || kind === 'reportInternal' ? 'internal' : 'deidentified';

async function bytesOf(
  services: Services,
  actor: Actor,
  roundId: RoundId,
  kind: ReportFileKind,
): Promise<Buffer> {
  const version = versionOf(kind);
  if (isReport(kind))
    return wordBytes(services, await inTurns(reportSteps(services, actor, roundId, version)));
  return workbookBytes(services, await inTurns(exportSteps(services, actor, roundId, version)));
}

/**
 * Whose eyes the files are made with: somebody who answers for quality in the round's unit and nowhere else. Everybody who
 * may fetch them may read at least that, and they are the same whoever finalised the round and whatever her roles are now.
 */
function fileMaker({ db }: Services, roundId: RoundId): Actor | undefined {
  const round = findRound(db, roundId);
  if (!round || round.finalisedById === null) return undefined;
  const units = listUnits(db);
  return {
    personId: round.finalisedById,
    displayName: '',
    caseWorkerName: null,
    registerNames: [],
    grants: [
      {
        role: 'quality',
        unitIds: unitsBelow(units, round.unitId),
        aroundUnitIds: unitsAround(units, round.unitId),
      },
    ],
  };
}

function keep(
  services: Services,
  { round, finalisations }: RoundWithNames,
  kind: ReportFileKind,
  content: Buffer,
  askedBy: PersonId | null,
): void {
  const now = services.now();
  const sha256 = createHash('sha256').update(content).digest('hex');
  const made = { roundId: round.id, sequence: finalisations.length, kind, sha256 };
  transact(services.db, { actorId: askedBy, now }, (tx) => {
    if (!insertKeptFile(tx, { ...made, madeAt: now, content })) return { value: undefined, unchanged: true };
    if (!isReportFileKnown(tx, made)) insertReportFile(tx, { ...made, madeAt: now, madeById: askedBy });
    const detail = { finalNumber: round.finalNumber, sequence: made.sequence, kind, sha256 };
    const of = { entity: 'round', entityId: round.id, unitId: round.unitId };
    return { value: undefined, audit: [{ action: 'round.fileFrozen', ...of, detail }] };
  });
}
