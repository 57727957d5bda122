import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { parseExtractedOn } from '#app/features/cases/forms/extracted-on-schema.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { ImportId, RegisterId } from '#app/shared/domain/ids.ts';
import { ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findImport, updateImport } from '#db/queries/imports.server.ts';
import { transact } from '#db/transact.server.ts';
import { requireImport, requireImportableRegister } from './reach-register.server.ts';

/** Keeps the day the export was taken out with the waiting import; fails with the sentence to show. */
export function chooseExtractedOn(
  services: Services,
  actor: Actor,
  ids: { registerId: RegisterId; importId: ImportId },
  typed: string,
): Result<void, string> {
  const register = requireImportableRegister(services, actor, ids.registerId);
  requireImport(services, register, ids.importId);
  const now = services.now();
  const day = parseExtractedOn(typed, civilDateInSweden(now));
  if (!day.ok) return day;
  const extractedOn = day.value;
  transact(services.db, { actorId: actor.personId, now }, (tx) => {
    const isSame = findImport(tx, ids.importId)?.extractedOn === extractedOn;
    if (isSame || !updateImport(tx, ids.importId, 'staged', { extractedOn }))
      return { value: undefined, unchanged: true };
    const about = { entity: 'import', entityId: ids.importId, unitId: register.unitId };
    return { value: undefined, audit: [{ action: 'import.dated', ...about, detail: { extractedOn } }] };
  });
  return ok(undefined);
}
