import { setTimeout as pause } from 'node:timers/promises';

const MOMENT_MS = 1000;

/** Waits for a job, but no longer than a page may take: a small file is ready by then and needs no page that waits. */
export async function waitAMoment(ended: Promise<void>): Promise<void> {
  const stop = new AbortController();
  const moment = pause(MOMENT_MS, undefined, { signal: stop.signal }).catch(() => undefined);
  await Promise.race([ended, moment]);
  stop.abort();
}
