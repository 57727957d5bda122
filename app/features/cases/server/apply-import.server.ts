import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { columnsToCheck, type ImportMapping } from '#app/features/cases/domain/import-mapping.ts';
import { isOtherReading, type ReadingChoices } from '#app/features/cases/domain/raw-table.ts';
import type { ImportId, RegisterId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findImport, updateImport } from '#db/queries/imports.server.ts';
import { findLatestImport } from '#db/queries/registers.server.ts';
import { transact } from '#db/transact.server.ts';
import { announceRegisterChange } from './announce-register-change.server.ts';
import type { ImportFailure } from './import-job.server.ts';
import type { StoredPreview } from './import-preview.server.ts';
import { requireImport, requireImportableRegister } from './reach-register.server.ts';
import { type JobOutcome, runImportJob } from './run-import-job.server.ts';
import { startReading } from './settle-read.server.ts';
import { readPreview, removeUpload } from './upload-folder.server.ts';

export type ApplyFailure =
  | 'file_gone'
  | 'already_ended'
  | 'register_changed'
  | 'mapping_changed'
  | 'reading_changed'
  | 'numbers_not_checked'
  | 'has_problems';

type Ids = { registerId: RegisterId; importId: ImportId };
type Seen = {
  mapping: ImportMapping;
  latestImportId: ImportId | null;
  /** The sheet and the choice of hidden rows that the page had when the button was pressed. */
  reading?: ReadingChoices;
  /** Somebody has looked at the numbers that could be personnummer by chance. */
  hasCheckedNumbers?: boolean;
};

/**
 * Sets the job going that writes a previewed import: everything or nothing, in one transaction. Refused when the
 * register, the mapping or the way of reading is another than the preview showed, and when numbers that could be
 * personnummer have not been looked at. A second click finds the import on its way or ended.
 */
export async function beginApply(
  services: Services,
  actor: Actor,
  ids: Ids,
  seen: Seen,
): Promise<Result<{ ended: Promise<void> }, ApplyFailure>> {
  const register = requireImportableRegister(services, actor, ids.registerId);
  const waiting = requireImport(services, register, ids.importId);
  if (waiting.state !== 'staged' || waiting.storedAs === null) return err('already_ended');
  const preview = await readPreview<StoredPreview>(services, waiting.storedAs);
  // The other click may have read it in while the preview was fetched, and is then the latest import itself.
  if (findImport(services.db, waiting.id)?.state !== 'staged') return err('already_ended');
  if (preview === undefined) return err('file_gone');
  if ((findLatestImport(services.db, register.id)?.id ?? null) !== seen.latestImportId)
    return err('register_changed');
  if (isOtherReading(preview.source, seen.reading ?? {})) return err('reading_changed');
  if (JSON.stringify(preview.mapping) !== JSON.stringify(seen.mapping)) return err('mapping_changed');
  const toCheck = columnsToCheck(preview.suggestions, preview.mapping, register.keyHandling);
  if (toCheck.length > 0 && seen.hasCheckedNumbers !== true) return err('numbers_not_checked');
  if (preview.plan === null) return err('has_problems');

  const now = services.now();
  const isBegun = transact(services.db, { actorId: actor.personId, now }, (tx) => {
    const about = { entity: 'import', entityId: waiting.id, unitId: register.unitId };
    if (!updateImport(tx, waiting.id, 'staged', { state: 'applying', failure: null }))
      return { value: false, unchanged: true };
    return { value: true, audit: [{ action: 'import.confirmed', ...about }] };
  });
  if (!isBegun) return err('already_ended');
  const hasCheckedNumbers = toCheck.length > 0;
  const job = {
    kind: 'apply',
    importId: waiting.id,
    actorId: actor.personId,
    now,
    hasCheckedNumbers,
  } as const;
  const ended = runImportJob<'apply'>(services, register.id, job, (outcome) =>
    settleApply(services, actor, ids, waiting.storedAs, outcome),
  );
  return ok({ ended });
}

/** As `beginApply`, and waits until the import is written or could not be. */
export async function applyImport(
  services: Services,
  actor: Actor,
  ids: Ids,
  seen: Seen,
): Promise<Result<void, ApplyFailure>> {
  const begun = await beginApply(services, actor, ids, seen);
  if (!begun.ok) return begun;
  await begun.value.ended;
  const state = findImport(services.db, ids.importId)?.state;
  if (state === 'applied') return ok(undefined);
  return err(state === 'cancelled' ? 'already_ended' : 'register_changed');
}

async function settleApply(
  services: Services,
  actor: Actor,
  { registerId, importId }: Ids,
  storedAs: string | null,
  outcome: JobOutcome<'apply'>,
): Promise<void> {
  if (outcome.kind === 'cancelled') return;
  if (outcome.kind === 'done' && outcome.result.ok) {
    await removeUpload(services, storedAs);
    announceRegisterChange(services, { registerId, importId, kind: 'applied' });
    return;
  }
  if (outcome.kind === 'crashed') services.log.error({ importId, message: outcome.message }, 'import failed');
  const isStale =
    outcome.kind === 'done' && !outcome.result.ok && outcome.result.error === 'register_changed';
  const failure: ImportFailure = { kind: isStale ? 'register_changed' : 'crashed' };
  const isWritten = transact(services.db, { actorId: actor.personId, now: services.now() }, (tx) => {
    const state = isStale ? 'reading' : 'staged';
    if (!updateImport(tx, importId, 'applying', { state, failure })) return { value: false, unchanged: true };
    const about = { entity: 'import', entityId: importId, detail: { why: failure.kind } };
    return { value: true, audit: [{ action: 'import.failed', ...about }] };
  });
  // Not waited for: it gets its turn when this job has ended.
  if (isWritten && isStale) void startReading(services, { registerId, importId, actorId: actor.personId });
}
