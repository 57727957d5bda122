import path from 'node:path';
import type { ImportJob } from '#app/features/cases/server/import-job.server.ts';
import { JobThread } from '#app/features/cases/server/job-thread.server.ts';
import type { ImportId, PersonId } from '#app/shared/domain/ids.ts';
import { openDatabase } from '#db/client.server.ts';

// Run as a process of its own: starts the thread, runs a job in it if asked to, and has nothing more to do.
const [dataFolder = '', what = ''] = process.argv.slice(2);
const thread = new JobThread({
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
});
const job: ImportJob = {
  kind: 'undo',
  importId: 1 as ImportId,
  actorId: 1 as PersonId,
  now: '2026-11-02T08:00:00.000Z',
  reason: 'fel fil',
};
thread.warmUp();
if (what === 'job') {
  const hooks = { onProgress: () => {}, onMoment: async () => {}, onMomentOver: () => {} };
  const outcome = await thread.run(job, hooks);
  process.stdout.write(outcome.kind);
}
