import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

/** One line a request: method, path, status and time. No query strings, no bodies, no addresses, no names. */
export function requestLog(log: Logger): RequestHandler {
  return (request, response, next) => {
    const started = performance.now();
    response.on('finish', () => {
      if (request.path.startsWith('/assets/')) return;
      log.info({
        method: request.method,
        path: request.path,
        status: response.statusCode,
        ms: Math.round(performance.now() - started),
      });
    });
    next();
  };
}
