import type { Actor } from '#app/features/accounts/domain/policy.ts';
import type { ImportId, RegisterId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findImport, isOpen, updateImport } from '#db/queries/imports.server.ts';
import { transact } from '#db/transact.server.ts';
import { requireImport, requireImportableRegister } from './reach-register.server.ts';
import { jobName } from './run-import-job.server.ts';
import { removeUpload } from './upload-folder.server.ts';

/**
 * Ends an import without reading it in, stops the job that works with it and removes its file. An import that has
 * ended, or is in the moment of being written, stays as it is.
 */
export async function cancelImport(
  services: Services,
  actor: Actor,
  ids: { registerId: RegisterId; importId: ImportId },
): Promise<void> {
  const register = requireImportableRegister(services, actor, ids.registerId);
  const found = requireImport(services, register, ids.importId);
  if (!isOpen(found.state)) return;
  if (services.background.jobs.get(jobName(found.id))?.cancel() === false) return;
  const now = services.now();
  const isCancelled = transact(services.db, { actorId: actor.personId, now }, (tx) => {
    const state = findImport(tx, found.id)?.state;
    if (state === undefined || !isOpen(state)) return { value: false, unchanged: true };
    updateImport(tx, found.id, state, { state: 'cancelled', endedAt: now, storedAs: null });
    const about = { entity: 'import', entityId: found.id, unitId: register.unitId };
    return { value: true, audit: [{ action: 'import.cancelled', ...about }] };
  });
  if (isCancelled) await removeUpload(services, found.storedAs);
}
