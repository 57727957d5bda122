import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { notFound } from '#app/features/accounts/server/require-actor.server.ts';
import type { CaseId, RegisterId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findCase, listChangesOfCase } from '#db/queries/cases.server.ts';
import { listAppliedImports } from '#db/queries/imports.server.ts';
import { listRegisterColumns } from '#db/queries/registers.server.ts';
import { requireRegister } from './reach-register.server.ts';

/** One case: its facts, and what imports have done to it, the one that brought it last. */
export function loadCase(services: Services, actor: Actor, registerId: RegisterId, caseId: CaseId) {
  const { register, scope } = requireRegister(services, actor, registerId);
  const found = findCase(services.db, scope, registerId, caseId);
  if (found === undefined) throw notFound();
  const first = listAppliedImports(services.db, registerId).find((one) => one.id === found.firstImportId);
  return {
    register: { id: register.id, name: register.name, keyHeader: register.keyHeader },
    theCase: {
      key: found.key,
      unitName: found.unitName,
      isProtected: found.isProtected,
      isGone: found.goneImportId !== null,
    },
    facts: listRegisterColumns(services.db, registerId).map((column) => ({
      header: column.header,
      type: column.type,
      value: found.values[column.position] ?? '',
    })),
    changes: listChangesOfCase(services.db, scope, caseId),
    first: first && { at: first.endedAt, importedBy: first.importedBy, fileName: first.fileName },
  };
}
