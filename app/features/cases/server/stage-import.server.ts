import { createHash } from 'node:crypto';
import type { Actor } from '#app/features/accounts/domain/policy.ts';
import type { FileProblem } from '#app/features/cases/domain/file-problem.ts';
import { nameToKeep } from '#app/features/cases/domain/upload-name.ts';
import type { ImportId, RegisterId } from '#app/shared/domain/ids.ts';
import { ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { insertImport, listOwnStagedImports, updateStagedImport } from '#db/queries/imports.server.ts';
import { type AuditEntry, transact } from '#db/transact.server.ts';
import { requireImportableRegister } from './reach-register.server.ts';
import { readTable } from './read-table.server.ts';
import { nameUpload, removeUpload, storeUpload } from './upload-folder.server.ts';

/**
 * Reads an uploaded file to see that it is a table, and keeps it until somebody has decided on the preview. A file
 * that cannot be read is not kept. What the same person had waiting in the register gives way.
 */
export async function stageImport(
  services: Services,
  actor: Actor,
  registerId: RegisterId,
  file: { name: string; bytes: Buffer },
): Promise<Result<ImportId, FileProblem>> {
  const register = requireImportableRegister(services, actor, registerId);
  const table = await readTable(file.bytes, services.config);
  if (!table.ok) return table;

  const fileSha256 = createHash('sha256').update(file.bytes).digest('hex');
  const storedAs = nameUpload(services);
  const now = services.now();
  const { importId, replaced } = transact(services.db, { actorId: actor.personId, now }, (tx) => {
    const earlier = listOwnStagedImports(tx, register.id, actor.personId);
    for (const { id } of earlier) {
      updateStagedImport(tx, id, { state: 'cancelled', endedAt: now, storedAs: null });
    }
    const id = insertImport(tx, {
      registerId: register.id,
      state: 'staged',
      fileName: nameToKeep(file.name),
      fileSha256,
      storedAs,
      uploadedAt: now,
      uploadedById: actor.personId,
      rowCount: table.value.rows.length,
    });
    const about = { entity: 'import', unitId: register.unitId } as const;
    const cancelled = earlier.map(
      (one): AuditEntry => ({
        ...about,
        action: 'import.cancelled',
        entityId: one.id,
        detail: { replacedBy: id },
      }),
    );
    const detail = { registerId: register.id, fileSha256, rowCount: table.value.rows.length };
    return {
      value: { importId: id, replaced: earlier },
      audit: [{ ...about, action: 'import.staged', entityId: id, detail }, ...cancelled],
    };
  });
  await storeUpload(services, storedAs, file.bytes);
  for (const one of replaced) await removeUpload(services, one.storedAs);
  return ok(importId);
}
