import { setImmediate as letOthersIn, setTimeout as pause } from 'node:timers/promises';
import type { ImportId, RegisterId } from '#app/shared/domain/ids.ts';
import type { Background, JobProgress } from '#app/shared/server/background.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { ImportJob, ImportPhase, JobResults } from './import-job.server.ts';
import { JobThread, type ThreadOutcome } from './job-thread.server.ts';
import { oneAtATime } from './one-at-a-time.server.ts';
import { runJob } from './run-job.server.ts';

export type JobOutcome<K extends ImportJob['kind']> =
  | { readonly kind: 'done'; readonly result: JobResults[K] }
  | Exclude<ThreadOutcome, { kind: 'done' }>;

/** How long requests on their way may hold up the moment of writing. */
const PATIENCE_MS = 1000;

const FIRST_PHASE: Record<ImportJob['kind'], ImportPhase> = {
  read: 'readingFile',
  apply: 'writing',
  undo: 'undoing',
};

type Runner = { readonly inTurn: ReturnType<typeof oneAtATime>; readonly thread: JobThread };
const runners = new WeakMap<Background, Runner>();

function runnerOf(services: Services): Runner {
  const known = runners.get(services.background);
  if (known !== undefined) return known;
  const made = { inTurn: oneAtATime(), thread: new JobThread(services) };
  runners.set(services.background, made);
  return made;
}

export const jobName = (importId: ImportId) => `import:${importId}`;
export const topicOf = (registerId: RegisterId) => `register:${registerId}`;

/** Starts the thread while somebody chooses a file. */
export function prepareForImports(services: Services): void {
  if (!services.db.$client.memory) runnerOf(services).thread.warmUp();
}

/**
 * Runs a job when those before it have ended, and keeps `services.background` told of it. Never rejects. `settle`
 * belongs to the job: the job counts as on its way until it is done.
 */
export function runImportJob<K extends ImportJob['kind']>(
  services: Services,
  registerId: RegisterId,
  job: Extract<ImportJob, { kind: K }>,
  settle: (outcome: JobOutcome<K>) => Promise<void>,
): Promise<void> {
  const { inTurn, thread } = runnerOf(services);
  const { jobs } = services.background;
  const name = jobName(job.importId);
  const state = { isCancelled: false, isRunning: false, isWriting: false };
  const ended = inTurn(async () => {
    const outcome = state.isCancelled ? cancelled : await runWhere(services, job, state, entry, thread);
    await settle(outcome as JobOutcome<K>);
  })
    .catch((error: unknown) => services.log.error({ err: error }, 'an import could not be settled'))
    .finally(() => {
      if (jobs.get(name) === entry) jobs.delete(name);
    });
  const entry = {
    topic: topicOf(registerId),
    kind: job.kind,
    progress: { phase: 'waiting', share: 0 } as JobProgress,
    cancel: () => {
      if (state.isWriting) return false;
      state.isCancelled = true;
      if (state.isRunning && !services.db.$client.memory) void thread.stop();
      return true;
    },
    ended,
  };
  jobs.set(name, entry);
  return ended;
}

const cancelled = { kind: 'cancelled' } as const;

async function runWhere(
  services: Services,
  job: ImportJob,
  state: { isCancelled: boolean; isRunning: boolean; isWriting: boolean },
  entry: { progress: JobProgress },
  thread: JobThread,
): Promise<ThreadOutcome> {
  state.isRunning = true;
  // A thread may have to start first: that is part of the first phase, not of waiting for others.
  entry.progress = { phase: FIRST_PHASE[job.kind], share: 0 };
  let endMoment = () => {};
  let isOver = false;
  const report = (phase: ImportPhase, share: number) => {
    entry.progress = { phase, share };
  };
  const begin = async () => {
    state.isWriting = true;
    const end = await services.background.beginMoment(pause(PATIENCE_MS, undefined, { ref: false }));
    // A thread may have died while its moment was waited for.
    if (isOver) end();
    else endMoment = end;
  };
  try {
    if (services.db.$client.memory) return await runHere(services, job, state, report, begin);
    return await thread.run(job, {
      onProgress: ({ phase, share }) => report(phase, share),
      onMoment: begin,
      onMomentOver: () => endMoment(),
    });
  } finally {
    state.isRunning = false;
    isOver = true;
    endMoment();
  }
}

class Cancelled extends Error {}

/** A database in memory cannot be shared with a thread: the same job runs here, and lets others in between its steps. */
async function runHere(
  services: Services,
  job: ImportJob,
  state: { isCancelled: boolean },
  report: (phase: ImportPhase, share: number) => void,
  begin: () => Promise<void>,
): Promise<ThreadOutcome> {
  try {
    const result = await runJob(
      {
        db: services.db,
        config: services.config,
        report: (phase, share) => {
          if (state.isCancelled) throw new Cancelled();
          report(phase, share);
        },
        inMoment: async (write) => {
          await letOthersIn();
          if (state.isCancelled) throw new Cancelled();
          await begin();
          return write();
        },
      },
      job,
    );
    return { kind: 'done', result };
  } catch (error) {
    if (error instanceof Cancelled) return cancelled;
    return { kind: 'crashed', message: error instanceof Error ? `${error.stack}` : `${error}` };
  }
}
