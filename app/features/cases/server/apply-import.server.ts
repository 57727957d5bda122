import { setImmediate as letOthersIn } from 'node:timers/promises';
import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { columnsToCheck, type ImportMapping } from '#app/features/cases/domain/import-mapping.ts';
import type { ImportId, RegisterId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findImport, updateStagedImport } from '#db/queries/imports.server.ts';
import { findLatestImport, findRegister } from '#db/queries/registers.server.ts';
import { transact, type WriteTx } from '#db/transact.server.ts';
import { type ImportPlan, planImport, readFileAs } from './plan-import.server.ts';
import { requireImport, requireImportableRegister } from './reach-register.server.ts';
import { readTable } from './read-table.server.ts';
import { readUpload, removeUpload } from './upload-folder.server.ts';
import { listingOf, writePlan } from './write-plan.server.ts';

export type ApplyFailure =
  | 'file_gone'
  | 'already_ended'
  | 'register_changed'
  | 'mapping_changed'
  | 'numbers_not_checked'
  | 'has_problems';

/**
 * Writes a previewed import: everything or nothing, in one transaction.
 * Refused when the register or the mapping is another than the preview showed, and when numbers that could be
 * personnummer have not been looked at. A second click finds the import ended.
 */
export async function applyImport(
  services: Services,
  actor: Actor,
  ids: { registerId: RegisterId; importId: ImportId },
  seen: {
    mapping: ImportMapping;
    latestImportId: ImportId | null;
    /** Somebody has looked at the numbers that could be personnummer by chance. */
    hasCheckedNumbers?: boolean;
  },
): Promise<Result<void, ApplyFailure>> {
  const register = requireImportableRegister(services, actor, ids.registerId);
  const waiting = requireImport(services, register, ids.importId);
  if (waiting.state !== 'staged') return err('already_ended');
  const bytes = waiting.storedAs === null ? undefined : await readUpload(services, waiting.storedAs);
  if (bytes === undefined) return err('file_gone');
  const table = await readTable(bytes, services.config);
  if (!table.ok) return err('has_problems');
  const file = await readFileAs(table.value, register, waiting);
  if (JSON.stringify(file.mapping) !== JSON.stringify(seen.mapping)) return err('mapping_changed');
  const toCheck = columnsToCheck(file.suggestions, file.mapping);
  if (toCheck.length > 0 && seen.hasCheckedNumbers !== true) return err('numbers_not_checked');
  // Planned outside the transaction: only imports change a register, and the transaction sees whether one has.
  const plan = planImport(services.db, register, file);
  if (!plan.ok) return err('has_problems');
  await letOthersIn();
  const listing = listingOf(plan.value);
  await letOthersIn();

  const now = services.now();
  const result = transact<Result<void, ApplyFailure>>(services.db, { actorId: actor.personId, now }, (tx) => {
    const current = findRegister(tx, register.id);
    const refuse = (failure: ApplyFailure) => ({ value: err(failure), unchanged: true }) as const;
    if (current === undefined || findImport(tx, waiting.id)?.state !== 'staged')
      return refuse('already_ended');
    if ((findLatestImport(tx, register.id)?.id ?? null) !== seen.latestImportId)
      return refuse('register_changed');
    writePlan(tx, current, waiting.id, file.mapping, { plan: plan.value, listing });
    const counts = countsOf(plan.value);
    endImport(tx, waiting.id, { ...counts, mapping: file.mapping, endedAt: now });
    const checked = toCheck.length > 0 ? { hasCheckedNumbers: true } : {};
    const detail = { registerId: register.id, fileSha256: waiting.fileSha256, ...counts, ...checked };
    const entry = { action: 'import.applied', entity: 'import', entityId: waiting.id, detail };
    return { value: ok(undefined), audit: [{ ...entry, unitId: register.unitId }] };
  });
  if (result.ok) await removeUpload(services, waiting.storedAs);
  return result;
}

function countsOf({ incoming, diff }: ImportPlan) {
  return {
    rowCount: incoming.length,
    newCount: diff.added.length,
    changedCount: diff.changed.length + diff.returned.length,
    unchangedCount: diff.unchangedCount,
    goneCount: diff.gone.length,
  };
}

function endImport(
  tx: WriteTx,
  importId: ImportId,
  values: ReturnType<typeof countsOf> & { mapping: ImportMapping; endedAt: string },
): void {
  updateStagedImport(tx, importId, { ...values, state: 'applied', storedAs: null });
}
