import { readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { loader as caseLoader } from '#app/features/cases/routes/case.tsx';
import { action as importAction, loader as importLoader } from '#app/features/cases/routes/import.tsx';
import { loader as registerLoader } from '#app/features/cases/routes/register.tsx';
import { action as uploadAction } from '#app/features/cases/routes/upload.tsx';
import { removeForgottenUploads } from '#app/features/cases/server/remove-forgotten-uploads.server.ts';
import type { PersonId, RegisterId } from '#app/shared/domain/ids.ts';
import { jobsEnded } from '#tests/factories/import-steps.ts';
import { makeOrganisation, makePerson, type Organisation } from '#tests/factories/organisation.ts';
import { csvFile, importFile, makeRegister, registerFile } from '#tests/factories/register.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let org: Organisation;
let maria: PersonId;
let registerId: RegisterId;

beforeEach(async () => {
  services = await makeServices();
  org = makeOrganisation(services);
  maria = makePerson(services, { name: 'Maria', role: 'manager', unitId: org.children });
  registerId = makeRegister(services, { as: maria, unitId: org.children });
});

const rowsOf = (sql: string) => services.db.$client.prepare(sql).raw().all();
const uploads = () => {
  try {
    return readdirSync(path.join(services.config.dataFolder, 'uploads'));
  } catch {
    return [];
  }
};
/** Everything an import could have written. */
const contents = () =>
  JSON.stringify(
    ['cases', 'case_listings', 'case_changes', 'register_columns', 'register_values', 'registers'].map(
      (table) => rowsOf(`SELECT * FROM ${table}`),
    ),
  );

async function upload(file: { name: string; bytes: Buffer }) {
  const form = new FormData();
  form.set('file', new File([new Uint8Array(file.bytes)], file.name));
  const args = await routeArguments(services, { as: maria, params: { registerId }, form });
  const answer = await uploadAction(args);
  await jobsEnded(services);
  if ('data' in answer) return { error: answer.data.error };
  return { importId: Number(answer.headers.get('Location')?.split('/').at(-1)) };
}

async function preview(importId: number) {
  await jobsEnded(services);
  const loaded = await importLoader(
    await routeArguments(services, { as: maria, params: { registerId, importId } }),
  );
  if (loaded.kind !== 'preview') throw new Error(loaded.kind);
  return loaded;
}

type Choices = { key?: string; keep?: Record<string, boolean>; types?: Record<string, string> };

/** The fields the preview page sends back. */
function fieldsOf(loaded: Awaited<ReturnType<typeof preview>>, choices: Choices = {}) {
  const key = choices.key ?? loaded.keyHeader;
  const fields: Record<string, string | string[]> = {
    header: loaded.columns.map((column) => column.header),
    latestImportId: String(loaded.latestImportId ?? ''),
  };
  loaded.columns.forEach((column, index) => {
    if (column.header === key) fields['key'] = String(index);
    if (!column.mayBeKept) return;
    fields[`type-${index}`] = choices.types?.[column.header] ?? column.choice.type;
    if (choices.keep?.[column.header] ?? column.choice.isKept) fields[`keep-${index}`] = 'on';
  });
  return fields;
}

async function send(importId: number, form: Record<string, string | string[]>) {
  const args = await routeArguments(services, { as: maria, params: { registerId, importId }, form });
  const status = await statusOf(() => importAction(args));
  await jobsEnded(services);
  return status;
}

async function readIn(file: { name: string; bytes: Buffer }, choices: Choices = {}) {
  const { importId = 0, error } = await upload(file);
  if (error !== undefined) throw new Error(error);
  const fields = fieldsOf(await preview(importId), choices);
  await send(importId, { ...fields, intent: 'map' });
  expect(await send(importId, { ...fields, intent: 'apply' })).toBe(302);
  return importId;
}

describe('a register export', () => {
  it.each([
    ['placeringar-2026-10-31', 211],
    ['bistandsbeslut-2020', 2180],
  ])(
    '%s gives the same register as csv and as xlsx, and reading it again changes nothing',
    async (name, count) => {
      await readIn(registerFile(`${name}.csv`));
      expect(rowsOf('SELECT count(*) FROM cases')).toEqual([[count]]);
      const before = contents();
      for (const ending of ['csv', 'xlsx']) {
        const { importId = 0 } = await upload(registerFile(`${name}.${ending}`));
        const loaded = await preview(importId);
        expect(loaded.plan).toMatchObject({
          isEmpty: true,
          unchangedCount: count,
          addedCount: 0,
          changedCount: 0,
        });
        expect(await send(importId, { ...fieldsOf(loaded), intent: 'apply' })).toBe(302);
        expect(contents()).toBe(before);
      }
      expect(rowsOf("SELECT new_count, unchanged_count FROM imports WHERE state = 'applied'")).toEqual([
        [count, 0],
        [0, count],
        [0, count],
      ]);
    },
  );

  it('writes nothing before it is confirmed, and keeps the file for its own eyes only', async () => {
    const before = contents();
    const { importId = 0 } = await upload(registerFile('placeringar-2026-10-31.csv'));
    const loaded = await preview(importId);
    expect(loaded.plan).toMatchObject({ addedCount: 211, goneCount: 0, unmatchedUnits: [] });
    await send(importId, { ...fieldsOf(loaded, { keep: { Insats: false } }), intent: 'map' });
    expect(
      (await preview(importId)).columns.find((column) => column.header === 'Insats')?.choice.isKept,
    ).toBe(false);
    expect(contents()).toBe(before);
    const [stored] = uploads();
    for (const name of uploads()) {
      expect(statSync(path.join(services.config.dataFolder, 'uploads', name)).mode & 0o777).toBe(0o600);
      expect(name).toMatch(/^[0-9a-f]{32}(\.plan|\.preview)?$/);
    }
    expect(stored).toBeDefined();
  });

  it('leaves no personnummer and no name of a child anywhere in the database', async () => {
    await readIn(registerFile('placeringar-2026-10-31.csv'));
    const everything = Buffer.from(services.db.$client.serialize()).toString('utf8');
    expect(everything).toContain('Ingrid Mårtensson');
    expect(everything).not.toContain('Ines Dahl');
    expect(everything).not.toContain('20240616');
    expect(uploads()).toEqual([]);
  });

  it('puts cases on the units their rows name, marks protected identity and knows the case workers', async () => {
    await readIn(registerFile('placeringar-2026-10-31.csv'));
    const [unit1] = rowsOf(`SELECT count(*) FROM cases WHERE unit_id = ${org.unit1}`)[0] as number[];
    const [unit2] = rowsOf(`SELECT count(*) FROM cases WHERE unit_id = ${org.unit2}`)[0] as number[];
    expect([unit1, unit2]).toEqual([111, 100]);
    expect(rowsOf('SELECT count(*) FROM cases WHERE is_protected = 1')).toEqual([[11]]);
    expect(rowsOf("SELECT case_worker, co_worker FROM cases WHERE key = '2024-1007'")).toEqual([
      ['Ingrid Mårtensson', 'Petra Lund'],
    ]);
  });
});

describe('a second export', () => {
  const first = csvFile(
    'Nr;Enhet;Från\n1;Barn och unga 1;2026-01-01\n2;Barn och unga 2;2026-02-01\n3;Okänd;\n',
  );

  it('changes, brings and takes away cases, and each case remembers', async () => {
    await readIn(first);
    services.setNow('2026-12-01T08:00:00.000Z');
    const { importId = 0 } = await upload(
      csvFile('Från;Nr;Enhet\n1/1 2026;1;barn och unga 2\n2026-02-01;2;Barn och unga 2\n;4;\n'),
    );
    const loaded = await preview(importId);
    expect(loaded.plan).toMatchObject({
      addedCount: 1,
      added: ['4'],
      changedCount: 1,
      changed: [
        {
          key: '1',
          changes: [
            { header: 'Enhet', from: 'Barn och unga 1', to: 'barn och unga 2' },
            { header: 'Enhet i organisationen', from: 'Barn och unga 1', to: 'Barn och unga 2' },
          ],
        },
      ],
      unchangedCount: 1,
      goneCount: 1,
      gone: ['3'],
    });
    await send(importId, { ...fieldsOf(loaded), intent: 'apply' });
    const list = async (query: string) =>
      (
        await registerLoader(
          await routeArguments(services, { as: maria, params: { registerId }, path: `/${query}` }),
        )
      ).rows;
    expect((await list('')).map((row) => row.key)).toEqual(['1', '2', '4']);
    expect((await list('?visa=borta')).map((row) => [row.key, row.isGone])).toEqual([['3', true]]);

    await readIn(first);
    const [back] = await list('?q=3');
    const page = await caseLoader(
      await routeArguments(services, { as: maria, params: { registerId, caseId: back?.id ?? 0 } }),
    );
    expect(page.changes.map((change) => change.kind)).toEqual(['returned', 'gone']);
    expect(page.first?.at).toBe('2026-11-02T08:00:00.000Z');
    expect(page.theCase.isGone).toBe(false);
  });

  it('says which units it does not know and puts those cases on the register’s own', async () => {
    const { importId = 0 } = await upload(first);
    expect((await preview(importId)).plan?.unmatchedUnits).toEqual([{ name: 'Okänd', rowCount: 1 }]);
    await readIn(first);
    expect(rowsOf("SELECT unit_id FROM cases WHERE key = '3'")).toEqual([[org.children]]);
  });

  it('warns of columns it lacks and empties them', async () => {
    await readIn(first);
    const { importId = 0 } = await upload(
      csvFile('Nr;Enhet;Lagrum\n1;Barn och unga 1;SoL\n2;Barn och unga 2;SoL\n3;Okänd;SoL\n'),
    );
    const loaded = await preview(importId);
    expect(loaded.plan).toMatchObject({
      emptiedColumns: ['Från'],
      addedColumns: ['Lagrum'],
      changedCount: 3,
    });
    await send(importId, { ...fieldsOf(loaded), intent: 'apply' });
    expect(rowsOf('SELECT "values" FROM cases WHERE key = \'1\'')).toEqual([
      ['["Barn och unga 1","","SoL"]'],
    ]);
  });

  it('remembers the choice of columns', async () => {
    await readIn(first, { keep: { Enhet: false }, types: { Från: 'text' } });
    const { importId = 0 } = await upload(first);
    const choices = (await preview(importId)).columns.map(({ choice }) => [
      choice.header,
      choice.type,
      choice.isKept,
    ]);
    expect(choices).toEqual([
      ['Nr', 'text', true],
      ['Enhet', 'unit', false],
      ['Från', 'text', true],
    ]);
  });

  it('is unchanged when only the reading of a column is new, but then knows the case workers', async () => {
    const file = csvFile('Nr;Ansvarig\n1;Anna Ek\n2;Bo Alm\n');
    await readIn(file, { types: { Ansvarig: 'text' } });
    expect(rowsOf('SELECT case_worker FROM cases')).toEqual([[null], [null]]);
    await readIn(file, { types: { Ansvarig: 'caseWorker' } });
    expect(rowsOf('SELECT case_worker FROM cases')).toEqual([['Anna Ek'], ['Bo Alm']]);
    expect(rowsOf('SELECT count(*) FROM case_changes')).toEqual([[0]]);
  });
});

describe('what cannot be read in', () => {
  it('leaves nothing behind: wrong cells', async () => {
    const before = contents();
    const { importId = 0 } = await upload(
      csvFile('Nr;Placering fr.o.m.\n1;2026-01-01\n2;2026-13-01\n3;2026-01-03\n'),
    );
    const loaded = await preview(importId);
    expect(loaded.problems).toEqual([
      { kind: 'not_a_date', rowNumber: 3, column: 'Placering fr.o.m.', value: '2026-13-01' },
    ]);
    expect(await send(importId, { ...fieldsOf(loaded), intent: 'apply' })).toBe(409);
    expect(contents()).toBe(before);
    // As text it may come in.
    await readIn(csvFile('Nr;Placering fr.o.m.\n1;2026-01-01\n2;2026-13-01\n'), {
      types: { 'Placering fr.o.m.': 'text' },
    });
    expect(rowsOf('SELECT count(*) FROM cases')).toEqual([[2]]);
  });

  it('leaves nothing behind: a file that is no table', async () => {
    const before = contents();
    expect(await upload(csvFile('%PDF-1.7'))).toEqual({
      error: expect.stringContaining('Inget har lästs in.'),
    });
    expect(await upload(csvFile(''))).toEqual({ error: expect.stringContaining('tom') });
    expect(uploads()).toEqual([]);
    expect(contents()).toBe(before);
    expect(rowsOf('SELECT count(*) FROM imports')).toEqual([[0]]);
  });

  it('refuses a key of personnummer, and personnummer among the kept, whatever is sent', async () => {
    const { importId = 0 } = await upload(registerFile('placeringar-2026-10-31.csv'));
    const fields = fieldsOf(await preview(importId));
    const asKey = { ...fields, key: '1' };
    await send(importId, { ...asKey, intent: 'map' });
    expect((await preview(importId)).problems).toEqual([
      { kind: 'key_is_personal_number', column: 'Personnummer' },
    ]);
    expect(await send(importId, { ...asKey, intent: 'apply' })).toBe(409);
    const kept = { ...fields, 'keep-1': 'on' };
    await send(importId, { ...kept, intent: 'map' });
    expect((await preview(importId)).problems).toEqual([
      { kind: 'column_holds_personal_numbers', column: 'Personnummer' },
    ]);
    expect(await send(importId, { ...kept, intent: 'apply' })).toBe(409);
    expect(rowsOf('SELECT count(*) FROM cases')).toEqual([[0]]);
  });
});

describe('numbers that could be personnummer by chance', () => {
  // Sixty case numbers of a date and a running number: five have a right check digit.
  const rows = Array.from({ length: 60 }, (_, index) => `20240115-${String(index + 1).padStart(4, '0')};A`);
  const file = csvFile(`Ärendenummer;Ort\n${rows.join('\n')}\n`);

  it('are read in only when somebody has looked at them, and the log says so', async () => {
    const { importId = 0 } = await upload(file);
    const fields = { ...fieldsOf(await preview(importId)), intent: 'apply' };
    expect(await send(importId, fields)).toBe(409);
    expect(rowsOf('SELECT count(*) FROM cases')).toEqual([[0]]);
    expect(await send(importId, { ...fields, hasCheckedNumbers: 'on' })).toBe(302);
    expect(rowsOf('SELECT count(*) FROM cases')).toEqual([[60]]);
    const [detail] = rowsOf(
      "SELECT detail FROM audit_entries WHERE action = 'import.applied'",
    )[0] as string[];
    expect(JSON.parse(detail ?? '')).toMatchObject({ hasCheckedNumbers: true });
  });

  it('need no look when the column is left out', async () => {
    const { importId = 0 } = await upload(
      csvFile(`Nr;Beslut\n${rows.map((row, index) => `x${index};${row.split(';')[0]}`).join('\n')}\n`),
    );
    const loaded = await preview(importId);
    const without = fieldsOf(loaded, { keep: { Beslut: false } });
    await send(importId, { ...without, intent: 'map' });
    expect(await send(importId, { ...without, intent: 'apply' })).toBe(302);
    expect(rowsOf('SELECT count(*) FROM cases')).toEqual([[60]]);
  });
});

describe('the name of a file', () => {
  it('is not remembered when it holds a personnummer', async () => {
    await upload({ ...csvFile('Nr;Ort\n1;A\n'), name: 'Placering Lisa Svensson 811218-9876.csv' });
    expect(rowsOf('SELECT file_name FROM imports')).toEqual([['registerfil.csv']]);
    expect(Buffer.from(services.db.$client.serialize()).toString('utf8')).not.toContain('811218');
  });
});

describe('two clicks, two people, a change of mind', () => {
  const file = csvFile('Nr;Ort\n1;A\n2;B\n');

  it('reads in once when confirmed twice at the same time', async () => {
    const { importId = 0 } = await upload(file);
    const fields = { ...fieldsOf(await preview(importId)), intent: 'apply' };
    expect(await Promise.all([send(importId, fields), send(importId, fields)])).toEqual([302, 302]);
    expect(await send(importId, fields)).toBe(302);
    expect(rowsOf('SELECT count(*) FROM cases')).toEqual([[2]]);
    expect(rowsOf("SELECT count(*) FROM audit_entries WHERE action = 'import.applied'")).toEqual([[1]]);
  });

  it('shows the preview again when the columns sent are not those previewed', async () => {
    const { importId = 0 } = await upload(file);
    const fields = fieldsOf(await preview(importId), { keep: { Ort: false } });
    expect(await send(importId, { ...fields, intent: 'apply' })).toBe(409);
    expect(rowsOf('SELECT count(*) FROM cases')).toEqual([[0]]);
    expect(await send(importId, { ...fields, intent: 'apply' })).toBe(302);
    expect(rowsOf('SELECT "values" FROM cases')).toEqual([['[]'], ['[]']]);
  });

  it('shows the preview again when somebody else has read in since', async () => {
    const { importId = 0 } = await upload(file);
    const fields = { ...fieldsOf(await preview(importId)), intent: 'apply' };
    const kim = makePerson(services, { name: 'Kim', role: 'quality', unitId: org.administration });
    await importFile(services, { as: kim, registerId, file: csvFile('Nr;Ort\n9;X\n') });
    expect(await send(importId, fields)).toBe(409);
    expect(rowsOf('SELECT key FROM cases')).toEqual([['9']]);
    expect((await preview(importId)).plan).toMatchObject({ addedCount: 2, goneCount: 1 });
  });

  it('removes the file when cancelled, and cannot be read in afterwards', async () => {
    const { importId = 0 } = await upload(file);
    const fields = fieldsOf(await preview(importId));
    expect(await send(importId, { ...fields, intent: 'cancel' })).toBe(302);
    expect(uploads()).toEqual([]);
    expect(await send(importId, { ...fields, intent: 'apply' })).toBe(302);
    expect(rowsOf('SELECT count(*) FROM cases')).toEqual([[0]]);
  });

  it('gives way to the next file of the same person', async () => {
    await upload(file);
    const [first] = uploads();
    await upload(file);
    const kept = uploads().sort();
    expect(kept).toEqual([kept[0], `${kept[0]}.plan`, `${kept[0]}.preview`]);
    expect(kept[0]).not.toBe(first);
    expect(rowsOf('SELECT state FROM imports')).toEqual([['cancelled'], ['staged']]);
  });

  it('is forgotten after two hours, with its file and files nobody knows of', async () => {
    const { importId = 0 } = await upload(file);
    services.setNow('2026-11-02T09:59:00.000Z');
    writeFileSync(path.join(services.config.dataFolder, 'uploads', 'left-behind'), 'x');
    await removeForgottenUploads(services);
    expect(uploads()).not.toContain('left-behind');
    expect(uploads()).toHaveLength(3);
    services.setNow('2026-11-02T10:01:00.000Z');
    await removeForgottenUploads(services);
    expect(uploads()).toEqual([]);
    const page = await importLoader(
      await routeArguments(services, { as: maria, params: { registerId, importId } }),
    );
    expect(page.kind).toBe('ended');
  });
});
