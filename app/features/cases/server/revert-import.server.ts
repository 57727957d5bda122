import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { ImportId } from '#app/shared/domain/ids.ts';
import { err, ok } from '#app/shared/domain/result.ts';
import { withPlanFile, writePlanFile } from '#db/queries/import-plan.server.ts';
import {
  findRegisterBefore,
  listCasesBefore,
  listRoundsBuiltOn,
  switchBack,
} from '#db/queries/import-undo.server.ts';
import { findImport, updateImport } from '#db/queries/imports.server.ts';
import { plannedValues } from '#db/queries/register-switch.server.ts';
import { findLatestImport } from '#db/queries/registers.server.ts';
import { transact } from '#db/transact.server.ts';
import { buildListing } from './build-listing.server.ts';
import type { ImportJob, JobContext, JobResults } from './import-job.server.ts';
import { registerFingerprint } from './register-fingerprint.server.ts';
import { UNDO_PREFIX } from './upload-folder.server.ts';

type UndoJob = Extract<ImportJob, { kind: 'undo' }>;

/** Cases may be moved to other units while the listing is made: then it is made again. */
const MOST_ATTEMPTS = 5;

/**
 * The job that undoes a register's latest import: what the cases, columns and filters were is put together outside,
 * and put back in one short transaction. Refused when something builds on the import by then.
 */
export async function revertImport(context: JobContext, job: UndoJob): Promise<JobResults['undo']> {
  const folder = path.join(context.config.dataFolder, 'uploads');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, `${UNDO_PREFIX}${randomBytes(16).toString('hex')}.plan`);
  try {
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      const planned = planUndo(context, job.importId, file);
      if (planned === undefined) return err('not_latest');
      const result = await context.inMoment(() =>
        withPlanFile(context.db, file, () => switchIfSame(context, job, planned)),
      );
      if (result !== 'changed') return result;
      await rm(file);
    }
    throw new Error('The register changed each time it was to be put back');
  } finally {
    await rm(file, { force: true });
  }
}

/** Makes the listing of the cases as they were and writes it beside the database; undefined when there is nothing to undo. */
function planUndo(context: JobContext, importId: ImportId, file: string) {
  context.report('undoing', 0);
  const seen = context.db.transaction((tx) => {
    const found = findImport(tx, importId);
    const before = findRegisterBefore(tx, importId);
    if (found?.state !== 'applied' || before === null) return undefined;
    const { registerId, fileSha256 } = found;
    const cases = listCasesBefore(tx, registerId, importId);
    return { registerId, fileSha256, before, cases, fingerprint: registerFingerprint(tx, registerId) };
  });
  if (seen === undefined) return undefined;
  const { cases, ...planned } = seen;
  const { columns } = planned.before;
  const listing = buildListing(columns, cases, (share) => context.report('undoing', share / 2));
  writePlanFile(file, { cases: [], listing: listing.rows, values: listing.values });
  return planned;
}

function switchIfSame(
  context: JobContext,
  job: UndoJob,
  { registerId, fileSha256, before, fingerprint }: NonNullable<ReturnType<typeof planUndo>>,
): JobResults['undo'] | 'changed' {
  const { importId } = job;
  const by = { actorId: job.actorId, now: job.now };
  return transact<JobResults['undo'] | 'changed'>(context.db, by, (tx) => {
    const refuse = (why: 'not_latest' | 'built_on') => ({ value: err(why), unchanged: true }) as const;
    const isLatest = findLatestImport(tx, registerId)?.id === importId;
    if (!isLatest || findImport(tx, importId)?.state !== 'applied') return refuse('not_latest');
    if (listRoundsBuiltOn(tx, registerId, importId).length > 0) return refuse('built_on');
    if (registerFingerprint(tx, registerId) !== fingerprint) return { value: 'changed', unchanged: true };
    switchBack(tx, registerId, importId, before, plannedValues(tx));
    const { now: undoneAt, actorId: undoneById, reason: undoReason } = job;
    const undone = { undoneAt, undoneById, undoReason, registerBefore: null };
    updateImport(tx, importId, 'applied', { ...undone, state: 'undone' });
    const detail = { registerId, fileSha256 };
    const entry = { action: 'import.undone', entity: 'import', entityId: importId, detail };
    return { value: ok(undefined), audit: [entry] };
  });
}
