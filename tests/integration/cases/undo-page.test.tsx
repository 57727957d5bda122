import { beforeEach, describe, expect, it } from 'vitest';
import { action, loader } from '#app/features/cases/routes/undo-import.tsx';
import { cancelImport } from '#app/features/cases/server/cancel-import.server.ts';
import { beginImport } from '#app/features/cases/server/stage-import.server.ts';
import { UndoImport } from '#app/features/cases/ui/undo-import.tsx';
import type { ImportId, PersonId, RegisterId } from '#app/shared/domain/ids.ts';
import { jobsEnded, registerContents } from '#tests/factories/import-steps.ts';
import { makeOrganisation, makePerson } from '#tests/factories/organisation.ts';
import { actorOf, csvFile, importFile, makeRegister } from '#tests/factories/register.ts';
import { renderPage } from '#tests/factories/render-page.tsx';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
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

async function stage(text = 'Nr;Ort\n1;A\n'): Promise<ImportId> {
  const begun = await beginImport(services, actorOf(services, maria), registerId, csvFile(text));
  if (!begun.ok) throw new Error(begun.error.kind);
  await begun.value.ended;
  return begun.value.importId;
}

const setState = (importId: ImportId, state: string) =>
  services.db.$client.prepare('UPDATE imports SET state = ? WHERE id = ?').run(state, importId);

async function page(importId: ImportId): Promise<string> {
  const loaded = await loader(
    await routeArguments(services, { as: maria, params: { registerId, importId } }),
  );
  return renderPage(<UndoImport loaded={loaded} error={undefined} />);
}

describe('the page for undoing an import', () => {
  it.each([
    ['only waits for a yes', () => stage()],
    [
      'has been cancelled',
      async () => {
        const importId = await stage();
        await cancelImport(services, actorOf(services, maria), { registerId, importId });
        return importId;
      },
    ],
    ['could not be read', () => stage('Nr;Ort\n')],
    ...['reading', 'applying'].map((state) => [
      `is in state ${state}`,
      async () => {
        const importId = await stage();
        setState(importId, state);
        return importId;
      },
    ]),
  ] as [string, () => Promise<ImportId>][])('is not there for one that %s', async (_what, make) => {
    const importId = await make();
    const before = registerContents(services);
    const call = { as: maria, params: { registerId, importId } };
    const form = { reason: 'Fel fil' };
    expect(await statusOf(async () => loader(await routeArguments(services, call)))).toBe(404);
    expect(await statusOf(async () => action(await routeArguments(services, { ...call, form })))).toBe(404);
    expect(registerContents(services)).toBe(before);
  });

  it('says when the import was read in and what would come of undoing it, and afterwards that it is done', async () => {
    const importId = await importFile(services, { as: maria, registerId, file: csvFile('Nr;Ort\n1;A\n') });
    const before = await page(importId);
    expect(before).toContain('inläst 2026-11-02 09.00.');
    expect(before).toContain('1\u00a0ärende som kom med filen tas bort.');
    const call = { as: maria, params: { registerId, importId }, form: { reason: 'Fel fil' } };
    expect(await statusOf(async () => action(await routeArguments(services, call)))).toBe(302);
    await jobsEnded(services);
    expect(await page(importId)).toContain('Inläsningen kan inte ångras');
  });
});
