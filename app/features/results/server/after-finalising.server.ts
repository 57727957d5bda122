import { setTimeout } from 'node:timers/promises';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';

/** So long whoever finalised the round waits for what follows; the page then tells what is left. */
const PATIENCE_MS = 4_000;

/**
 * Sets going what is made of a finalised round, and waits for it as long as one waits for a page. What goes wrong there
 * does not concern whoever finalised it: the round is finalised.
 */
export async function afterFinalising(services: Services, roundId: RoundId): Promise<void> {
  const made = services.finalisedListeners.map((listener) =>
    listener(services, roundId).catch((error: unknown) =>
      services.log.error({ err: error, roundId }, 'a listener to finalised rounds failed'),
    ),
  );
  const patience = new AbortController();
  await Promise.race([
    Promise.all(made).finally(() => patience.abort()),
    setTimeout(PATIENCE_MS, undefined, { ref: false, signal: patience.signal }).catch(() => undefined),
  ]);
}
