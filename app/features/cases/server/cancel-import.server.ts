import type { Actor } from '#app/features/accounts/domain/policy.ts';
import type { ImportId, RegisterId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { updateStagedImport } from '#db/queries/imports.server.ts';
import { transact } from '#db/transact.server.ts';
import { requireImport, requireImportableRegister } from './reach-register.server.ts';
import { removeUpload } from './upload-folder.server.ts';

/** Ends a waiting import without reading it in, and removes its file. An import that has ended stays as it is. */
export async function cancelImport(
  services: Services,
  actor: Actor,
  ids: { registerId: RegisterId; importId: ImportId },
): Promise<void> {
  const register = requireImportableRegister(services, actor, ids.registerId);
  const waiting = requireImport(services, register, ids.importId);
  const now = services.now();
  const isCancelled = transact(services.db, { actorId: actor.personId, now }, (tx) => {
    const isEnded = updateStagedImport(tx, waiting.id, { state: 'cancelled', endedAt: now, storedAs: null });
    if (!isEnded) return { value: false, unchanged: true };
    const about = { entity: 'import', entityId: waiting.id, unitId: register.unitId };
    return { value: true, audit: [{ action: 'import.cancelled', ...about }] };
  });
  if (isCancelled) await removeUpload(services, waiting.storedAs);
}
