import { webcrypto } from 'node:crypto';
import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { suggestExtractedOn } from '#app/features/cases/domain/extracted-on.ts';
import type { FileProblem } from '#app/features/cases/domain/file-problem.ts';
import { FILE_LIMITS } from '#app/features/cases/domain/file-problem.ts';
import { nameToKeep } from '#app/features/cases/domain/upload-name.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { ImportId, RegisterId, UnitId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findImport, insertImport, listOpenImports, updateImport } from '#db/queries/imports.server.ts';
import { type AuditEntry, transact, type WriteTx } from '#db/transact.server.ts';
import { recogniseFile } from './file-kind.server.ts';
import type { ImportFailure, ReadingOptions } from './import-job.server.ts';
import { requireImportableRegister } from './reach-register.server.ts';
import { jobName, topicOf } from './run-import-job.server.ts';
import { failUnkept, startReading } from './settle-read.server.ts';
import { nameUpload, removeUpload, storeUpload } from './upload-folder.server.ts';

export type UploadedFile = {
  readonly name: string;
  readonly bytes: Buffer;
  /** The bytes are text that somebody pasted. */
  readonly isPasted?: boolean;
};

/** Another import of the register is being read or written; `by` is who began it. */
export type RegisterBusy = { readonly kind: 'register_busy'; readonly by: string };

export type BegunImport = {
  readonly importId: ImportId;
  /** Resolves when the file has been read, or could not be. */
  readonly ended: Promise<void>;
};

/**
 * Keeps an uploaded file and sets the job going that reads it. What the same person had waiting in the register gives
 * way; while somebody else's file is read or written, nothing is begun. A file whose first bytes already show that it
 * is no table is not kept.
 */
export async function beginImport(
  services: Services,
  actor: Actor,
  registerId: RegisterId,
  file: UploadedFile,
): Promise<Result<BegunImport, FileProblem | RegisterBusy>> {
  const register = requireImportableRegister(services, actor, registerId);
  const problem = obviousProblem(file);
  if (problem !== undefined) return err(problem);
  const digest = await webcrypto.subtle.digest('SHA-256', new Uint8Array(file.bytes));
  const storedAs = nameUpload(services);
  const now = services.now();
  const today = civilDateInSweden(now);
  const options: ReadingOptions | null = file.isPasted ? { isPasted: true } : null;
  const begun = transact<Result<{ importId: ImportId; replaced: Replaced[] }, RegisterBusy>>(
    services.db,
    { actorId: actor.personId, now },
    (tx) => {
      const open = listOpenImports(tx, registerId);
      const busy = busyWith(services, actor, registerId, open);
      if (busy !== undefined) return { value: err(busy), unchanged: true };
      const replaced = open.filter((one) => one.uploadedById === actor.personId);
      const fileSha256 = Buffer.from(digest).toString('hex');
      const importId = insertImport(tx, {
        registerId,
        state: 'reading',
        fileName: nameToKeep(file.name),
        fileSha256,
        storedAs,
        readingOptions: options,
        uploadedAt: now,
        // Of the name as it was sent: a date and a time of day may be masked in the one that is kept.
        extractedOn: file.isPasted ? today : suggestExtractedOn(file.name, today),
        uploadedById: actor.personId,
      });
      const about = { entity: 'import', unitId: register.unitId } as const;
      const cancelled = replaced.map((one) => giveWay(tx, one, { importId, now, unitId: register.unitId }));
      const detail = { registerId, fileSha256 };
      return {
        value: ok({ importId, replaced }),
        audit: [{ ...about, action: 'import.staged', entityId: importId, detail }, ...cancelled],
      };
    },
  );
  if (!begun.ok) return begun;
  const { importId, replaced } = begun.value;
  for (const one of replaced) {
    services.background.jobs.get(jobName(one.id))?.cancel();
    await removeUpload(services, one.storedAs);
  }
  const reading = { registerId, importId, actorId: actor.personId };
  try {
    await storeUpload(services, storedAs, file.bytes);
  } catch (error) {
    await failUnkept(services, reading, error);
    return ok({ importId, ended: Promise.resolve() });
  }
  if (findImport(services.db, importId)?.state !== 'reading') {
    // Cancelled, or gave way to the next file, while it was being kept.
    await removeUpload(services, storedAs);
    return ok({ importId, ended: Promise.resolve() });
  }
  return ok({ importId, ended: startReading(services, reading) });
}

/** As `beginImport`, and waits until the file has been read: a file that cannot be is a problem. */
export async function stageImport(
  services: Services,
  actor: Actor,
  registerId: RegisterId,
  file: UploadedFile,
): Promise<Result<ImportId, FileProblem | RegisterBusy>> {
  const begun = await beginImport(services, actor, registerId, file);
  if (!begun.ok) return begun;
  await begun.value.ended;
  const problem = fileProblemOf(services, begun.value.importId);
  const state = findImport(services.db, begun.value.importId)?.state;
  if (state === 'failed' && problem === undefined) throw new Error('The file could not be read');
  return problem === undefined ? ok(begun.value.importId) : err(problem);
}

/** Why an import's file could not be read, where that is the file's doing. */
export function fileProblemOf(services: Services, importId: ImportId): FileProblem | undefined {
  const found = findImport(services.db, importId);
  const failure = (found?.failure ?? null) as ImportFailure | null;
  return found?.state === 'failed' && failure?.kind === 'file' ? failure.problem : undefined;
}

type Replaced = ReturnType<typeof listOpenImports>[number];

function obviousProblem({ bytes, isPasted }: UploadedFile): FileProblem | undefined {
  if (bytes.length > FILE_LIMITS.megabytes * 1024 * 1024) {
    return { kind: 'file_too_large', limitMegabytes: FILE_LIMITS.megabytes };
  }
  const known = isPasted ? undefined : recogniseFile(bytes);
  return known === undefined || known.ok ? undefined : known.error;
}

/** Who is in the way: whoever is having a file written, and others whose file is being read. */
function busyWith(
  services: Services,
  actor: Actor,
  registerId: RegisterId,
  open: readonly Replaced[],
): RegisterBusy | undefined {
  const inTheWay = open.find(
    (one) => one.state === 'applying' || (one.state === 'reading' && one.uploadedById !== actor.personId),
  );
  if (inTheWay !== undefined) return { kind: 'register_busy', by: inTheWay.uploadedBy };
  const own = new Set(open.map((one) => jobName(one.id)));
  const isUndoing = [...services.background.jobs].some(
    ([name, job]) => job.topic === topicOf(registerId) && !own.has(name),
  );
  return isUndoing ? { kind: 'register_busy', by: '' } : undefined;
}

function giveWay(
  tx: WriteTx,
  { id, state }: Replaced,
  by: { importId: ImportId; now: string; unitId: UnitId },
): AuditEntry {
  updateImport(tx, id, state, { state: 'cancelled', endedAt: by.now, storedAs: null });
  const detail = { replacedBy: by.importId };
  return {
    action: 'import.cancelled',
    entity: 'import',
    entityId: id,
    unitId: by.unitId,
    detail,
  };
}
