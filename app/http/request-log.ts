import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

/** What stands after this is a secret that opens a published result. */
const SECRET = /^\/publicerat\/.*$/is;

/**
 * One line a request: method, path, status and time. No query strings, no bodies, no addresses, no names, and no secret
 * of a link.
 */
export function requestLog(log: Logger): RequestHandler {
  return (request, response, next) => {
    const started = performance.now();
    response.on('finish', () => {
      if (request.path.startsWith('/assets/')) return;
      log.info({
        method: request.method,
        path: request.path.replace(SECRET, '/publicerat/…'),
        status: response.statusCode,
        ms: Math.round(performance.now() - started),
      });
    });
    next();
  };
}
