import { type Actor, may } from '#app/features/accounts/domain/policy.ts';
import { notFound } from '#app/features/accounts/server/require-actor.server.ts';
import type { CaseId, RegisterId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findCase, listChangesOfCase } from '#db/queries/cases.server.ts';
import { listImportHistory } from '#db/queries/imports.server.ts';
import { listRegisterColumns } from '#db/queries/registers.server.ts';
import { transact } from '#db/transact.server.ts';
import { requireRegister } from './reach-register.server.ts';

/** One case: its facts, and what imports have done to it, the one that brought it last. Who has read it is logged. */
export function loadCase(services: Services, actor: Actor, registerId: RegisterId, caseId: CaseId) {
  const { register, scope } = requireRegister(services, actor, registerId);
  return transact(services.db, { actorId: actor.personId, now: services.now() }, (tx) => {
    const found = findCase(tx, scope, registerId, caseId);
    if (found === undefined) throw notFound();
    const first = listImportHistory(tx, registerId).find((one) => one.id === found.firstImportId);
    const mayReview = (['round.manage', 'control.manage', 'review.assign'] as const).every((action) =>
      may(actor, action, { unitId: found.unitId }),
    );
    const page = {
      mayReviewOnCause: mayReview && found.goneImportId === null,
      register: { id: register.id, name: register.name, keyHeader: register.keyHeader },
      theCase: {
        key: found.key,
        unitName: found.unitName,
        isProtected: found.isProtected,
        isGone: found.goneImportId !== null,
      },
      facts: listRegisterColumns(tx, registerId).map((column) => ({
        header: column.header,
        type: column.type,
        value: found.values[column.position] ?? '',
      })),
      changes: listChangesOfCase(tx, scope, caseId),
      first: first && { at: first.endedAt, importedBy: first.importedBy, fileName: first.fileName },
    };
    const read = { action: 'case.read', entity: 'case', entityId: caseId, unitId: found.unitId };
    return { value: page, audit: [{ ...read, detail: { registerId } }] };
  });
}
