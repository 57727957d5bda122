import { type Actor, may, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { dayOfImport, doubtsAboutExtractedOn } from '#app/features/cases/domain/extracted-on.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { ImportId, RegisterId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import {
  type ImportRow,
  isOpen,
  listChangesOfImport,
  listImportHistory,
} from '#db/queries/imports.server.ts';
import { findLatestImport, listRegisterColumns, type RegisterRow } from '#db/queries/registers.server.ts';
import type { ImportFailure, ImportJob, ImportPhase } from './import-job.server.ts';
import type { ImportFacts, StoredPreview } from './import-preview.server.ts';
import { nameDecider } from './name-authority.server.ts';
import {
  mayImport,
  mayManage,
  requireImport,
  requireImportableRegister,
  requireRegister,
} from './reach-register.server.ts';
import { registerFingerprint } from './register-fingerprint.server.ts';
import { jobName } from './run-import-job.server.ts';
import { readPreview } from './upload-folder.server.ts';
import { whatToDecide } from './what-to-decide.server.ts';

export const CHANGES_A_PAGE = 100;

/**
 * The page of an import: how far it has come while a job works with it, a preview while it waits for a yes,
 * afterwards what became of it. Writes nothing, and computes nothing of the preview: the job has.
 */
export async function loadImport(
  services: Services,
  actor: Actor,
  ids: { registerId: RegisterId; importId: ImportId },
  page = 1,
) {
  const { register, scope } = requireRegister(services, actor, ids.registerId);
  const found = requireImport(services, register, ids.importId);
  const about = {
    register: { id: register.id, name: register.name, keyHandling: register.keyHandling },
    importId: found.id,
    fileName: found.fileName,
    uploadedAt: found.uploadedAt,
  };
  if (isOpen(found.state)) requireImportableRegister(services, actor, ids.registerId);
  const job = services.background.jobs.get(jobName(found.id));
  const doing = whatIsDone(found.state, job?.kind as ImportJob['kind'] | undefined);
  if (doing !== undefined) {
    const { phase, share } = job?.progress ?? { phase: 'waiting', share: 0 };
    return { kind: 'running', ...about, doing, progress: { phase: phase as ImportPhase, share } } as const;
  }
  if (found.state === 'staged')
    return { ...about, ...(await loadPreview(services, actor, register, found)) } as const;
  if (found.state === 'failed') {
    const failure = (found.failure ?? { kind: 'stopped' }) as ImportFailure;
    return { kind: 'failed', ...about, failure, mayImport: mayImport(actor, register) } as const;
  }
  const history = listImportHistory(services.db, register.id);
  const applied = history.find((one) => one.id === found.id);
  const earlier = history.find((one) => one.id < found.id && one.state === 'applied');
  const isLatest = findLatestImport(services.db, register.id)?.id === found.id;
  const window = { limit: CHANGES_A_PAGE, offset: (page - 1) * CHANGES_A_PAGE };
  const { total, rows } = listChangesOfImport(services.db, scope, found.id, window);
  return {
    kind: 'ended',
    ...about,
    state: found.state,
    applied: applied && { ...applied, facts: applied.facts as ImportFacts | null },
    extractedOnDoubts: doubtsOf(applied, earlier),
    isLatest,
    nextSteps: isLatest ? nextStepsOf(services, actor, register) : null,
    changes: rows,
    changeCount: total,
    page,
    pageCount: Math.max(1, Math.ceil(total / CHANGES_A_PAGE)),
    mayImport: mayImport(actor, register),
  } as const;
}

/**
 * What is being done with an import, or undefined when nothing is. A job lingers a moment after its import is done:
 * only one that has changed the register, or is to, is worth waiting for then.
 */
function whatIsDone(
  state: ImportRow['state'],
  jobKind: ImportJob['kind'] | undefined,
): 'reading' | 'applying' | 'undoing' | undefined {
  if (state === 'reading' || state === 'applying') return state;
  if ((state === 'applied' || state === 'undone') && jobKind === 'undo') return 'undoing';
  return state === 'applied' && jobKind === 'apply' ? 'applying' : undefined;
}

export type LoadedImport = Awaited<ReturnType<typeof loadImport>>;

/** What there is to do with a register that has just got its cases, as far as the actor may. */
function nextStepsOf(services: Services, actor: Actor, register: RegisterRow) {
  const { db } = services;
  const waiting = mayManage(actor, register)
    ? whatToDecide(db, nameDecider(services, actor), register, listRegisterColumns(db, register.id))
    : null;
  return {
    nameCount: (waiting?.nameCount ?? 0) + (waiting?.unitNameCount ?? 0),
    protectedCount: waiting?.protectedCount ?? 0,
    mayCheck: may(actor, 'check.read', { unitId: register.unitId }),
    mayControl: scopeOf(actor, 'control.manage').unitIds.length > 0,
  };
}

type Applied = ReturnType<typeof listImportHistory>[number];

/** What is odd about the day of an export that was read in, seen from the day it was. */
function doubtsOf(applied: Applied | undefined, earlier: Applied | undefined) {
  if (!applied?.endedAt || applied.extractedOn === null) return [];
  const latestOn = earlier?.endedAt ? dayOfImport({ ...earlier, endedAt: earlier.endedAt }) : undefined;
  return doubtsAboutExtractedOn(applied.extractedOn, civilDateInSweden(applied.endedAt), latestOn);
}

async function loadPreview(services: Services, actor: Actor, register: RegisterRow, found: ImportRow) {
  const today = civilDateInSweden(services.now());
  const preview =
    found.storedAs === null ? undefined : await readPreview<StoredPreview>(services, found.storedAs);
  if (preview === undefined) return { kind: 'file_gone' } as const;
  const { suggestions, mapping } = preview;
  const extractedOn = found.extractedOn ?? today;
  const latestOn = findLatestImport(services.db, register.id)?.on;
  const choices = new Map(mapping.columns.map((column) => [column.header, column]));
  return {
    kind: 'preview',
    source: preview.source,
    rowCount: preview.rowCount,
    keyHeader: mapping.keyHeader,
    columns: suggestions.map((column) => ({
      ...column,
      choice: choices.get(column.header) ?? { header: column.header, type: column.type, isKept: false },
    })),
    extractedOn,
    extractedOnDoubts: doubtsAboutExtractedOn(extractedOn, today, latestOn),
    /** Even a file that changes no case gives the register a later day. */
    isNewer: latestOn !== undefined && extractedOn > latestOn,
    hasSavedMapping: register.mapping !== null,
    latestImportId: preview.latestImportId,
    problems: preview.problems,
    problemCount: preview.problemCount,
    plan: preview.plan?.summary ?? null,
    protection:
      preview.protectionLoss === undefined || register.protectedRule === 'sameAsOthers'
        ? null
        : { loss: preview.protectionLoss, rule: register.protectedRule },
    /** What is shown was worked out against units or a register that have changed since. */
    isStale:
      preview.plan !== null && preview.plan.fingerprint !== registerFingerprint(services.db, register.id),
    mayAddUnits: scopeOf(actor, 'organisation.manage').unitIds.length > 0,
    failure: found.failure as ImportFailure | null,
  } as const;
}
