import { beforeEach, describe, expect, it } from 'vitest';
import { action as createAction } from '#app/features/cases/routes/new-register.tsx';
import { loader as uploadLoader } from '#app/features/cases/routes/upload.tsx';
import { createRegister } from '#app/features/cases/server/create-register.server.ts';
import { loadImport } from '#app/features/cases/server/load-import.server.ts';
import type { ImportId, PersonId, RegisterId } from '#app/shared/domain/ids.ts';
import { makeOrganisation, makePerson, type Organisation } from '#tests/factories/organisation.ts';
import { actorOf, csvFile, importFile, makeRegister } from '#tests/factories/register.ts';
import { routeArguments } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let org: Organisation;
let maria: PersonId;

beforeEach(async () => {
  services = await makeServices();
  org = makeOrganisation(services);
  maria = makePerson(services, { name: 'Maria', role: 'manager', unitId: org.children });
});

describe('after an import', () => {
  const ROWS = 'Nr;Enhet;Handläggare;Sekretessmarkering\n1;Okänd enhet;Bo Ek;Ja\n2;Barn och unga 1;Maria;\n';
  const stepsSeenBy = async (as: PersonId, registerId: RegisterId, importId: ImportId) => {
    const loaded = await loadImport(services, actorOf(services, as), { registerId, importId });
    if (loaded.kind !== 'ended') throw new Error(loaded.kind);
    return loaded.nextSteps;
  };

  it('the page says what waits, and leads on as far as the reader may', async () => {
    const registerId = makeRegister(services, { as: maria, unitId: org.children });
    const importId = await importFile(services, { as: maria, registerId, file: csvFile(ROWS) });
    expect(await stepsSeenBy(maria, registerId, importId)).toEqual({
      nameCount: 2,
      protectedCount: 1,
      mayCheck: true,
      mayControl: true,
    });
    const sten = makePerson(services, { name: 'Sten', role: 'administrator', unitId: org.administration });
    expect(await stepsSeenBy(sten, registerId, importId)).toMatchObject({
      mayCheck: true,
      mayControl: false,
    });
    const gun = makePerson(services, { name: 'Gun', role: 'manager', unitId: org.unit1 });
    expect(await stepsSeenBy(gun, registerId, importId)).toMatchObject({ nameCount: 0, protectedCount: 0 });
    await importFile(services, { as: maria, registerId, file: csvFile(`${ROWS}3;;;\n`) });
    expect(await stepsSeenBy(maria, registerId, importId)).toBeNull();
  });
});

describe('a new register', () => {
  it('is of no kind until somebody has chosen', async () => {
    const form = { name: 'Beslut', unitId: String(org.children) };
    const answer = await createAction(await routeArguments(services, { as: maria, form }));
    if (!('data' in answer)) throw new Error('made');
    expect(answer.data.errors).toEqual([{ field: 'kind', message: 'Välj vad registret innehåller.' }]);
    expect(services.db.$client.prepare('SELECT count(*) FROM registers').pluck().get()).toBe(0);
  });

  it.each([
    ['placements', true],
    ['decisions', false],
    ['plans', false],
  ] as const)('of %s is offered the sample of placements: %s', async (kind, isOffered) => {
    const made = createRegister(services, actorOf(services, maria), {
      name: 'R',
      unitId: org.children,
      kind,
    });
    if (!made.ok) throw new Error(made.error);
    const args = await routeArguments(services, { as: maria, params: { registerId: made.value } });
    expect((await uploadLoader(args)).sampleAddress !== null).toBe(isOffered);
  });
});
