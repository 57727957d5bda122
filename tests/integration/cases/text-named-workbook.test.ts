import { beforeEach, describe, expect, it } from 'vitest';
import { loadImport } from '#app/features/cases/server/load-import.server.ts';
import { stageImport } from '#app/features/cases/server/stage-import.server.ts';
import { fileProblemInWords } from '#app/features/cases/ui/file-problem-words.ts';
import { tableSourceInWords } from '#app/features/cases/ui/table-source-words.ts';
import type { PersonId, RegisterId } from '#app/shared/domain/ids.ts';
import { previewOf, uploadNames } from '#tests/factories/import-steps.ts';
import { makeOrganisation, makePerson } from '#tests/factories/organisation.ts';
import { actorOf, makeRegister, registerFile } from '#tests/factories/register.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let maria: PersonId;
let registerId: RegisterId;

beforeEach(async () => {
  services = await makeServices();
  const org = makeOrganisation(services);
  maria = makePerson(services, { name: 'Maria', role: 'manager', unitId: org.children });
  registerId = makeRegister(services, { as: maria, unitId: org.children });
});

const LETTER = 'Hej, jag skriver till dig.\nMed vänlig hälsning, Anna';
const TABLE = 'Nr;Ort\n1;A\n2;B\n';
const stage = (name: string, text: string) =>
  stageImport(services, actorOf(services, maria), registerId, { name, bytes: Buffer.from(text) });

async function wordsOf(name: string, text: string): Promise<string[]> {
  const staged = await stage(name, text);
  if (!staged.ok) throw new Error(staged.error.kind);
  return tableSourceInWords(
    (await previewOf(services, maria, { registerId, importId: staged.value })).source,
  );
}

describe('text under the name of a workbook', () => {
  it.each([
    ['a letter', 'brev.xlsx', LETTER, '.xlsx'],
    ['a letter in capitals', 'BREV.XLS', LETTER, '.xls'],
    ['a list of one column', 'lista.xlsm', 'Nr\n1\n2\n3\n', '.xlsm'],
    ['one case', 'uttag.xls', 'Nr;Ort\n1;A\n', '.xls'],
  ])('is refused with words when it is %s', async (_what, name, text, ending) => {
    const staged = await stage(name, text);
    if (staged.ok || staged.error.kind !== 'text_named_workbook') throw new Error(JSON.stringify(staged));
    expect(fileProblemInWords(staged.error)).toMatch(`Filen heter ${ending} men är text`);
    expect(uploadNames(services)).toEqual([]);
    const [failed] = services.db.$client.prepare('SELECT id FROM imports').pluck().all();
    const ids = { registerId, importId: failed as never };
    expect((await loadImport(services, actorOf(services, maria), ids)).kind).toBe('failed');
  });

  it.each([
    ['uttag.xlsx', '.xlsx'],
    ['Uttag 2026.XLS', '.xls'],
  ])('is read when it is a table, and the preview says so: %s', async (name, ending) => {
    expect(await wordsOf(name, TABLE)).toEqual([
      `Filen heter ${ending} men är text. Kontrollera att kolumnerna och ärendena är de rätta.`,
    ]);
  });

  it('is nothing to tell of where the name and the bytes agree', async () => {
    expect(await wordsOf('uttag.csv', TABLE)).toEqual([]);
    expect(await wordsOf('uttag.txt', 'Nr\n1\n')).toEqual([]);
    const { name, bytes } = registerFile('placeringar-2026-10-31.xlsx');
    const staged = await stageImport(services, actorOf(services, maria), registerId, { name, bytes });
    if (!staged.ok) throw new Error(staged.error.kind);
    const { source } = await previewOf(services, maria, { registerId, importId: staged.value });
    expect(source).not.toHaveProperty('namedAs');
  });
});
