import { beforeEach, describe, expect, it } from 'vitest';
import { action as importAction } from '#app/features/cases/routes/import.tsx';
import { chooseExtractedOn } from '#app/features/cases/server/choose-extracted-on.server.ts';
import { loadImport } from '#app/features/cases/server/load-import.server.ts';
import { stageImport } from '#app/features/cases/server/stage-import.server.ts';
import { beginUndo } from '#app/features/cases/server/undo-import.server.ts';
import { countAllChecks } from '#app/features/checks/server/count-checks.server.ts';
import { loadCheckFacts } from '#app/features/checks/server/load-check.server.ts';
import { requireCheck } from '#app/features/checks/server/reach-check.server.ts';
import { loadNewControl } from '#app/features/controls/server/control-form-page.server.ts';
import { suggestRound } from '#app/features/controls/server/start-round.server.ts';
import type { ImportId, PersonId, RegisterId } from '#app/shared/domain/ids.ts';
import { findImport } from '#db/queries/imports.server.ts';
import { findLatestImport } from '#db/queries/registers.server.ts';
import { apply, jobsEnded, previewOf, seenBy } from '#tests/factories/import-steps.ts';
import { makeOrganisation, makePerson, type Organisation } from '#tests/factories/organisation.ts';
import { makePlacementsControl } from '#tests/factories/placements-control.ts';
import { actorOf, csvFile, importFile, makeRegister, registerFile } from '#tests/factories/register.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';
import { makeReadyCheck } from '../checks/check-fixtures.ts';

let services: TestServices;
let org: Organisation;
let maria: PersonId;
let registerId: RegisterId;

beforeEach(async () => {
  // Already the 22nd in Sweden.
  services = await makeServices('2026-11-21T23:30:00.000Z');
  org = makeOrganisation(services);
  maria = makePerson(services, { name: 'Maria', role: 'manager', unitId: org.children });
  registerId = makeRegister(services, { as: maria, unitId: org.children });
});

async function stage(name: string, text = 'Nr;Ort\n1;Alby\n', isPasted?: true) {
  const file = { ...csvFile(text, name), ...(isPasted ? { isPasted } : {}) };
  const staged = await stageImport(services, actorOf(services, maria), registerId, file);
  if (!staged.ok) throw new Error(JSON.stringify(staged.error));
  return { registerId, importId: staged.value };
}

async function send(ids: { importId: ImportId }, fields: Record<string, string>, as = maria) {
  const { mapping, latestImportId } = await seenBy(services, maria, { registerId, ...ids });
  const form = {
    key: '0',
    header: mapping.columns.map((column) => column.header) as never as string,
    ...Object.fromEntries(
      mapping.columns.flatMap(({ type }, index) => [
        [`type-${index}`, type],
        [`keep-${index}`, 'on'],
      ]),
    ),
    latestImportId: String(latestImportId ?? ''),
    ...fields,
  };
  const args = await routeArguments(services, { as, params: { registerId, ...ids }, form });
  const status = await statusOf(() => importAction(args));
  await jobsEnded(services);
  return status;
}

const storedOn = (importId: ImportId) => findImport(services.db, importId)?.extractedOn;
const datedCount = () =>
  services.db.$client
    .prepare("SELECT count(*) FROM audit_entries WHERE action = 'import.dated'")
    .pluck()
    .get();

describe('the day an export was taken out', () => {
  it('is nothing for whoever may only look', async () => {
    const ids = await stage('a.csv');
    const gun = makePerson(services, { name: 'Gun', role: 'manager', unitId: org.unit1 });
    expect(await send(ids, { intent: 'map', extractedOn: '2026-11-01' }, gun)).toBe(404);
    expect(storedOn(ids.importId)).toBe('2026-11-22');
  });

  it.each([
    ['uttag.csv', undefined, '2026-11-22'],
    ['uttag-2026-09-30.csv', undefined, '2026-09-30'],
    // Masked in the name that is kept, since it looks like the beginning of a personnummer.
    ['uttag 20260930-0815.csv', undefined, '2026-09-30'],
    ['uttag-2026-11-23.csv', undefined, '2026-11-22'],
    ['Inklistrad tabell 2026-01-02 03.04', true as const, '2026-11-22'],
  ])('is suggested for %s', async (name, isPasted, on) => {
    const ids = await stage(name, 'Nr;Ort\n1;Alby\n', isPasted);
    expect(await previewOf(services, maria, ids)).toMatchObject({ extractedOn: on, extractedOnDoubts: [] });
  });

  it('is kept whatever button sends it, and told in the log once', async () => {
    const ids = await stage('uttag.csv');
    expect(await send(ids, { intent: 'map', extractedOn: '2026-10-01' })).toBe(302);
    expect((await previewOf(services, maria, ids)).extractedOn).toBe('2026-10-01');
    expect(await send(ids, { intent: 'read', extractedOn: '2026-10-02' })).toBe(302);
    expect((await previewOf(services, maria, ids)).extractedOn).toBe('2026-10-02');
    expect(await send(ids, { intent: 'apply', extractedOn: '2026-10-02' })).toBe(302);
    expect(findImport(services.db, ids.importId)).toMatchObject({
      state: 'applied',
      extractedOn: '2026-10-02',
    });
    expect(datedCount()).toBe(2);
    const ended = await loadImport(services, actorOf(services, maria), ids);
    expect(ended.kind === 'ended' && ended.applied?.extractedOn).toBe('2026-10-02');
  });

  it.each(['', '2026-11-23', '2026-02-30', '1/10 2026'])(
    'cannot be %j: nothing is read in',
    async (typed) => {
      const ids = await stage('uttag.csv');
      for (const intent of ['map', 'read', 'apply']) {
        expect(await send(ids, { intent, extractedOn: typed })).toBe(422);
      }
      expect(findImport(services.db, ids.importId)).toMatchObject({
        state: 'staged',
        extractedOn: '2026-11-22',
      });
      expect(datedCount()).toBe(0);
      expect(await send(ids, { intent: 'cancel', extractedOn: typed })).toBe(302);
    },
  );

  it('says why it is refused', async () => {
    const ids = await stage('uttag.csv');
    const refuse = (typed: string) => chooseExtractedOn(services, actorOf(services, maria), ids, typed);
    expect(refuse('2026-11-23')).toEqual({
      ok: false,
      error: 'Dagen då uttaget gjordes kan inte vara senare än i dag.',
    });
    expect(refuse('igår')).toMatchObject({ error: expect.stringContaining('2026-10-31') });
  });

  it('is doubted when it is old, and read in all the same', async () => {
    await importFile(services, { as: maria, registerId, file: csvFile('Nr;Ort\n1;A\n', '2026-10-31.csv') });
    const ids = await stage('uttag.csv');
    await send(ids, { intent: 'map', extractedOn: '2025-11-21' });
    const doubts = [{ kind: 'over_a_year_old' }, { kind: 'older_than_latest', latestOn: '2026-10-31' }];
    expect((await previewOf(services, maria, ids)).extractedOnDoubts).toEqual(doubts);
    expect((await apply(services, maria, ids)).ok).toBe(true);
    expect(await loadImport(services, actorOf(services, maria), ids)).toMatchObject({
      extractedOnDoubts: doubts,
    });
  });

  it('is reason enough to read in a file that changes no case', async () => {
    const text = 'Nr;Ort\n1;A\n';
    await importFile(services, { as: maria, registerId, file: csvFile(text, 'uttag-2026-10-31.csv') });
    const again = await previewOf(services, maria, await stage('uttag-2026-11-15.csv', text));
    expect(again).toMatchObject({ isNewer: true, plan: { isEmpty: true } });
    const same = await previewOf(services, maria, await stage('uttag-2026-10-31.csv', text));
    expect(same).toMatchObject({ isNewer: false, plan: { isEmpty: true } });
  });

  it('is the day the register is from, until the import is undone; old imports count from the day they were read in', async () => {
    const latestOn = () => findLatestImport(services.db, registerId)?.on;
    expect(latestOn()).toBeUndefined();
    const first = await importFile(services, {
      as: maria,
      registerId,
      file: csvFile('Nr;Ort\n1;A\n', 'uttag-2026-10-31.csv'),
    });
    expect(latestOn()).toBe('2026-10-31');
    const importId = await importFile(services, {
      as: maria,
      registerId,
      file: csvFile('Nr;Ort\n1;B\n', 'uttag-2026-11-20.csv'),
    });
    expect(latestOn()).toBe('2026-11-20');
    const begun = beginUndo(services, actorOf(services, maria), { registerId, importId }, 'Fel fil');
    if (!begun.ok) throw new Error(begun.error.kind);
    await begun.value.ended;
    expect(latestOn()).toBe('2026-10-31');
    services.db.$client.prepare('UPDATE imports SET extracted_on = NULL WHERE id = ?').run(first);
    expect(latestOn()).toBe('2026-11-22');
  });
});

describe('what counts from the day', () => {
  it('is the register checks, their trend, and what a round and a control begin with', async () => {
    services = await makeServices('2026-11-21T23:30:00.000Z');
    const made = await makePlacementsControl(services);
    const actor = actorOf(services, made.maria);
    expect(suggestRound(services, actor, made.controlId).values).toMatchObject({ referenceOn: '2026-10-31' });
    const { form } = loadNewControl(services, actor, { registerId: made.registerId, template: '' });
    expect(form?.values.countOn).toBe('2026-10-31');
    const checkId = await makeReadyCheck(services, actor, made.registerId, 'overvagande-over-sex-manader');
    const { bytes } = registerFile('placeringar-2026-10-31.csv');
    const file = { name: 'placeringar 261115.csv', bytes };
    await importFile(services, { as: made.maria, registerId: made.registerId, file });
    await countAllChecks(services, made.registerId);
    const facts = loadCheckFacts(services, actor, requireCheck(services, actor, checkId));
    expect(facts.latestImport?.on).toBe('2026-11-15');
    expect(facts.trend.map(({ referenceOn }) => referenceOn)).toEqual(['2026-10-31', '2026-11-15']);
    expect(new Map(facts.controlFields).get('countOn')).toBe('2026-11-15');
  });
});
