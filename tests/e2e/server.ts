import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ServerBuild } from '@remix-run/node';
import { pino } from 'pino';
import { createApp } from '#app/http/create-app.ts';
import { openServices } from '#app/http/open-services.ts';
import { prepareProgram } from '#app/http/prepare-program.ts';
import { readConfig } from '#app/shared/server/config.server.ts';

/*
 * The real program for the browser tests: the built pages, a real database in the folder of AKTSAM_DATA, and a
 * clock that was set to the morning of 2 November 2026, or to E2E_BEGINNING, when the process began and then goes on as
 * clocks do.
 */
// Whoever started it with a channel takes it along when stopped, also by a signal that nobody can listen for.
process.once('disconnect', () => process.exit());
const projectRoot = path.resolve(import.meta.dirname, '../..');
const BEGINNING = Date.parse(process.env['E2E_BEGINNING'] ?? '2026-11-02T08:00:00.000Z');
const started = Date.now();

const services = await openServices(readConfig(process.env, projectRoot), {
  now: () => new Date(BEGINNING + Date.now() - started).toISOString(),
  log: pino({ level: 'error', base: null }, pino.destination(2)),
});
await prepareProgram(services);
const build = (await import(
  pathToFileURL(path.join(projectRoot, 'build/server/index.js')).href
)) as ServerBuild;
const server = createApp({ services, build }).listen(services.config.port, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`listening ${typeof address === 'object' && address ? address.port : ''}\n`);
});
