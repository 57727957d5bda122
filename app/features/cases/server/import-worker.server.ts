import { parentPort, workerData } from 'node:worker_threads';
import type { Config } from '#app/shared/server/services.ts';
import { openDatabase } from '#db/client.server.ts';
import type { FromWorker, ToWorker } from './import-job.server.ts';
import { runJob } from './run-job.server.ts';

const { databaseFile, config } = workerData as { databaseFile: string; config: Config };
const db = openDatabase(databaseFile);
let letBegin = () => {};

function send(message: FromWorker): void {
  parentPort?.postMessage(message);
}

/** What SQLite does after a large commit (moving it from the log to the database) is not a matter of the moment. */
function writeInMoment<T>(write: () => T): T {
  db.$client.pragma('wal_autocheckpoint = 0');
  try {
    return write();
  } finally {
    send({ type: 'momentOver' });
    db.$client.pragma('wal_checkpoint(PASSIVE)');
    db.$client.pragma('wal_autocheckpoint = 1000');
  }
}

parentPort?.on('message', (message: ToWorker) => {
  if (message.type === 'begin') return letBegin();
  runJob(
    {
      db,
      config,
      report: (phase, share) => send({ type: 'progress', phase, share }),
      inMoment: async (write) => {
        await new Promise<void>((resolve) => {
          letBegin = resolve;
          send({ type: 'moment' });
        });
        return writeInMoment(write);
      },
    },
    message.job,
  ).then(
    (result) => send({ type: 'done', result }),
    (error: unknown) =>
      send({ type: 'failed', message: error instanceof Error ? `${error.stack}` : `${error}` }),
  );
});
