import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { action as importAction, loader as importLoader } from '#app/features/cases/routes/import.tsx';
import { action as createAction } from '#app/features/cases/routes/new-register.tsx';
import { action as settingsAction } from '#app/features/cases/routes/register-settings.tsx';
import { loadImport } from '#app/features/cases/server/load-import.server.ts';
import { stageImport } from '#app/features/cases/server/stage-import.server.ts';
import type { ImportId, PersonId, RegisterId } from '#app/shared/domain/ids.ts';
import { makeOrganisation, makePerson, type Organisation } from '#tests/factories/organisation.ts';
import { actorOf, csvFile, importFile, makeRegister } from '#tests/factories/register.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

// Invented numbers with right check digits.
const NUMBERS = ['811218-9876', '050110-2305', '701063-2391'];
const OTHERWISE = ['198112189876', '501102305', '19701063 2391'];
const ROWS = (numbers: readonly string[]) =>
  [
    'Personnummer;Insats;Kommentar',
    ...numbers.map((number, index) => `${number};Insats ${index};Rad ${index}`),
  ].join('\n');

let services: TestServices;
let org: Organisation;
let admin: PersonId;
let maria: PersonId;

const keyPath = () => path.join(services.config.dataFolder, 'pseudonym.key');
const createWith = async (as: PersonId, keyHandling: string) =>
  statusOf(async () =>
    createAction(
      await routeArguments(services, {
        as,
        form: { name: 'Genomförandeplaner', kind: 'plans', unitId: String(org.children), keyHandling },
      }),
    ),
  );
const registers = () =>
  services.db.$client.prepare('SELECT id, key_handling AS keyHandling FROM registers').all() as {
    id: RegisterId;
    keyHandling: string;
  }[];
const keys = (registerId: RegisterId) =>
  services.db.$client
    .prepare('SELECT key FROM cases WHERE register_id = ? ORDER BY id')
    .pluck()
    .all(registerId);
const settings = async (registerId: RegisterId, as: PersonId, keyHandling: string) =>
  statusOf(async () =>
    settingsAction(
      await routeArguments(services, {
        as,
        params: { registerId },
        form: { intent: 'details', name: 'Genomförandeplaner', kind: 'plans', keyHandling },
      }),
    ),
  );
const jobsEnded = () => Promise.all([...services.background.jobs.values()].map((job) => job.ended));
const previewOf = async (registerId: RegisterId, text: string) => {
  const staged = await stageImport(services, actorOf(services, maria), registerId, csvFile(text));
  if (!staged.ok) throw new Error(staged.error.kind);
  await jobsEnded();
  return loadImport(services, actorOf(services, maria), { registerId, importId: staged.value as ImportId });
};

/** Every byte the program has on disk or would show, as text: the database with its journal, and the folder. */
function everythingStored(): string {
  const dump = (
    services.db.$client
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table'")
      .pluck()
      .all() as string[]
  )
    .map((table) => JSON.stringify(services.db.$client.prepare(`SELECT * FROM "${table}"`).all()))
    .join('\n');
  const file = Buffer.from(services.db.$client.serialize()).toString('latin1');
  return [dump, file, ...storedBeside()].join('\n');
}

/** What the program made of uploads that still wait: plans and previews, also as the bytes of their databases. */
function storedBeside(): string[] {
  const folder = path.join(services.config.dataFolder, 'uploads');
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.includes('.')) : [];
  return names.map((name) => readFileSync(path.join(folder, name)).toString('latin1'));
}

beforeEach(async () => {
  services = await makeServices();
  org = makeOrganisation(services);
  admin = makePerson(services, { name: 'Sys', role: 'administrator', unitId: org.administration });
  maria = makePerson(services, { name: 'Maria', role: 'manager', unitId: org.children });
});

describe('choosing pseudonyms', () => {
  it('is refused to everybody but an administrator of the unit', async () => {
    const elsewhere = makePerson(services, { name: 'Sys Två', role: 'administrator', unitId: org.elderly });
    expect(await createWith(maria, 'pseudonym')).toBe(403);
    expect(await createWith(elsewhere, 'pseudonym')).toBe(403);
    expect(registers()).toEqual([]);
    expect(existsSync(keyPath())).toBe(false);
    const registerId = makeRegister(services, { as: maria, unitId: org.children });
    expect(await settings(registerId, maria, 'pseudonym')).toBe(403);
    expect(await settings(registerId, elsewhere, 'pseudonym')).toBe(404);
    expect(registers()).toMatchObject([{ keyHandling: 'asIs' }]);
  });

  it('is done before the first import, and never changed after it', async () => {
    const registerId = makeRegister(services, { as: maria, unitId: org.children });
    expect(await settings(registerId, admin, 'pseudonym')).toBe(302);
    expect(await settings(registerId, admin, 'asIs')).toBe(302);
    expect(registers()).toMatchObject([{ keyHandling: 'asIs' }]);
    await importFile(services, { as: maria, registerId, file: csvFile('Ärende;Insats\nA-1;x\n') });
    expect(await settings(registerId, admin, 'pseudonym')).toBe(422);
    expect(registers()).toMatchObject([{ keyHandling: 'asIs' }]);
  });

  it('makes the key once, for nobody else to read, and tells of it without the key', async () => {
    expect(await createWith(admin, 'pseudonym')).toBe(302);
    const key = readFileSync(keyPath(), 'utf8');
    expect(key).toMatch(/^[0-9a-f]{64}\n$/);
    expect(statSync(keyPath()).mode & 0o777).toBe(0o600);
    const stored = everythingStored();
    expect(stored).toContain('pseudonymKey.created');
    expect(stored).not.toContain(key.trim());
    expect(stored).not.toContain(Buffer.from(key.trim(), 'hex').toString('latin1'));
  });
});

describe('a register of pseudonyms', () => {
  let registerId: RegisterId;

  beforeEach(async () => {
    await createWith(admin, 'pseudonym');
    registerId = registers()[0]?.id as RegisterId;
  });

  it('knows the same person in another spelling as the same case', async () => {
    await importFile(services, { as: maria, registerId, file: csvFile(ROWS(NUMBERS)) });
    const first = keys(registerId);
    expect(first).toHaveLength(3);
    for (const key of first) expect(key).toMatch(/^P(-[0-9A-HJKMNP-TV-Z]{4}){4}$/);
    services.setNow('2026-12-01T08:00:00.000Z');
    await importFile(services, { as: maria, registerId, file: csvFile(ROWS(OTHERWISE)) });
    expect(keys(registerId)).toEqual(first);
  });

  it('leaves no personnummer anywhere: not in the database, the preview, a problem or an address', async () => {
    await importFile(services, { as: maria, registerId, file: csvFile(ROWS(NUMBERS)) });
    const shown = JSON.stringify([
      await previewOf(registerId, ROWS([...OTHERWISE, '811218-9875', '19811218-9876'])),
      await previewOf(registerId, ROWS(OTHERWISE)),
    ]);
    expect(shown).toContain('not_personal_number');
    // The last of the two still waits, with its plan.
    expect(storedBeside().length).toBeGreaterThanOrEqual(2);
    const stored = everythingStored() + shown;
    for (const number of [...NUMBERS, ...OTHERWISE, '811218-9875']) {
      expect(stored).not.toContain(number);
      expect(stored).not.toContain(number.replace(/\D/g, ''));
    }
  });

  it('refuses rows that are no personnummer, by row and all or nothing', async () => {
    const loaded = await previewOf(registerId, ROWS(['811218-9876', 'B2020/00001', '811218-9875']));
    expect(loaded).toMatchObject({
      kind: 'preview',
      problems: [{ kind: 'not_personal_number', column: 'Personnummer', rowNumbers: [3, 4] }],
      plan: null,
    });
    expect(keys(registerId)).toEqual([]);
  });

  it.each([
    ['missing', () => rmSync(keyPath())],
    ['other', () => writeFileSync(keyPath(), `${'ab'.repeat(32)}\n`)],
    ['unreadable', () => writeFileSync(keyPath(), 'nyckel')],
  ] as const)('reads nothing in when the key is %s, and makes no new one', async (fault, spoil) => {
    await importFile(services, { as: maria, registerId, file: csvFile(ROWS(NUMBERS)) });
    spoil();
    const before = readdirSync(services.config.dataFolder).includes('pseudonym.key')
      ? readFileSync(keyPath(), 'utf8')
      : undefined;
    const loaded = await previewOf(registerId, ROWS(OTHERWISE));
    expect(loaded).toMatchObject({ problems: [{ kind: 'pseudonym_key', fault }], plan: null });
    expect(await createWith(admin, 'pseudonym')).toBe(422);
    expect(existsSync(keyPath()) ? readFileSync(keyPath(), 'utf8') : undefined).toBe(before);
    expect(keys(registerId)).toHaveLength(3);
  });
});

describe('a column of personnummer beside the key', () => {
  const TEXT = `Ärende;Personnummer\nA-1;811218-9876\nA-2;050110-2305\nA-3;19811218 9876\n`;

  it('is kept as pseudonyms when somebody asks for it, and as numbers never', async () => {
    const registerId = makeRegister(services, { as: maria, unitId: org.children });
    const loaded = await previewOf(registerId, TEXT);
    if (loaded.kind !== 'preview') throw new Error(loaded.kind);
    expect(loaded.columns[1]).toMatchObject({
      mayBeKept: false,
      mayBePseudonym: true,
      choice: { isKept: false },
    });
    const send = async (extra: Record<string, string>) => {
      const form = {
        header: ['Ärende', 'Personnummer'],
        key: '0',
        'keep-0': 'on',
        latestImportId: '',
        ...extra,
      };
      const params = { registerId, importId: loaded.importId };
      const status = await statusOf(async () =>
        importAction(await routeArguments(services, { as: maria, params, form })),
      );
      await jobsEnded();
      return { status, page: await importLoader(await routeArguments(services, { as: maria, params })) };
    };
    const kept = await send({ intent: 'map', 'keep-1': 'on' });
    expect(kept.page).toMatchObject({ problems: [{ kind: 'column_holds_personal_numbers' }] });
    const asked = await send({ intent: 'map', 'pseudonym-1': 'on' });
    expect(asked.page).toMatchObject({ kind: 'preview', problems: [] });
    expect((await send({ intent: 'apply', 'pseudonym-1': 'on' })).status).toBe(302);
    const cells = services.db.$client
      .prepare('SELECT json_extract("values", \'$[0]\') FROM cases ORDER BY key')
      .pluck()
      .all() as string[];
    expect(cells).toHaveLength(3);
    expect(cells[0]).toMatch(/^P-/);
    expect(cells[2]).toBe(cells[0]);
    expect(cells[1]).not.toBe(cells[0]);
    const stored = everythingStored();
    for (const number of ['811218-9876', '8112189876', '19811218 9876', '0501102305'])
      expect(stored).not.toContain(number);
  });
});
