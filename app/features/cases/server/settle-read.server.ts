import type { ImportId, PersonId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findImport, isOpen, updateImport } from '#db/queries/imports.server.ts';
import { findRegister, type RegisterRow } from '#db/queries/registers.server.ts';
import { transact } from '#db/transact.server.ts';
import { caseReadingOf } from './case-reading.server.ts';
import type { ImportFailure } from './import-job.server.ts';
import type { StoredPreview } from './import-preview.server.ts';
import { type JobOutcome, runImportJob } from './run-import-job.server.ts';
import { readPreview, removeUpload } from './upload-folder.server.ts';

type Reading = {
  readonly registerId: RegisterRow['id'];
  readonly importId: ImportId;
  readonly actorId: PersonId;
  /** What was chosen before a choice that may turn out not to be readable. */
  readonly optionsBefore?: unknown;
};

/**
 * Sets the job going that reads the file of an import in state `reading`; resolves when it has ended. Afterwards the
 * import is staged, or failed and without its file. A choice that cannot be read leaves what was shown before.
 */
export function startReading(services: Services, reading: Reading): Promise<void> {
  const { registerId, importId } = reading;
  const register = findRegister(services.db, registerId);
  const waiting = findImport(services.db, importId);
  if (!register || !waiting) throw new Error('An import without its register is not read');
  const job = {
    kind: 'read',
    importId,
    reading: caseReadingOf(services, register, waiting.mapping),
  } as const;
  return runImportJob<'read'>(services, registerId, job, (outcome) =>
    outcome.kind === 'cancelled'
      ? removeLeftovers(services, importId, waiting.storedAs)
      : settleRead(services, reading, register, outcome),
  );
}

/** What the system and SQLite say. */
const DISK_IS_FULL = /ENOSPC|EDQUOT|database or disk is full/;

/** Ends an import in state `reading` whose file could not be kept, so that it is in nobody's way. */
export async function failUnkept(services: Services, reading: Reading, error: unknown): Promise<void> {
  // What was kept of it may be what filled the disk that the words are to be written on.
  await removeUpload(services, findImport(services.db, reading.importId)?.storedAs ?? null);
  const register = findRegister(services.db, reading.registerId);
  if (register) await settleRead(services, reading, register, { kind: 'crashed', message: String(error) });
}

/** What the thread was still writing when its import was cancelled and the file removed. */
async function removeLeftovers(
  services: Services,
  importId: ImportId,
  storedAs: string | null,
): Promise<void> {
  const state = findImport(services.db, importId)?.state;
  if (state !== undefined && !isOpen(state)) await removeUpload(services, storedAs);
}

async function settleRead(
  services: Services,
  { importId, actorId, optionsBefore }: Reading,
  register: RegisterRow,
  outcome: Exclude<JobOutcome<'read'>, { kind: 'cancelled' }>,
): Promise<void> {
  const waiting = findImport(services.db, importId);
  const storedAs = waiting?.storedAs ?? null;
  if (outcome.kind === 'crashed') services.log.error({ importId, message: outcome.message }, 'import failed');
  const failure = failureOf(outcome);
  const earlier = storedAs === null ? undefined : await readPreview<StoredPreview>(services, storedAs);
  const isKept = failure === undefined || (failure.kind === 'file' && earlier !== undefined);
  const now = services.now();
  const isWritten = transact(services.db, { actorId, now }, (tx) => {
    const values =
      outcome.kind === 'done' && outcome.result.ok
        ? { state: 'staged' as const, rowCount: outcome.result.value.rowCount }
        : isKept
          ? { state: 'staged' as const, failure, readingOptions: optionsBefore ?? null }
          : { state: 'failed' as const, failure, endedAt: now, storedAs: null };
    if (!updateImport(tx, importId, 'reading', values)) return { value: false, unchanged: true };
    const about = { entity: 'import', entityId: importId, unitId: register.unitId };
    const detail = failure === undefined ? { rowCount: values.rowCount } : { why: reasonOf(failure) };
    const action = failure === undefined ? 'import.read' : 'import.failed';
    return { value: true, audit: [{ action, ...about, detail }] };
  });
  if (isWritten && !isKept) await removeUpload(services, storedAs);
}

function failureOf(outcome: Exclude<JobOutcome<'read'>, { kind: 'cancelled' }>): ImportFailure | undefined {
  if (outcome.kind === 'done') return outcome.result.ok ? undefined : outcome.result.error;
  if (outcome.kind === 'out_of_memory') return { kind: 'out_of_memory' };
  return { kind: DISK_IS_FULL.test(outcome.message) ? 'disk_full' : 'crashed' };
}

function reasonOf(failure: ImportFailure): string {
  return failure.kind === 'file' ? failure.problem.kind : failure.kind;
}
