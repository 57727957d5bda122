import { beforeEach, describe, expect, it } from 'vitest';
import { applyImport } from '#app/features/cases/server/apply-import.server.ts';
import { chooseMapping } from '#app/features/cases/server/choose-mapping.server.ts';
import { loadImport } from '#app/features/cases/server/load-import.server.ts';
import { stageImport } from '#app/features/cases/server/stage-import.server.ts';
import type { PersonId, RegisterId } from '#app/shared/domain/ids.ts';
import { seenBy } from '#tests/factories/import-steps.ts';
import { makeOrganisation, makePerson } from '#tests/factories/organisation.ts';
import { actorOf, csvFile, importFile, makeRegister } from '#tests/factories/register.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let maria: PersonId;
let registerId: RegisterId;

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const fileOf = (keys: readonly string[]) =>
  csvFile(['Ärendenummer;Insats', ...keys.map((key, index) => `${quoted(key)};Insats ${index}`)].join('\n'));
const storedKeys = () =>
  services.db.$client.prepare('SELECT key FROM cases ORDER BY id').pluck().all() as string[];
async function problemsOf(keys: readonly string[]) {
  const actor = actorOf(services, maria);
  const staged = await stageImport(services, actor, registerId, fileOf(keys));
  if (!staged.ok) throw new Error(staged.error.kind);
  const ids = { registerId, importId: staged.value };
  await chooseMapping(services, actor, ids, {
    keyHeader: 'Ärendenummer',
    columns: [
      { header: 'Ärendenummer', type: 'text', isKept: true },
      { header: 'Insats', type: 'text', isKept: true },
    ],
  });
  const loaded = await loadImport(services, actor, ids);
  if (loaded.kind !== 'preview') throw new Error(loaded.kind);
  return loaded.problems;
}

beforeEach(async () => {
  services = await makeServices();
  const org = makeOrganisation(services);
  maria = makePerson(services, { name: 'Maria', role: 'manager', unitId: org.children });
  registerId = makeRegister(services, { as: maria, unitId: org.children });
});

describe('keys of cases', () => {
  it('keep leading zeros and odd characters', async () => {
    const keys = [
      '007',
      '7',
      '0007',
      'B2020/00001',
      'Å-1/ä',
      '=1+1',
      '+46',
      '-1',
      '@a',
      '1e5',
      '1,5',
      'a"b',
      'A;B',
    ];
    await importFile(services, { as: maria, registerId, file: fileOf(keys) });
    expect(storedKeys()).toEqual(keys);
  });

  it('are as long as two hundred characters, and refused by row where they are longer', async () => {
    const longest = 'x1'.repeat(100);
    await importFile(services, { as: maria, registerId, file: fileOf([longest, 'A-1']) });
    expect(storedKeys()).toEqual([longest, 'A-1']);
    expect(await problemsOf(['A-1', `${longest}y`])).toEqual([
      { kind: 'key_too_long', column: 'Ärendenummer', rowNumbers: [3] },
    ]);
  });

  it('are composed and without spaces at their ends, so that the same key is one case', async () => {
    await importFile(services, { as: maria, registerId, file: fileOf(['Å-1', 'B-2', 'C 3']) });
    // A with a ring set on it, and spaces that do not break around.
    await importFile(services, { as: maria, registerId, file: fileOf(['A\u030a-1', '\u00a0B-2 ', 'C 3']) });
    expect(storedKeys()).toEqual(['Å-1', 'B-2', 'C 3']);
    expect(await problemsOf(['Å-1', ' A\u030a-1'])).toMatchObject([
      { kind: 'key_duplicate', rowNumbers: [2, 3] },
    ]);
  });

  it('differ where something stands inside them, seen or not', async () => {
    const keys = ['A 1', 'A\u00a01', 'A\u200b1', 'a 1', 'A  1'];
    await importFile(services, { as: maria, registerId, file: fileOf(keys) });
    expect(storedKeys()).toEqual(keys);
  });

  it.each([
    [['811218-9876', '050110-2305', '701063-2391']],
    [['198112189876', '200501102305', '197010632391']],
    [['8112189876', '501102305', '7010632391']],
    [['811218+9876', '050110 2305', '19701063-2391']],
  ])('are refused where they are personnummer: %j', async (keys) => {
    const problems = await problemsOf(keys);
    expect(problems).toEqual([{ kind: 'key_is_personal_number', column: 'Ärendenummer' }]);
    expect(JSON.stringify(problems)).not.toMatch(/\d{6}/);
    expect(storedKeys()).toEqual([]);
  });

  it('are read in only by whoever has looked, where one among others is written as a personnummer', async () => {
    const actor = actorOf(services, maria);
    const keys = ['B2026/1001', 'B2026/1002', 'B2026/1003', '811218-9877'];
    const staged = await stageImport(services, actor, registerId, fileOf(keys));
    if (!staged.ok) throw new Error(staged.error.kind);
    const ids = { registerId, importId: staged.value };
    const seen = await seenBy(services, maria, ids);
    expect(await applyImport(services, actor, ids, seen)).toEqual({
      ok: false,
      error: 'numbers_not_checked',
    });
    expect(storedKeys()).toEqual([]);
    const looked = { ...seen, hasCheckedNumbers: true };
    expect(await applyImport(services, actor, ids, looked)).toMatchObject({ ok: true });
    expect(storedKeys()).toEqual(keys);
  });
});
