import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Services } from '#app/shared/server/services.ts';
import type { FromWorker, ImportJob, ToWorker } from './import-job.server.ts';

/** How much a thread may hold: 200,000 rows × 200 columns do not fit, and are told so. */
const MOST_MEGABYTES = 2048;
/** To start a thread takes most of a second: it waits a while for the next job. */
const IDLE_MS = 120_000;

export type ThreadOutcome =
  | { readonly kind: 'done'; readonly result: unknown }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'out_of_memory' }
  | { readonly kind: 'crashed'; readonly message: string };

type Hooks = {
  readonly onProgress: (message: Extract<FromWorker, { type: 'progress' }>) => void;
  /** Called when the job wants to write; resolves when it may begin. */
  readonly onMoment: () => Promise<void>;
  readonly onMomentOver: () => void;
};

/** A thread for one job at a time, started when it is first needed and ended when nothing has come for a while. */
export class JobThread {
  private worker: Worker | undefined;
  private settle: ((outcome: ThreadOutcome) => void) | undefined;
  private hooks: Hooks | undefined;
  private idle: NodeJS.Timeout | undefined;
  private readonly services: Pick<Services, 'db' | 'config'>;

  constructor(services: Pick<Services, 'db' | 'config'>) {
    this.services = services;
  }

  /** Starts the thread, so that the first job need not wait for it. */
  warmUp(): void {
    this.thread();
    if (this.settle === undefined) this.rest();
  }

  run(job: ImportJob, hooks: Hooks): Promise<ThreadOutcome> {
    clearTimeout(this.idle);
    this.hooks = hooks;
    return new Promise((resolve) => {
      this.settle = resolve;
      this.send({ type: 'run', job });
    });
  }

  /** Ends the thread in the middle of what it does. Nothing is lost: only a whole transaction counts. */
  stop(): void {
    const worker = this.worker;
    this.finish({ kind: 'cancelled' });
    this.worker = undefined;
    void worker?.terminate();
  }

  private send(message: ToWorker): void {
    this.thread().postMessage(message);
  }

  private thread(): Worker {
    if (this.worker !== undefined) return this.worker;
    const { db, config } = this.services;
    const worker = new Worker(path.join(config.projectRoot, 'app/features/cases/server/import-worker.mjs'), {
      workerData: { databaseFile: path.resolve(db.$client.name), config },
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
    });
    worker.unref();
    worker.on('message', (message: FromWorker) => this.hear(message));
    worker.on('error', (error: NodeJS.ErrnoException) => {
      const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      this.end(worker, isMemory ? { kind: 'out_of_memory' } : { kind: 'crashed', message: `${error.stack}` });
    });
    worker.on('exit', () => this.end(worker, { kind: 'crashed', message: 'The thread ended' }));
    this.worker = worker;
    return worker;
  }

  private hear(message: FromWorker): void {
    if (message.type === 'progress') this.hooks?.onProgress(message);
    else if (message.type === 'moment') void this.hooks?.onMoment().then(() => this.send({ type: 'begin' }));
    else if (message.type === 'momentOver') this.hooks?.onMomentOver();
    else if (message.type === 'done') this.finish({ kind: 'done', result: message.result });
    else this.finish({ kind: 'crashed', message: message.message });
  }

  private end(worker: Worker, outcome: ThreadOutcome): void {
    if (this.worker !== worker) return;
    this.worker = undefined;
    this.finish(outcome);
  }

  private finish(outcome: ThreadOutcome): void {
    const settle = this.settle;
    this.settle = undefined;
    this.hooks = undefined;
    settle?.(outcome);
    this.rest();
  }

  private rest(): void {
    clearTimeout(this.idle);
    this.idle = setTimeout(() => {
      if (this.settle === undefined) this.stop();
    }, IDLE_MS);
    this.idle.unref();
  }
}
