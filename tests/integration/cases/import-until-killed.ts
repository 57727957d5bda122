import path from 'node:path';
import { pino } from 'pino';
import { beginApply } from '#app/features/cases/server/apply-import.server.ts';
import { beginImport } from '#app/features/cases/server/stage-import.server.ts';
import { beginUndo } from '#app/features/cases/server/undo-import.server.ts';
import type { PersonId, RegisterId } from '#app/shared/domain/ids.ts';
import { Background } from '#app/shared/server/background.ts';
import type { Services } from '#app/shared/server/services.ts';
import { openDatabase } from '#db/client.server.ts';
import { longFile, seenBy } from '#tests/factories/import-steps.ts';
import { actorOf } from '#tests/factories/register.ts';

// Run as a process of its own: imports a long file and undoes it, and says which phase it is in, until somebody kills it.
const [dataFolder = '', person = '', register = ''] = process.argv.slice(2);
const [as, registerId] = [Number(person) as PersonId, Number(register) as RegisterId];
let drawn = 0;
const services: Services = {
  db: openDatabase(path.join(dataFolder, 'aktsam.sqlite')),
  config: {
    projectRoot: path.resolve(import.meta.dirname, '../../..'),
    dataFolder,
    host: '',
    port: 0,
    isHttps: false,
    trustedProxies: 0,
    mail: null,
  },
  log: pino({ level: 'silent' }),
  now: () => '2026-11-02T08:00:00.000Z',
  randomBytes: (size) => {
    drawn += 1;
    return new Uint8Array(size).fill(drawn);
  },
  background: new Background(),
  registerListeners: [],
  finalisedListeners: [],
};

let said = '';
function say(phase: string): void {
  if (phase !== said) process.stdout.write(`${phase}\n`);
  said = phase;
}
setInterval(() => {
  let isFree = false;
  void services.background.untilWritable().then(() => {
    isFree = true;
  });
  setImmediate(() => {
    for (const { progress } of services.background.jobs.values()) {
      say(isFree ? progress.phase : `moment of ${progress.phase}`);
    }
  });
}, 1);

const actor = actorOf(services, as);
const begun = await beginImport(services, actor, registerId, longFile(20_000, ' ny'));
if (!begun.ok) throw new Error(begun.error.kind);
await begun.value.ended;
const ids = { registerId, importId: begun.value.importId };
const writing = await beginApply(services, actor, ids, await seenBy(services, as, ids));
if (!writing.ok) throw new Error(writing.error);
await writing.value.ended;
const undoing = beginUndo(services, actor, ids, 'Fel fil');
if (!undoing.ok) throw new Error(undoing.error.kind);
await undoing.value.ended;
say('end');
