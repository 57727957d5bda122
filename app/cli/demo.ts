import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { withDemoClock } from '#app/features/home/server/demo-clock.server.ts';
import { fillDemo } from '#app/features/home/server/fill-demo.server.ts';
import { openServices } from '#app/http/open-services.ts';
import { prepareProgram } from '#app/http/prepare-program.ts';
import { readConfig } from '#app/shared/server/config.server.ts';
import { DEMO_PASSWORD, DEMO_PEOPLE, demoEmail } from '#db/demo/municipality.ts';
import { buildWhatIsMissing } from './build.ts';

// The invented municipality in a folder that is gone when the program stops.
process.env['NODE_ENV'] ??= 'production';
buildWhatIsMissing();
const folder = mkdtempSync(path.join(tmpdir(), 'aktsam-demo-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
process.env['AKTSAM_DATA'] = folder;

const config = readConfig(process.env, path.resolve(import.meta.dirname, '../..'));
const services = await openServices(config, { log: pino({ level: 'silent' }) });
// Before anything uses them: what ships with the program is published when the invented year begins.
await prepareProgram(withDemoClock(services, '2026-01-12T07:30:00.000Z'));
const filled = await fillDemo(services);
services.db.$client.close();
if (!filled.ok) throw new Error('the new database is not empty');

const accounts = DEMO_PEOPLE.filter((person) => person.shows).map(
  ({ account, name }) => `  ${demoEmail(account).padEnd(32)} ${name}`,
);
process.stdout.write(
  [
    'Den påhittade kommunen är på plats. Inget sparas när du stänger programmet.',
    `Logga in som någon av de här, alla med lösenordet ${DEMO_PASSWORD}:`,
    ...accounts,
    '',
  ].join('\n'),
);
await import('../http/main.ts');
