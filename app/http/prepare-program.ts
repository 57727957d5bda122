import { ensureShippedChecklists } from '#app/features/checklists/server/ensure-shipped-checklists.server.ts';
import type { Services } from '#app/shared/server/services.ts';

/** What must be in place before the first request. */
export async function prepareProgram(services: Services): Promise<void> {
  ensureShippedChecklists(services);
}
