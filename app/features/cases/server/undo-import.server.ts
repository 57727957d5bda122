import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { notFound } from '#app/features/accounts/server/require-actor.server.ts';
import type { ImportId, RegisterId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { countUndo, findRegisterBefore, listRoundsBuiltOn } from '#db/queries/import-undo.server.ts';
import { listOpenImports } from '#db/queries/imports.server.ts';
import { findLatestImport, type RegisterRow } from '#db/queries/registers.server.ts';
import { announceRegisterChange } from './announce-register-change.server.ts';
import { requireImport, requireImportableRegister } from './reach-register.server.ts';
import { jobName, runImportJob, topicOf } from './run-import-job.server.ts';

type Ids = { registerId: RegisterId; importId: ImportId };

/** Why an import cannot be undone. */
export type UndoObstacle =
  | { readonly kind: 'not_applied' }
  | { readonly kind: 'not_latest'; readonly latestImportId: ImportId }
  /** What stood before is kept for the newest import only: one after it has been undone, or it is from an older program. */
  | { readonly kind: 'not_kept' }
  | { readonly kind: 'built_on'; readonly rounds: readonly { roundName: string; controlName: string }[] }
  | { readonly kind: 'register_busy'; readonly by: string };

/** What undoing the import would do, or what is in the way. 404 for an import that was never read in. */
export function loadUndo(services: Services, actor: Actor, ids: Ids) {
  const register = requireImportableRegister(services, actor, ids.registerId);
  const found = requireImport(services, register, ids.importId);
  if (found.endedAt === null || (found.state !== 'applied' && found.state !== 'undone')) throw notFound();
  const before = findRegisterBefore(services.db, found.id);
  return {
    register: { id: register.id, name: register.name },
    importId: found.id,
    fileName: found.fileName,
    endedAt: found.endedAt,
    obstacle: findObstacle(services, register, ids.importId, found.state) ?? null,
    ...countUndo(services.db, register.id, found.id),
    isFirst: before?.keyHeader === null,
  };
}

/**
 * Sets the job going that gives the register back what it had before its latest import. `ended` resolves when that is
 * done; the reason stays with the import.
 */
export function beginUndo(
  services: Services,
  actor: Actor,
  ids: Ids,
  reason: string,
): Result<{ ended: Promise<void> }, UndoObstacle> {
  const register = requireImportableRegister(services, actor, ids.registerId);
  const found = requireImport(services, register, ids.importId);
  const obstacle = findObstacle(services, register, found.id, found.state);
  if (obstacle !== undefined) return err(obstacle);
  const { registerId, importId } = ids;
  const job = { kind: 'undo', importId, actorId: actor.personId, now: services.now(), reason } as const;
  const ended = runImportJob<'undo'>(services, registerId, job, async (outcome) => {
    if (outcome.kind === 'crashed') services.log.error({ importId, message: outcome.message }, 'undo failed');
    if (outcome.kind === 'done' && outcome.result.ok)
      announceRegisterChange(services, { registerId, importId, kind: 'undone' });
  });
  return ok({ ended });
}

function findObstacle(
  services: Services,
  register: RegisterRow,
  importId: ImportId,
  state: string,
): UndoObstacle | undefined {
  if (state !== 'applied') return { kind: 'not_applied' };
  const latest = findLatestImport(services.db, register.id);
  if (latest !== undefined && latest.id !== importId)
    return { kind: 'not_latest', latestImportId: latest.id };
  if (findRegisterBefore(services.db, importId) === null) return { kind: 'not_kept' };
  const rounds = listRoundsBuiltOn(services.db, register.id, importId);
  if (rounds.length > 0) return { kind: 'built_on', rounds };
  const busy = listOpenImports(services.db, register.id).find((one) => one.state === 'applying');
  if (busy !== undefined) return { kind: 'register_busy', by: busy.uploadedBy };
  const isOnItsWay = [...services.background.jobs].some(
    ([name, job]) => job.topic === topicOf(register.id) && name === jobName(importId),
  );
  return isOnItsWay ? { kind: 'register_busy', by: '' } : undefined;
}
