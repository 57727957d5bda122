import { mergeMappings } from '#app/features/cases/domain/import-mapping.ts';
import { err, ok } from '#app/shared/domain/result.ts';
import { replaceRegisterValues } from '#db/queries/cases-write.server.ts';
import { withPlanFile } from '#db/queries/import-plan.server.ts';
import { findImport, updateImport } from '#db/queries/imports.server.ts';
import { plannedValues, readRegisterBefore, switchToPlan } from '#db/queries/register-switch.server.ts';
import { findRegister, saveRegisterColumns, saveRegisterMapping } from '#db/queries/registers.server.ts';
import { transact, type WriteTx } from '#db/transact.server.ts';
import type { ImportJob, JobContext, JobResults } from './import-job.server.ts';
import { factsOf, type StoredPreview } from './import-preview.server.ts';
import { registerFingerprint } from './register-fingerprint.server.ts';
import { planPath, readPreview } from './upload-folder.server.ts';

type ApplyJob = Extract<ImportJob, { kind: 'apply' }>;

/**
 * The second job of an import: the plan that was shown becomes the register, everything or nothing, in one short
 * transaction with its audit entry. Refused when the register is another than the plan was made against.
 */
export async function writeImport(context: JobContext, job: ApplyJob): Promise<JobResults['apply']> {
  const waiting = findImport(context.db, job.importId);
  if (waiting?.state !== 'applying') return err('already_ended');
  const preview =
    waiting.storedAs === null ? undefined : await readPreview<StoredPreview>(context, waiting.storedAs);
  if (!preview?.plan || waiting.storedAs === null) return err('file_gone');
  const file = planPath(context, waiting.storedAs);
  context.report('writing', 0);
  return context.inMoment(() =>
    withPlanFile(context.db, file, () =>
      transact<JobResults['apply']>(context.db, { actorId: job.actorId, now: job.now }, (tx) => {
        const refuse = (failure: 'already_ended' | 'register_changed') =>
          ({ value: err(failure), unchanged: true }) as const;
        if (findImport(tx, job.importId)?.state !== 'applying') return refuse('already_ended');
        if (registerFingerprint(tx, waiting.registerId) !== preview.plan?.fingerprint)
          return refuse('register_changed');
        return { value: ok(undefined), audit: [writeAll(tx, job, preview)] };
      }),
    ),
  );
}

function writeAll(tx: WriteTx, job: ApplyJob, preview: StoredPreview) {
  const waiting = findImport(tx, job.importId);
  const register = waiting && findRegister(tx, waiting.registerId);
  if (!waiting || !register || !preview.plan)
    throw new Error('An import without its register is not written');
  const { plan, mapping } = preview;
  const before = readRegisterBefore(tx, register.id);
  saveRegisterMapping(tx, register.id, mergeMappings(register.mapping ?? undefined, mapping));
  if (plan.isLayoutChanged) saveRegisterColumns(tx, register.id, plan.columns);
  switchToPlan(tx, register.id, job.importId, before);
  if (plan.changesCases) replaceRegisterValues(tx, register.id, plannedValues(tx));
  updateImport(tx, job.importId, 'applying', {
    ...plan.counts,
    mapping,
    preview: factsOf(preview),
    failure: null,
    endedAt: job.now,
    state: 'applied',
    storedAs: null,
  });
  const checked = job.hasCheckedNumbers ? { hasCheckedNumbers: true } : {};
  return {
    action: 'import.applied',
    entity: 'import',
    entityId: job.importId,
    unitId: register.unitId,
    detail: {
      registerId: register.id,
      fileSha256: waiting.fileSha256,
      extractedOn: waiting.extractedOn,
      ...plan.counts,
      ...checked,
    },
  };
}
