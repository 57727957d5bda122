import type { Services } from '#app/shared/server/services.ts';
import { listImportsIn, updateImport } from '#db/queries/imports.server.ts';
import { transact } from '#db/transact.server.ts';
import type { ImportFailure } from './import-job.server.ts';
import { readPreview, removeUndoPlans, removeUpload } from './upload-folder.server.ts';

/**
 * Run once at start, before anybody is let in: an import that was on its way when the program stopped has no job any
 * more. One being read has failed (its file may be why the program stopped); one about to be written waits for a
 * yes again, since its plan is whole and nothing of it is in the register.
 */
export async function recoverImports(services: Services): Promise<void> {
  await removeUndoPlans(services);
  for (const found of listImportsIn(services.db, ['reading', 'applying'])) {
    const preview = found.storedAs === null ? undefined : await readPreview(services, found.storedAs);
    const isWhole = found.state === 'applying' && preview !== undefined;
    const now = services.now();
    const failure: ImportFailure = { kind: 'stopped' };
    transact(services.db, { actorId: null, now }, (tx) => {
      const ended = { state: 'failed', endedAt: now, storedAs: null, failure } as const;
      updateImport(tx, found.id, found.state, isWhole ? { state: 'staged', failure } : ended);
      const detail = { why: failure.kind, ...(isWhole ? { isWaiting: true } : {}) };
      const about = { entity: 'import', entityId: found.id, unitId: found.unitId, detail };
      return { value: undefined, audit: [{ action: 'import.failed', ...about }] };
    });
    if (!isWhole) await removeUpload(services, found.storedAs);
  }
}
