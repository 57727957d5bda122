import { setImmediate } from 'node:timers/promises';

/** Long work in steps: it stops wherever others may have their turn, and hands over its result in the end. */
export type Steps<T> = Generator<void, T>;

/** So long may the work go on before the requests that wait get their turn. */
const MOST_MILLISECONDS = 25;

/** Does the work with a turn for other requests between its steps, where they have waited long enough. */
export async function inTurns<T>(steps: Steps<T>): Promise<T> {
  let since = performance.now();
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() - since < MOST_MILLISECONDS) continue;
    await setImmediate();
    since = performance.now();
  }
}

/** Does the same work in one go. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
