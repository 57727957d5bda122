import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
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
import { UNDO_PREFIX } from './upload-folder.server.ts';

/**
 * The job that undoes a register's latest import: what the cases, columns and filters were is put together outside,
 * and put back in one short transaction. Refused when something builds on the import by then.
 */
export async function revertImport(
  context: JobContext,
  job: Extract<ImportJob, { kind: 'undo' }>,
): Promise<JobResults['undo']> {
  const { importId } = job;
  const found = findImport(context.db, importId);
  const before = findRegisterBefore(context.db, importId);
  if (found?.state !== 'applied' || before === null) return err('not_latest');
  const { registerId } = found;
  context.report('undoing', 0);
  const cases = listCasesBefore(context.db, registerId, importId);
  const listing = buildListing(before.columns, cases, (share) => context.report('undoing', share / 2));
  const folder = path.join(context.config.dataFolder, 'uploads');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, `${UNDO_PREFIX}${randomBytes(16).toString('hex')}.plan`);
  try {
    writePlanFile(file, { cases: [], listing: listing.rows, values: listing.values });
    return await context.inMoment(() =>
      withPlanFile(context.db, file, () =>
        transact<JobResults['undo']>(context.db, { actorId: job.actorId, now: job.now }, (tx) => {
          const refuse = (why: 'not_latest' | 'built_on') => ({ value: err(why), unchanged: true }) as const;
          const isLatest = findLatestImport(tx, registerId)?.id === importId;
          if (!isLatest || findImport(tx, importId)?.state !== 'applied') return refuse('not_latest');
          if (listRoundsBuiltOn(tx, registerId, importId).length > 0) return refuse('built_on');
          switchBack(tx, registerId, importId, before, plannedValues(tx));
          const { now: undoneAt, actorId: undoneById, reason: undoReason } = job;
          const undone = { undoneAt, undoneById, undoReason, registerBefore: null };
          updateImport(tx, importId, 'applied', { ...undone, state: 'undone' });
          const detail = { registerId, fileSha256: found.fileSha256 };
          const entry = { action: 'import.undone', entity: 'import', entityId: importId, detail };
          return { value: ok(undefined), audit: [entry] };
        }),
      ),
    );
  } finally {
    await rm(file, { force: true });
  }
}
