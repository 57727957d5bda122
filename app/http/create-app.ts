import path from 'node:path';
import { createRequestHandler } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import compression from 'compression';
import express, { type Express, type RequestHandler } from 'express';
import type { Services } from '#app/shared/server/services.ts';
import { isDatabaseHealthy } from '#db/queries/health.server.ts';
import { bodyLimits } from './body-limits.ts';
import { lastResort } from './last-resort.ts';
import { requestLog } from './request-log.ts';
import { sameOriginGuard } from './same-origin-guard.ts';
import { securityHeaders } from './security-headers.ts';
import { waitForImports } from './wait-for-imports.ts';

/** The Express application around Remix: headers, guard, limits, health, static files, pages. */
export function createApp(options: {
  services: Services;
  build: ServerBuild | (() => Promise<ServerBuild>);
  /** Vite's middleware in development; the built files are served otherwise. */
  developmentAssets?: RequestHandler;
}): Express {
  const { services } = options;
  const isDevelopment = options.developmentAssets !== undefined;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', services.config.trustedProxies);
  app.use(requestLog(services.log));
  app.use(securityHeaders({ isHttps: services.config.isHttps, isDevelopment }));
  app.use(sameOriginGuard);
  app.use(bodyLimits);
  app.use(compression());
  app.get('/halsa', (_request, response) => {
    const isHealthy = isDatabaseHealthy(services.db);
    response.status(isHealthy ? 200 : 503).json({ status: isHealthy ? 'ok' : 'fel' });
  });
  if (options.developmentAssets) app.use(options.developmentAssets);
  else serveBuiltFiles(app, services.config.projectRoot);
  app.use(waitForImports(services.background));
  app.all(
    '*',
    createRequestHandler({
      build: options.build,
      mode: isDevelopment ? 'development' : 'production',
      getLoadContext: (request, response) => ({
        services,
        nonce: response.locals['nonce'] as string,
        clientAddress: request.ip ?? '',
      }),
    }),
  );
  app.use(lastResort(services.log));
  return app;
}

function serveBuiltFiles(app: Express, projectRoot: string) {
  const client = path.join(projectRoot, 'build/client');
  // The names hold a hash of the content: they may be kept for ever.
  app.use(
    '/assets',
    express.static(path.join(client, 'assets'), keptFor('public, max-age=31536000, immutable')),
  );
  app.use('/assets', (_request, response) => {
    response.status(404).end();
  });
  app.use(express.static(client, { index: false, ...keptFor('public, max-age=3600') }));
}

/** Static files say it themselves: express leaves a Cache-Control alone that the security headers have set. */
function keptFor(cacheControl: string): Parameters<typeof express.static>[1] {
  return {
    cacheControl: false,
    setHeaders: (response) => {
      response.setHeader('Cache-Control', cacheControl);
    },
  };
}
