import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';

/** For what fails outside the pages. Express's own answer would show a stack and drop our headers. */
export function lastResort(log: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    const status = (error as { status?: unknown } | null)?.status;
    const isTheirs = typeof status === 'number' && status >= 400 && status < 500;
    if (!isTheirs) log.error({ err: error }, 'request failed');
    response.status(isTheirs ? status : 500).type('text/plain; charset=utf-8');
    response.send(
      isTheirs
        ? 'Adressen gick inte att läsa.'
        : 'Något gick fel. Det du redan har sparat finns kvar. Försök igen.',
    );
  };
}
