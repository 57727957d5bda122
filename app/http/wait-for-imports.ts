import type { RequestHandler } from 'express';
import type { Background } from '#app/shared/server/background.ts';

/**
 * Lets pages wait while an import is written to the register (a second for 100,000 cases): a page that writes, were it
 * only that somebody has read a case, would otherwise stop the whole program until the lock is free. Reading pages wait
 * too: nobody can tell them apart from here. A request on its way is known to the background, which lets it end first.
 */
export function waitForImports(background: Background): RequestHandler {
  return (_request, response, next) => {
    background.untilWritable().then(() => {
      background.noteWriter(new Promise((resolve) => response.once('close', resolve)));
      next();
    }, next);
  };
}
