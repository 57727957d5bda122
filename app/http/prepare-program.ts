import type { Services } from '#app/shared/server/services.ts';

/** What must be in place before the first request: shipped checklists, no forgotten uploads. */
export async function prepareProgram(_services: Services): Promise<void> {}
