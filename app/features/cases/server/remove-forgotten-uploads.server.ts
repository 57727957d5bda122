import type { Services } from '#app/shared/server/services.ts';
import { listImportsIn, OPEN_STATES, updateImport } from '#db/queries/imports.server.ts';
import { transact } from '#db/transact.server.ts';
import { jobName } from './run-import-job.server.ts';
import { listUploads, removeUpload } from './upload-folder.server.ts';

const HOURS_KEPT = 2;

/**
 * Cancels imports that nobody has decided on for two hours and removes their files, and every file that no import on
 * its way knows of (the program was stopped in between). Run at start and now and then.
 */
export async function removeForgottenUploads(services: Services): Promise<void> {
  const now = services.now();
  const limit = new Date(Date.parse(now) - HOURS_KEPT * 3_600_000).toISOString();
  for (const forgotten of listImportsIn(services.db, OPEN_STATES, limit)) {
    // A file that waits long for its turn is not forgotten.
    if (services.background.jobs.has(jobName(forgotten.id))) continue;
    transact(services.db, { actorId: null, now }, (tx) => {
      const ended = { state: 'cancelled', endedAt: now, storedAs: null } as const;
      if (!updateImport(tx, forgotten.id, forgotten.state, ended))
        return { value: undefined, unchanged: true };
      return {
        value: undefined,
        audit: [{ action: 'import.expired', entity: 'import', entityId: forgotten.id }],
      };
    });
  }
  // Files are listed before the waiting imports are: one that comes in between is known by then.
  const files = await listUploads(services);
  const known = new Set(listImportsIn(services.db, OPEN_STATES).map((waiting) => waiting.storedAs));
  for (const name of files) {
    if (!known.has(name)) await removeUpload(services, name);
  }
}
