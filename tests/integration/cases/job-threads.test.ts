import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { beginApply } from '#app/features/cases/server/apply-import.server.ts';
import { cancelImport } from '#app/features/cases/server/cancel-import.server.ts';
import type { ImportJob } from '#app/features/cases/server/import-job.server.ts';
import { JobThread } from '#app/features/cases/server/job-thread.server.ts';
import { runImportJob } from '#app/features/cases/server/run-import-job.server.ts';
import { beginImport } from '#app/features/cases/server/stage-import.server.ts';
import type { ImportId, PersonId, RegisterId } from '#app/shared/domain/ids.ts';
import { makeFileServices } from '#tests/factories/file-services.ts';
import { longFile, previewOf, seenBy, uploadNames } from '#tests/factories/import-steps.ts';
import { makeOrganisation, makePerson } from '#tests/factories/organisation.ts';
import { actorOf, csvFile, makeRegister } from '#tests/factories/register.ts';
import type { TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let maria: PersonId;
let kim: PersonId;
let registers: { marias: RegisterId; kims: RegisterId; other: RegisterId };

beforeEach(async () => {
  services = await makeFileServices();
  const org = makeOrganisation(services);
  maria = makePerson(services, { name: 'Maria', role: 'manager', unitId: org.children });
  kim = makePerson(services, { name: 'Kim', role: 'manager', unitId: org.elderly });
  registers = {
    marias: makeRegister(services, { as: maria, unitId: org.children }),
    kims: makeRegister(services, { as: kim, unitId: org.elderly, name: 'Hemtjänst' }),
    other: makeRegister(services, { as: kim, unitId: org.elderly, name: 'Boende' }),
  };
});
afterEach(() => services.db.$client.close());

/** The program busy with something else, while threads go on and their messages pile up. */
const beBusy = (ms: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

const undo = (importId: number): ImportJob => ({
  kind: 'undo',
  importId: importId as ImportId,
  actorId: maria,
  now: services.now(),
  reason: 'fel fil',
});
const noHooks = { onProgress: () => {}, onMoment: async () => {}, onMomentOver: () => {} };
const jobOf = (importId: ImportId) => services.background.jobs.get(`import:${importId}`);

async function begin(as: PersonId, registerId: RegisterId, file: ReturnType<typeof longFile>) {
  const begun = await beginImport(services, actorOf(services, as), registerId, file);
  if (!begun.ok) throw new Error(begun.error.kind);
  return { ...begun.value, ids: { registerId, importId: begun.value.importId } };
}

async function apply(as: PersonId, ids: { registerId: RegisterId; importId: ImportId }) {
  const seen = await seenBy(services, as, ids);
  return async () => {
    const begun = await beginApply(services, actorOf(services, as), ids, seen);
    if (!begun.ok) throw new Error(begun.error);
    return begun.value.ended;
  };
}

async function untilItsTurn(importId: ImportId) {
  while (jobOf(importId)?.progress.phase === 'waiting') await sleep(0);
}

describe('a thread that was stopped', () => {
  it('answers nobody: its late answer is not that of the next job', async () => {
    const thread = new JobThread(services);
    await thread.run(undo(1), noHooks);
    const first = thread.run(undo(2), noHooks);
    beBusy(500);
    void thread.stop();
    const second = thread.run({ kind: 'read', importId: 3 as ImportId, reading: {} as never }, noHooks);
    expect(await first).toEqual({ kind: 'cancelled' });
    expect(await second).toMatchObject({
      kind: 'crashed',
      message: expect.stringContaining('without its file'),
    });
    await thread.stop();
  }, 30_000);

  it('leaves what somebody else has waiting to be written, in another register, as it was', async () => {
    const waiting = await begin(kim, registers.kims, longFile(20));
    await waiting.ended;
    const sayYes = await apply(kim, waiting.ids);
    const first = await begin(maria, registers.marias, longFile(30));
    const written = sayYes();
    await untilItsTurn(first.ids.importId);
    beBusy(2000);
    await cancelImport(services, actorOf(services, maria), first.ids);
    await written;
    const states = services.db.$client.prepare('SELECT state FROM imports ORDER BY id').pluck().all();
    expect(states).toEqual(['applied', 'cancelled']);
    expect(services.db.$client.prepare('SELECT count(*) FROM cases').pluck().get()).toBe(20);
  }, 30_000);

  it('holds up no page with the moment it asked for', async () => {
    const cancelled = await begin(maria, registers.marias, csvFile('Nr;Form\n1;HVB\n2;HVB\n'));
    await cancelled.ended;
    const sayYes = await apply(maria, cancelled.ids);
    const before = await begin(kim, registers.other, longFile(5000));
    const written = sayYes();
    const next = await begin(kim, registers.kims, longFile(20_000));
    await untilItsTurn(cancelled.ids.importId);
    beBusy(1000);
    await cancelImport(services, actorOf(services, maria), cancelled.ids);
    await untilItsTurn(next.ids.importId);
    await sleep(50);
    const held = await Promise.race([
      services.background.untilWritable().then(() => 'free'),
      sleep(0, 'held'),
    ]);
    expect(held).toBe('free');
    await Promise.all([before.ended, written, next.ended]);
    expect((await previewOf(services, kim, next.ids)).rowCount).toBe(20_000);
  }, 30_000);

  it('leaves no file behind that it was writing when it was stopped', async () => {
    const { ids, ended } = await begin(maria, registers.marias, longFile(30_000));
    while (jobOf(ids.importId)?.progress.phase !== 'writingPlan') await sleep(0);
    await cancelImport(services, actorOf(services, maria), ids);
    await ended;
    expect(uploadNames(services)).toEqual([]);
  }, 30_000);
});

describe('a thread that falls silent', () => {
  /** The services of a program whose thread does what the lines say. */
  function withThread(lines: string) {
    const projectRoot = path.join(services.config.dataFolder, 'silent');
    const folder = path.join(projectRoot, 'app/features/cases/server');
    mkdirSync(folder, { recursive: true });
    const head = "import { parentPort } from 'node:worker_threads';\n";
    writeFileSync(path.join(folder, 'import-worker.mjs'), `${head}${lines}\n`);
    return { ...services, config: { ...services.config, projectRoot } };
  }
  const limits = { readingMs: 5000, momentMs: 300 };

  it('is ended in the middle of its moment, and pages go on', async () => {
    const silent = withThread(
      "parentPort.on('message', (m) => m.type === 'run' && parentPort.postMessage({ type: 'moment' }));",
    );
    const thread = new JobThread(silent, limits);
    let end = () => {};
    const outcome = await thread.run(undo(1), {
      ...noHooks,
      onMoment: async () => {
        end = await services.background.beginMoment(Promise.resolve());
      },
    });
    end();
    expect(outcome).toMatchObject({ kind: 'crashed', message: expect.stringContaining('silent') });
  });

  it('is ended while it reads too, and what it has to say in between keeps it going', async () => {
    const alive = withThread(
      "parentPort.on('message', () => { let n = 0; const t = setInterval(() => { n += 1; parentPort.postMessage(n < 8 ? { type: 'progress', phase: 'reading', share: 0 } : { type: 'done', result: n }); if (n === 8) clearInterval(t); }, 100); });",
    );
    const talking = new JobThread(alive, { ...limits, readingMs: 500 });
    expect(await talking.run(undo(1), noHooks)).toEqual({ kind: 'done', result: 8 });
    await talking.stop();
    const silent = new JobThread(withThread("parentPort.on('message', () => {});"), {
      ...limits,
      readingMs: 200,
    });
    expect((await silent.run(undo(1), noHooks)).kind).toBe('crashed');
  });

  it('that ends while requests on their way are waited for holds up no page afterwards', async () => {
    const dying = withThread(
      "parentPort.on('message', () => { parentPort.postMessage({ type: 'moment' }); setTimeout(() => process.exit(1), 50); });",
    );
    dying.background.noteWriter(sleep(400));
    const job = undo(1) as Extract<ImportJob, { kind: 'undo' }>;
    let kind = '';
    await runImportJob<'undo'>(dying, registers.marias, job, async (outcome) => {
      kind = outcome.kind;
    });
    await sleep(600);
    const held = await Promise.race([
      services.background.untilWritable().then(() => 'free'),
      sleep(0, 'held'),
    ]);
    expect([kind, held]).toEqual(['crashed', 'free']);
  });
});

describe('the thread of a program with nothing else to do', () => {
  /** What the process says and the signal or code it ends with; a process that does not end by itself is killed. */
  const runProcess = (what: string) => {
    const script = fileURLToPath(new URL('./thread-at-rest.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', script, services.config.dataFolder, what], {
      timeout: 40_000,
      killSignal: 'SIGKILL',
    });
    let told = '';
    child.stdout.on('data', (chunk: Buffer) => {
      told += chunk;
    });
    return new Promise((resolve) => {
      child.on('close', (code, signal) => resolve({ told, ended: code ?? signal }));
    });
  };

  it('does not keep it going at rest, and does until a job has ended', { timeout: 90_000 }, async () => {
    expect(await runProcess('nothing')).toEqual({ told: '', ended: 0 });
    // The job has an import to undo that is not there: an answer all the same.
    expect(await runProcess('job')).toEqual({ told: 'done', ended: 0 });
  });
});
