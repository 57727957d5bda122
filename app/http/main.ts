import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import { keepMissingFiles } from '#app/features/exports/server/keep-report-files.server.ts';
import { keepReminding } from '#app/features/home/server/keep-reminding.server.ts';
import { ConfigProblem, readConfig } from '#app/shared/server/config.server.ts';
import { createApp } from './create-app.ts';
import { openServices } from './open-services.ts';
import { prepareProgram } from './prepare-program.ts';

const projectRoot = path.resolve(import.meta.dirname, '../..');
const isDevelopment = process.argv.includes('--dev');
const services = await openServices(readConfigOrStop());
await prepareProgram(services);
const stopReminding = keepReminding(services);

/** A wrong setting is told in a sentence, not in a stack. */
function readConfigOrStop() {
  try {
    return readConfig(process.env, projectRoot);
  } catch (error) {
    if (!(error instanceof ConfigProblem)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

async function development() {
  const vite = await import('vite');
  const server = await vite.createServer({
    root: projectRoot,
    // Several developers' servers on one checkout must not write in each other's cache.
    cacheDir: path.join(services.config.dataFolder, 'vite'),
    server: { middlewareMode: true, hmr: { port: services.config.port + 10_000 } },
  });
  return createApp({
    services,
    developmentAssets: server.middlewares,
    build: () => server.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>,
  });
}

async function production() {
  const build = (await import(
    pathToFileURL(path.join(projectRoot, 'build/server/index.js')).href
  )) as ServerBuild;
  return createApp({ services, build });
}

const app = isDevelopment ? await development() : await production();
const server = app.listen(services.config.port, services.config.host, () => {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : services.config.port;
  process.stdout.write(`Aktsam är igång: http://${services.config.host}:${port}\n`);
  keepMissingFiles(services, () => !server.listening).catch((error: unknown) =>
    services.log.error({ err: error }, 'files of finalised rounds could not be made'),
  );
});
server.on('error', (error: NodeJS.ErrnoException) => {
  const reason =
    error.code === 'EADDRINUSE'
      ? `Porten ${services.config.port} är upptagen. Stäng det andra programmet eller välj en annan port: PORT=3001 npm start`
      : `Servern kunde inte starta: ${error.message}`;
  process.stderr.write(`${reason}\n`);
  process.exit(1);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    const reminded = stopReminding();
    server.close(() => {
      void reminded.finally(() => {
        services.db.$client.close();
        process.exit(0);
      });
    });
    server.closeIdleConnections();
  });
}
