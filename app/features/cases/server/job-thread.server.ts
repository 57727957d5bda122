import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { FILE_LIMITS } from '#app/features/cases/domain/file-problem.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { FromWorker, ImportJob, ToWorker } from './import-job.server.ts';

/** How much a thread may hold: every cell of the largest file changed in a register as large fits, more is told so. */
const MOST_MEGABYTES = 1200;
/** To start a thread takes most of a second: it waits a while for the next job. */
const IDLE_MS = 120_000;
/**
 * How long a job may say nothing before it counts as dead. Reading may try several sheets, each within its own limit;
 * pages wait for the moment of writing, which takes seconds at most.
 */
const SILENCE: Silence = { readingMs: 6 * FILE_LIMITS.milliseconds, momentMs: FILE_LIMITS.milliseconds };

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

type Silence = { readonly readingMs: number; readonly momentMs: number };

/**
 * A thread for one job at a time, started when it is first needed and ended when nothing has come for a while. At rest
 * it does not keep the program going.
 */
export class JobThread {
  private worker: Worker | undefined;
  private settle: ((outcome: ThreadOutcome) => void) | undefined;
  private hooks: Hooks | undefined;
  private idle: NodeJS.Timeout | undefined;
  private watchdog: NodeJS.Timeout | undefined;
  private readonly services: Pick<Services, 'db' | 'config'>;
  private readonly silence: Silence;

  constructor(services: Pick<Services, 'db' | 'config'>, silence = SILENCE) {
    this.services = services;
    this.silence = silence;
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
      // Whoever waits for a job is not left by a program with nothing else to do.
      this.thread().ref();
      this.send({ type: 'run', job });
      this.watch(this.silence.readingMs);
    });
  }

  /**
   * Ends the thread in the middle of what it does, and its job when the thread has ended and writes no more. Nothing is
   * lost: only a whole transaction counts.
   */
  async stop(): Promise<void> {
    const settle = this.settle;
    const worker = this.letGo();
    await worker?.terminate();
    settle?.({ kind: 'cancelled' });
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
    // Messages that were on their way still come when a thread has been stopped: they are not the next one's.
    worker.on('message', (message: FromWorker) => {
      if (this.worker === worker) this.hear(message);
    });
    worker.on('error', (error: NodeJS.ErrnoException) => {
      const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      this.end(worker, isMemory ? { kind: 'out_of_memory' } : { kind: 'crashed', message: `${error.stack}` });
    });
    worker.on('exit', () => this.end(worker, { kind: 'crashed', message: 'The thread ended' }));
    // After the listeners: to listen for messages holds the program too.
    worker.unref();
    this.worker = worker;
    return worker;
  }

  private hear(message: FromWorker): void {
    const { hooks } = this;
    if (hooks === undefined) return;
    this.watch(this.silence.readingMs);
    if (message.type === 'progress') hooks.onProgress(message);
    else if (message.type === 'moment') void hooks.onMoment().then(() => this.letBegin(hooks));
    else if (message.type === 'momentOver') hooks.onMomentOver();
    else if (message.type === 'done') this.finish({ kind: 'done', result: message.result });
    else this.finish({ kind: 'crashed', message: message.message });
  }

  /** The moment has come, unless the job that asked for it has ended meanwhile. */
  private letBegin(hooks: Hooks): void {
    if (this.hooks !== hooks) return;
    this.send({ type: 'begin' });
    this.watch(this.silence.momentMs);
  }

  /** Ends a thread that says nothing for so long: neither the next job nor a page may wait for it for ever. */
  private watch(silentMs: number): void {
    clearTimeout(this.watchdog);
    this.watchdog = setTimeout(() => {
      const { settle } = this;
      void this.letGo()?.terminate();
      settle?.({ kind: 'crashed', message: `The thread was silent for ${silentMs} ms` });
    }, silentMs);
    this.watchdog.unref();
  }

  /** Forgets the thread and its job; the thread is for the caller to end. */
  private letGo(): Worker | undefined {
    const { worker } = this;
    clearTimeout(this.watchdog);
    clearTimeout(this.idle);
    this.worker = undefined;
    this.settle = undefined;
    this.hooks = undefined;
    return worker;
  }

  private end(worker: Worker, outcome: ThreadOutcome): void {
    if (this.worker !== worker) return;
    this.worker = undefined;
    this.finish(outcome);
  }

  private finish(outcome: ThreadOutcome): void {
    const settle = this.settle;
    clearTimeout(this.watchdog);
    this.settle = undefined;
    this.hooks = undefined;
    this.worker?.unref();
    settle?.(outcome);
    this.rest();
  }

  private rest(): void {
    clearTimeout(this.idle);
    this.idle = setTimeout(() => {
      if (this.settle === undefined) void this.stop();
    }, IDLE_MS);
    this.idle.unref();
  }
}
