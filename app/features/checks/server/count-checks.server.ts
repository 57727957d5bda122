import type { ImportId, PersonId, RegisterId } from '#app/shared/domain/ids.ts';
import type { RegisterChange, RegisterListener, Services } from '#app/shared/server/services.ts';
import {
  type CheckRow,
  deleteCountsOfImport,
  findCheck,
  listChecksInForce,
  replaceCheckCounts,
} from '#db/queries/checks.server.ts';
import { findLatestImport, findRegister } from '#db/queries/registers.server.ts';
import { transact } from '#db/transact.server.ts';
import { tallyCheck } from './tally-check.server.ts';

/**
 * Follows the registers (see `followRegister`). The counting lets other requests in, so that it may still go on when this
 * returns; what goes wrong is logged and leaves the import as it is.
 */
export const countChecks: RegisterListener = (services, change) => {
  followRegister(services, change).catch((error: unknown) => {
    services.log.error({ err: error, ...change }, 'register checks could not be counted');
  });
};

/** Counts every check in force after whatever change of the register, and takes the counts of an undone import away. */
export async function followRegister(services: Services, change: RegisterChange): Promise<void> {
  if (change.kind === 'undone') removeCounts(services, change.registerId, change.importId);
  // After an undoing too: a check made later than the import before has never been counted for it.
  await countAllChecks(services, change.registerId);
}

/** Counts every check in force of the register as it is now. */
export async function countAllChecks(services: Services, registerId: RegisterId): Promise<void> {
  for (const check of listChecksInForce(services.db, registerId)) await countCheck(services, check, null);
}

/**
 * Counts one check for the register's latest import, on the day its export was taken out, and stores the counts by unit. False, with
 * nothing stored, without an import, when the register lacks a column, or when register or check has changed meanwhile:
 * whoever changed it counts anew.
 */
export async function countCheck(
  services: Services,
  check: CheckRow,
  actorId: PersonId | null,
): Promise<boolean> {
  const { db } = services;
  const latest = findLatestImport(db, check.registerId);
  const register = findRegister(db, check.registerId);
  if (!latest || !register) return false;
  const referenceOn = latest.on;
  const tally = await tallyCheck(db, 'everyUnit', check.registerId, check, referenceOn);
  if (tally.missingColumns.length > 0) return false;
  // A register without cases is counted too: none of none.
  const byUnit =
    tally.byUnit.size > 0 ? tally.byUnit : new Map([[register.unitId, { lookedAt: 0, found: 0 }]]);

  const now = services.now();
  return transact(db, { actorId, now }, (tx) => {
    const current = findCheck(tx, check.id);
    const isSame =
      findLatestImport(tx, check.registerId)?.id === latest.id &&
      current?.rule.version === check.rule.version;
    if (!isSame) return { value: false, unchanged: true };
    replaceCheckCounts(
      tx,
      check.id,
      latest.id,
      [...byUnit].map(([unitId, { lookedAt, found }]) => ({
        unitId,
        checkRevision: check.rule.version,
        foundCount: found,
        lookedAtCount: lookedAt,
        referenceOn,
        countedAt: now,
      })),
    );
    const detail = {
      registerId: check.registerId,
      importId: latest.id,
      ruleVersion: check.rule.version,
      referenceOn,
      found: tally.found.length,
      lookedAt: tally.lookedAt,
    };
    const entry = { action: 'check.counted', entity: 'registerCheck', entityId: check.id, detail };
    return { value: true, audit: [{ ...entry, unitId: register.unitId }] };
  });
}

/** Takes the counts of an undone import away. The register is as after the import before, whose counts stand. */
function removeCounts(services: Services, registerId: RegisterId, importId: ImportId): void {
  const register = findRegister(services.db, registerId);
  transact(services.db, { actorId: null, now: services.now() }, (tx) => {
    const checkCount = deleteCountsOfImport(tx, importId);
    if (checkCount === 0) return { value: undefined, unchanged: true };
    const entry = { action: 'check.countsRemoved', entity: 'import', entityId: importId };
    return {
      value: undefined,
      audit: [{ ...entry, unitId: register?.unitId ?? null, detail: { registerId, checkCount } }],
    };
  });
}
