import { recoverImports } from '#app/features/cases/server/recover-imports.server.ts';
import { removeForgottenUploads } from '#app/features/cases/server/remove-forgotten-uploads.server.ts';
import { ensureShippedChecklists } from '#app/features/checklists/server/ensure-shipped-checklists.server.ts';
import type { Services } from '#app/shared/server/services.ts';

const CLEAN_EVERY_MS = 15 * 60_000;

/** What must be in place before the first request, and what is seen to for as long as the program runs. */
export async function prepareProgram(services: Services): Promise<void> {
  ensureShippedChecklists(services);
  await recoverImports(services);
  await removeForgottenUploads(services);
  setInterval(() => {
    removeForgottenUploads(services).catch((error: unknown) =>
      services.log.error({ err: error }, 'forgotten uploads could not be removed'),
    );
  }, CLEAN_EVERY_MS).unref();
}
