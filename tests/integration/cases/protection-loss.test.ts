import { beforeEach, describe, expect, it } from 'vitest';
import { changeProtectedRule } from '#app/features/cases/server/change-register.server.ts';
import { chooseMapping } from '#app/features/cases/server/choose-mapping.server.ts';
import { stageImport } from '#app/features/cases/server/stage-import.server.ts';
import type { PersonId, RegisterId } from '#app/shared/domain/ids.ts';
import { previewOf, seenBy } from '#tests/factories/import-steps.ts';
import { makeOrganisation, makePerson } from '#tests/factories/organisation.ts';
import { actorOf, csvFile, importFile, makeRegister } from '#tests/factories/register.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

const MARKED = 'Nr;Ort;Sekretessmarkering\n1;Alby;Ja\n2;Alby;Skyddad folkbokföring\n3;Alby;Nej\n4;Alby;-\n';

let services: TestServices;
let maria: PersonId;
let registerId: RegisterId;

beforeEach(async () => {
  services = await makeServices();
  const org = makeOrganisation(services);
  maria = makePerson(services, { name: 'Maria', role: 'manager', unitId: org.children });
  registerId = makeRegister(services, { as: maria, unitId: org.children });
});

async function stage(text: string) {
  const staged = await stageImport(services, actorOf(services, maria), registerId, csvFile(text));
  if (!staged.ok) throw new Error(JSON.stringify(staged.error));
  return { registerId, importId: staged.value };
}
const protectionIn = async (text: string) => (await previewOf(services, maria, await stage(text))).protection;
const rule = (chosen: 'leaveOut' | 'sameAsOthers') =>
  changeProtectedRule(services, actorOf(services, maria), registerId, { rule: chosen, reviewerIds: [] });

describe('marks for protected identity that an import would lose', () => {
  it('are none when they are read', async () => {
    expect(await protectionIn(MARKED)).toBeNull();
    await importFile(services, { as: maria, registerId, file: csvFile(MARKED) });
    expect(await protectionIn(MARKED)).toBeNull();
  });

  it('are counted when the column is left out or read as text, also in the first import', async () => {
    const ids = await stage(MARKED);
    const { mapping } = await seenBy(services, maria, ids);
    for (const change of [{ isKept: false }, { type: 'text' as const }]) {
      const columns = mapping.columns.map((column) =>
        column.header === 'Sekretessmarkering' ? { ...column, ...change } : column,
      );
      await chooseMapping(services, actorOf(services, maria), ids, { ...mapping, columns });
      expect((await previewOf(services, maria, ids)).protection).toEqual({
        loss: {
          unmarkedCount: 0,
          unread: [{ header: 'Sekretessmarkering', markedCount: 2 }],
          empty: [],
        },
        rule: null,
      });
    }
  });

  it('are counted by case when the file lacks the column, has it empty, or marks fewer', async () => {
    await importFile(services, { as: maria, registerId, file: csvFile(MARKED) });
    rule('leaveOut');
    expect(await protectionIn('Nr;Ort\n1;Alby\n2;Alby\n3;Alby\n')).toEqual({
      loss: { unmarkedCount: 2, unread: [], empty: [] },
      rule: 'leaveOut',
    });
    // A case that is gone from the file keeps its mark.
    expect(await protectionIn('Nr;Ort;Sekretessmarkering\n1;Alby;\n3;Alby;\n')).toMatchObject({
      loss: { unmarkedCount: 1, empty: ['Sekretessmarkering'] },
    });
    expect(await protectionIn(MARKED.replace('1;Alby;Ja', '1;Alby;Nej'))).toMatchObject({
      loss: { unmarkedCount: 1, empty: [], unread: [] },
    });
  });

  it('are not told of where the rule makes no difference between the cases', async () => {
    await importFile(services, { as: maria, registerId, file: csvFile(MARKED) });
    rule('sameAsOthers');
    expect(await protectionIn('Nr;Ort\n1;Alby\n')).toBeNull();
  });
});
