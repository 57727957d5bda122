import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { beginApply } from '#app/features/cases/server/apply-import.server.ts';
import { cancelImport } from '#app/features/cases/server/cancel-import.server.ts';
import { chooseAnew } from '#app/features/cases/server/choose-mapping.server.ts';
import { loadImport } from '#app/features/cases/server/load-import.server.ts';
import { beginImport, stageImport } from '#app/features/cases/server/stage-import.server.ts';
import type { ImportId, PersonId, RegisterId } from '#app/shared/domain/ids.ts';
import type { RegisterChange } from '#app/shared/server/services.ts';
import { makeFileServices } from '#tests/factories/file-services.ts';
import {
  apply,
  longFile,
  previewOf,
  registerContents,
  seenBy,
  uploadNames,
} from '#tests/factories/import-steps.ts';
import { makeOrganisation, makePerson, type Organisation } from '#tests/factories/organisation.ts';
import { actorOf, csvFile, importFile, makeRegister, registerFile } from '#tests/factories/register.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let org: Organisation;
let maria: PersonId;
let kim: PersonId;
let registerId: RegisterId;

async function arrange(made: TestServices) {
  services = made;
  org = makeOrganisation(services);
  maria = makePerson(services, { name: 'Maria', role: 'manager', unitId: org.children });
  kim = makePerson(services, { name: 'Kim', role: 'quality', unitId: org.administration });
  registerId = makeRegister(services, { as: maria, unitId: org.children });
}

beforeEach(async () => arrange(await makeFileServices()));
afterEach(() => services.db.$client.close());

const states = () => services.db.$client.prepare('SELECT state FROM imports ORDER BY id').pluck().all();
const auditOf = (importId: ImportId) =>
  services.db.$client
    .prepare("SELECT action FROM audit_entries WHERE entity = 'import' AND entity_id = ? ORDER BY sequence")
    .pluck()
    .all(String(importId));

async function begin(file = longFile(20_000), as = maria, to = registerId) {
  const begun = await beginImport(services, actorOf(services, as), to, file);
  if (!begun.ok) throw new Error(begun.error.kind);
  return { ...begun.value, ids: { registerId: to, importId: begun.value.importId } };
}

const pageOf = (ids: { registerId: RegisterId; importId: ImportId }, as = maria) =>
  loadImport(services, actorOf(services, as), ids);

describe('a file read in a thread of its own', () => {
  it('gives the same register as in the main thread, and leaves no file', async () => {
    const file = registerFile('placeringar-2026-10-31.xlsx');
    await importFile(services, { as: maria, registerId, file });
    const inThread = registerContents(services);
    expect(uploadNames(services)).toEqual([]);
    const here = await makeServices();
    services.db.$client.close();
    await arrange(here);
    await importFile(services, { as: maria, registerId, file });
    expect(registerContents(services)).toBe(inThread);
  });

  it('has a page at once that says how far it has come, and a preview when it is ready', async () => {
    const { ids, ended } = await begin();
    expect(await pageOf(ids)).toMatchObject({ kind: 'running', doing: 'reading' });
    expect(states()).toEqual(['reading']);
    const seen = new Set<string>();
    const job = services.background.jobs.get(`import:${ids.importId}`);
    const watch = setInterval(() => seen.add(job?.progress.phase ?? ''), 2);
    await ended;
    clearInterval(watch);
    expect(seen).toContain('readingFile');
    expect(seen.size).toBeGreaterThan(2);
    expect(await pageOf(ids)).toMatchObject({
      kind: 'preview',
      rowCount: 20_000,
      plan: { addedCount: 20_000 },
    });
    expect(services.background.jobs.size).toBe(0);
    expect(auditOf(ids.importId)).toEqual(['import.staged', 'import.read']);
  });

  it('is written with one audit entry for who said yes and one for the writing', async () => {
    const { ids, ended } = await begin();
    await ended;
    expect(await apply(services, kim, ids)).toEqual({ ok: true, value: undefined });
    expect(services.db.$client.prepare('SELECT count(*) FROM cases').pluck().get()).toBe(20_000);
    const actors = services.db.$client
      .prepare(
        "SELECT action, actor_id FROM audit_entries WHERE action IN ('import.confirmed', 'import.applied')",
      )
      .raw()
      .all();
    expect(actors).toEqual([
      ['import.confirmed', kim],
      ['import.applied', kim],
    ]);
  });

  it('tells who follows the registers, and is done whatever becomes of them', async () => {
    const told: RegisterChange[] = [];
    services = {
      ...services,
      registerListeners: [
        () => {
          throw new Error('a listener that fails');
        },
        (_, change) => told.push(change),
      ],
    };
    const importId = await importFile(services, { as: maria, registerId, file: csvFile('Nr;Ort\n1;A\n') });
    expect(told).toEqual([{ registerId, importId, kind: 'applied' }]);
    expect(states()).toEqual(['applied']);
  });
});

describe('cancelling', () => {
  it('stops the reading, removes the file, and the next file is read', async () => {
    const { ids, ended } = await begin();
    await cancelImport(services, actorOf(services, maria), ids);
    await ended;
    expect(states()).toEqual(['cancelled']);
    expect(uploadNames(services)).toEqual([]);
    expect(await pageOf(ids)).toMatchObject({ kind: 'ended', state: 'cancelled' });
    await importFile(services, { as: maria, registerId, file: csvFile('Nr;Ort\n1;A\n') });
    expect(states()).toEqual(['cancelled', 'applied']);
  });

  it('takes a file out of the queue that waits for another register', async () => {
    const other = makeRegister(services, { as: maria, unitId: org.children, name: 'Beslut' });
    const first = await begin();
    const second = await begin(longFile(10), maria, other);
    expect(await pageOf(second.ids)).toMatchObject({ progress: { phase: 'waiting' } });
    await cancelImport(services, actorOf(services, maria), second.ids);
    await Promise.all([first.ended, second.ended]);
    expect(states()).toEqual(['staged', 'cancelled']);
  });

  it('comes too late when the register is being written, and then nothing is half done', async () => {
    const { ids, ended } = await begin();
    await ended;
    const begun = await beginApply(
      services,
      actorOf(services, maria),
      ids,
      await seenBy(services, maria, ids),
    );
    if (!begun.ok) throw new Error(begun.error);
    await cancelImport(services, actorOf(services, maria), ids);
    await begun.value.ended;
    const count = services.db.$client.prepare('SELECT count(*) FROM cases').pluck().get();
    expect([
      ['cancelled', 0],
      ['applied', 20_000],
    ]).toContainEqual([states()[0], count]);
    expect(uploadNames(services)).toEqual([]);
  });
});

describe('a job that lingers when its import has ended', () => {
  const LIVE = ['read', 'apply', 'undo'] as const;
  const PHASES = { read: 'comparing', apply: 'readingFile', undo: 'undoing' } as const;
  const NEVER_READ_IN = ['cancelled', 'failed'].flatMap((state) =>
    LIVE.map((kind) => [state, kind, state === 'failed' ? 'failed' : 'ended'] as const),
  );

  async function withJob(state: string, kind: (typeof LIVE)[number]) {
    const { ids, ended } = await begin(longFile(3));
    await ended;
    services.db.$client
      .prepare("UPDATE imports SET state = ?, ended_at = '2026-11-02T08:00:00.000Z' WHERE id = ?")
      .run(state, ids.importId);
    services.background.jobs.set(`import:${ids.importId}`, {
      topic: `register:${registerId}`,
      kind,
      progress: { phase: PHASES[kind], share: 0.5 },
      cancel: () => false,
      ended: Promise.resolve(),
    });
    return pageOf(ids);
  }

  it.each(NEVER_READ_IN)('leaves a %s one as it is while a job to %s ends', async (state, kind, page) => {
    expect((await withJob(state, kind)).kind).toBe(page);
  });

  it.each([
    ['applied', 'apply', 'applying'],
    ['applied', 'undo', 'undoing'],
    ['undone', 'undo', 'undoing'],
  ] as const)('says of an %s one with a job to %s that it is on its way', async (state, kind, doing) => {
    expect(await withJob(state, kind)).toMatchObject({ kind: 'running', doing });
  });
});

describe('several at once', () => {
  it('refuses a second person while the first one’s file is read, and says whose it is', async () => {
    const { ended } = await begin();
    const refused = await beginImport(services, actorOf(services, kim), registerId, csvFile('Nr;Ort\n1;A\n'));
    expect(refused).toEqual({ ok: false, error: { kind: 'register_busy', by: 'Maria' } });
    await ended;
    expect(states()).toEqual(['staged']);
    // A file that only waits for a yes is in nobody's way.
    expect(
      await stageImport(services, actorOf(services, kim), registerId, csvFile('Nr;Ort\n1;A\n')),
    ).toMatchObject({
      ok: true,
    });
  });

  it('lets the first file give way to the same person’s next one (a double click)', async () => {
    const first = await begin();
    const second = await begin(csvFile('Nr;Ort\n1;A\n'));
    await Promise.all([first.ended, second.ended]);
    expect(states()).toEqual(['cancelled', 'staged']);
    expect((await previewOf(services, maria, second.ids)).plan?.addedCount).toBe(1);
    expect(uploadNames(services)).toHaveLength(3);
  });

  it('writes once when two tabs say yes at the same time', async () => {
    const { ids, ended } = await begin(csvFile('Nr;Ort\n1;A\n'));
    await ended;
    const seen = await seenBy(services, maria, ids);
    const both = await Promise.all(
      [1, 2].map(() => beginApply(services, actorOf(services, maria), ids, seen)),
    );
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    for (const one of both) if (one.ok) await one.value.ended;
    expect(auditOf(ids.importId).filter((action) => action === 'import.applied')).toHaveLength(1);
  });
});

describe('what cannot be written', () => {
  it('is read anew when a unit got another name since the preview', async () => {
    const { ids, ended } = await begin(csvFile('Nr;Enhet\n1;Barn och unga 1\n'));
    await ended;
    const seen = await seenBy(services, maria, ids);
    expect(await previewOf(services, maria, ids)).toMatchObject({ isStale: false, mayAddUnits: false });
    services.db.$client.prepare("UPDATE units SET name = 'Ungdom' WHERE id = ?").run(org.unit1);
    expect((await previewOf(services, maria, ids)).isStale).toBe(true);
    const begun = await beginApply(services, actorOf(services, maria), ids, seen);
    if (!begun.ok) throw new Error(begun.error);
    await begun.value.ended;
    await services.background.jobs.get(`import:${ids.importId}`)?.ended;
    expect(services.db.$client.prepare('SELECT count(*) FROM cases').pluck().get()).toBe(0);
    const preview = await previewOf(services, maria, ids);
    expect(preview.failure).toEqual({ kind: 'register_changed' });
    expect(preview.plan?.unmatchedUnits).toEqual([{ name: 'Barn och unga 1', rowCount: 1 }]);
    expect(await apply(services, maria, ids)).toMatchObject({ ok: true });
  });

  it('is compared again when that is asked for, with the same columns, after units have come', async () => {
    const { ids, ended } = await begin(csvFile('Nr;Enhet\n1;Barn och unga 1\n'));
    await ended;
    const name = services.db.$client.prepare('SELECT name FROM units WHERE id = ?').pluck().get(org.unit1);
    const rename = services.db.$client.prepare('UPDATE units SET name = ? WHERE id = ?');
    rename.run('Ungdom', org.unit1);
    const { mapping } = await seenBy(services, maria, ids);
    const { source } = await previewOf(services, maria, ids);
    const reading = source.sheetName === undefined ? {} : { sheetName: source.sheetName };
    const again = () => chooseAnew(services, actorOf(services, maria), ids, { mapping, reading });
    await again();
    const changed = await previewOf(services, maria, ids);
    expect(changed).toMatchObject({ isStale: false, failure: null });
    expect(changed.plan?.unmatchedUnits).toEqual([{ name: 'Barn och unga 1', rowCount: 1 }]);
    rename.run(name, org.unit1);
    await again();
    expect((await previewOf(services, maria, ids)).plan?.unmatchedUnits).toEqual([]);
  });

  it('leaves the register as it was when the writing fails in the middle', async () => {
    await importFile(services, { as: maria, registerId, file: csvFile('Nr;Ort\n1;A\n2;B\n') });
    const before = registerContents(services);
    const { ids, ended } = await begin(csvFile('Nr;Ort\n1;X\n3;C\n'));
    await ended;
    const [plan] = uploadNames(services).filter((name) => name.endsWith('.plan'));
    writeFileSync(path.join(services.config.dataFolder, 'uploads', `${plan}`), '');
    expect((await apply(services, maria, ids)).ok).toBe(false);
    expect(registerContents(services)).toBe(before);
    expect((await previewOf(services, maria, ids)).failure).toEqual({ kind: 'crashed' });
    expect(auditOf(ids.importId)).toEqual([
      'import.staged',
      'import.read',
      'import.confirmed',
      'import.failed',
    ]);
  });

  it('is a file that could not be kept: it says so and is in nobody’s way', async () => {
    const uploads = path.join(services.config.dataFolder, 'uploads');
    symlinkSync('nowhere', uploads);
    const { ids, ended } = await begin(csvFile('Nr;Ort\n1;A\n'));
    await ended;
    expect(await pageOf(ids)).toMatchObject({ kind: 'failed', failure: { kind: 'crashed' } });
    expect(auditOf(ids.importId)).toEqual(['import.staged', 'import.failed']);
    rmSync(uploads);
    await importFile(services, { as: kim, registerId, file: csvFile('Nr;Ort\n1;A\n') });
    expect(states()).toEqual(['failed', 'applied']);
  });

  it('says that the file is gone when it is', async () => {
    const { ids, ended } = await begin(csvFile('Nr;Ort\n1;A\n'));
    await ended;
    rmSync(path.join(services.config.dataFolder, 'uploads'), { recursive: true });
    expect(await pageOf(ids)).toMatchObject({ kind: 'file_gone' });
  });
});
