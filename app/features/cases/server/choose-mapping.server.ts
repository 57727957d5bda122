import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { type ImportMapping, needsPseudonyms } from '#app/features/cases/domain/import-mapping.ts';
import type { ImportId, RegisterId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findImport, updateStagedImport } from '#db/queries/imports.server.ts';
import { transact } from '#db/transact.server.ts';
import { ensurePseudonymKey } from './pseudonym-key.server.ts';
import { requireImport, requireImportableRegister } from './reach-register.server.ts';

/** Keeps the choice of columns with the waiting import. The register itself learns it when the import is applied. */
export function chooseMapping(
  services: Services,
  actor: Actor,
  ids: { registerId: RegisterId; importId: ImportId },
  mapping: ImportMapping,
): void {
  const register = requireImportableRegister(services, actor, ids.registerId);
  requireImport(services, register, ids.importId);
  // Nothing is kept of a failure: the preview tells what is wrong with the key.
  if (needsPseudonyms(mapping, register.keyHandling)) ensurePseudonymKey(services, actor);
  transact(services.db, { actorId: actor.personId, now: services.now() }, (tx) => {
    const waiting = findImport(tx, ids.importId);
    const isSame = JSON.stringify(waiting?.mapping) === JSON.stringify(mapping);
    if (isSame || !updateStagedImport(tx, ids.importId, { mapping }))
      return { value: undefined, unchanged: true };
    const keptCount = mapping.columns.filter((column) => column.isKept).length;
    return {
      value: undefined,
      audit: [
        {
          action: 'import.mapped',
          entity: 'import',
          entityId: ids.importId,
          unitId: register.unitId,
          detail: { keptCount, leftOutCount: mapping.columns.length - keptCount },
        },
      ],
    };
  });
}
