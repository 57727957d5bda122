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
        return write();
      },
    },
    message.job,
  ).then(
    (result) => send({ type: 'done', result }),
    (error: unknown) =>
      send({ type: 'failed', message: error instanceof Error ? `${error.stack}` : `${error}` }),
  );
});
