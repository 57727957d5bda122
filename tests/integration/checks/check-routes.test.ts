import { beforeEach, describe, expect, it } from 'vitest';
import { readCheckAddress } from '#app/features/checks/domain/check-address.ts';
import { parseCheckForm } from '#app/features/checks/forms/check-form.ts';
import { valuesOfCheck } from '#app/features/checks/forms/check-form-start.ts';
import { readCheckForm } from '#app/features/checks/forms/check-form-values.ts';
import { action as checkAction } from '#app/features/checks/routes/check.tsx';
import { action as editAction, loader as editLoader } from '#app/features/checks/routes/edit-check.tsx';
import { action as newAction, loader as newLoader } from '#app/features/checks/routes/new-check.tsx';
import { loadCheck } from '#app/features/checks/server/load-check.server.ts';
import { action as newControlAction } from '#app/features/controls/routes/new-control.tsx';
import type { PersonId, RegisterCheckId, RegisterId } from '#app/shared/domain/ids.ts';
import { findCheck, listChecks } from '#db/queries/checks.server.ts';
import { makeOrganisation, makePerson, type Organisation } from '../../factories/organisation.ts';
import { actorOf, makePlacementsRegister, makeRegister } from '../../factories/register.ts';
import { routeArguments, statusOf } from '../../factories/route-call.ts';
import { makeServices, type TestServices } from '../../factories/services.ts';
import { makeReadyCheck } from './check-fixtures.ts';

let services: TestServices;
let org: Organisation;
let maria: PersonId;
let registerId: RegisterId;

beforeEach(async () => {
  services = await makeServices();
  org = makeOrganisation(services);
  maria = makePerson(services, { name: 'Maria Ek', role: 'manager', unitId: org.children });
  registerId = await makePlacementsRegister(services, { as: maria, unitId: org.children });
});

/** Vårdplan older than a year among girls, as a browser without JavaScript sends it. */
const form = (changes: Record<string, string | string[]> = {}) => ({
  intent: 'save',
  registerId: String(registerId),
  revision: '1',
  name: 'Gammal vårdplan',
  purpose: 'Att planerna följs upp.',
  populationGroups: '1',
  populationJoin: 'all',
  'populationMode-0': 'any',
  'populationLines-0': '1',
  'populationColumn-0-0': 'Kön',
  'populationOperator-0-0': 'is',
  'populationValue-0-0': 'Flicka',
  limitKind: 'age',
  ageColumns: ['Vårdplan upprättad'],
  elseColumn: '',
  amount: '12',
  unit: 'months',
  foundGroups: '0',
  foundJoin: 'all',
  countOn: '2026-11-02',
  ...changes,
});

type Answer = { data?: unknown };
async function post(as: PersonId, changes: Record<string, string | string[]> = {}) {
  const args = await routeArguments(services, { as, path: '/registerkontroller/ny', form: form(changes) });
  const answer = await newAction(args);
  // A refusal comes with a status around it.
  return (answer instanceof Response ? answer : ((answer as Answer).data ?? answer)) as {
    errors: { field: string; message: string }[];
    values: { name: string; population: { groups: unknown[] }; conditions: { groups: unknown[] } };
    count: { found: number; lookedAt: number; ruleInWords: string } | undefined;
  };
}
const checks = () => listChecks(services.db, [registerId]);

describe('a new check', () => {
  it('is refused to whoever may not manage checks on the register, and nothing is written', async () => {
    const reviewer = makePerson(services, { name: 'Gun', role: 'reviewer', unitId: org.unit1 });
    const chef = makePerson(services, { name: 'Chef', role: 'manager', unitId: org.unit1 });
    const elsewhere = makePerson(services, { name: 'Eva', role: 'quality', unitId: org.elderly });
    expect(await statusOf(() => post(reviewer))).toBe(403);
    expect(await statusOf(() => post(chef))).toBe(403);
    expect(await statusOf(() => post(elsewhere))).toBe(404);
    expect(await statusOf(() => post(maria, { registerId: '99' }))).toBe(404);
    expect(await statusOf(() => post(maria, { registerId: 'x' }))).toBe(404);
    expect(checks()).toEqual([]);
  });

  it('is saved, counted and logged without the values it compares with', async () => {
    const answer = await newAction(await routeArguments(services, { as: maria, form: form() }));
    expect(answer).toBeInstanceOf(Response);
    const [check] = checks();
    expect((answer as Response).headers.get('Location')).toBe(`/registerkontroller/${check?.id}`);
    expect(check).toMatchObject({
      name: 'Gammal vårdplan',
      population: { allOf: [{ anyOf: [{ column: 'Kön', operator: 'is', value: 'Flicka' }] }] },
      rule: {
        version: 1,
        limit: { kind: 'age', columns: ['Vårdplan upprättad'], limit: { amount: 12, unit: 'months' } },
      },
    });
    const log = services.db.$client
      .prepare("SELECT action, detail FROM audit_entries WHERE action LIKE 'check.%' ORDER BY sequence")
      .all() as { action: string; detail: string }[];
    expect(log.map(({ action }) => action)).toEqual(['check.created', 'check.counted']);
    expect(log[0]?.detail).toContain('Kön');
    expect(log[0]?.detail).not.toContain('Flicka');
    // Nor a fingerprint, by which a guessed value could be found to be right.
    expect(log[0]?.detail).not.toMatch(/[0-9a-f]{32}/);
    expect(JSON.parse(log[0]?.detail ?? '').ruleVersion).toBe(1);
    const counts = services.db.$client
      .prepare('SELECT sum(looked_at_count) AS n FROM register_check_counts')
      .get();
    expect(counts).toEqual({ n: 114 });
  });

  it('counts what is typed without saving, and takes lines more and less', async () => {
    const counted = await post(maria, { intent: 'count' });
    expect(counted.count).toMatchObject({ lookedAt: 114 });
    expect(counted.count?.ruleInWords).toContain(
      'Vårdplan upprättad ligger mer än 12 månader före referensdatumet',
    );
    expect((await post(maria, { intent: 'found:addGroup' })).values.conditions.groups).toHaveLength(1);
    expect((await post(maria, { intent: 'population:remove-0-0' })).values.population.groups).toEqual([]);
    expect(checks()).toEqual([]);
  });

  it('says at each field what is wrong, keeps what was typed and writes nothing', async () => {
    const answer = await post(maria, {
      name: ' ',
      ageColumns: [],
      amount: '0',
      'populationOperator-0-0': 'isBetweenNumbers',
      'populationValue-0-0': 'x',
    });
    const fields = answer.errors.map(({ field }) => field);
    expect(fields).toEqual(expect.arrayContaining(['name', 'ageColumns', 'amount']));
    expect(fields.some((field) => field.startsWith('population'))).toBe(true);
    expect(answer.values.name).toBe(' ');
    expect(answer.count).toBeUndefined();
    const every = await post(maria, { limitKind: 'none' });
    expect(every.errors.map(({ field }) => field)).toEqual(['limitKind']);
    const same = await post(maria, { limitKind: 'order', orderFirst: 'A', orderSecond: 'A' });
    expect(same.errors.map(({ field }) => field)).toEqual(['orderSecond']);
    const unknown = await post(maria, { ageColumns: ['Finns ej'] });
    expect(unknown.errors[0]?.message).toContain('Finns ej finns inte i registret');
    expect(checks()).toEqual([]);
  });

  it('has a name of its own on the register', async () => {
    await post(maria);
    expect((await post(maria)).errors.map(({ field }) => field)).toEqual(['name']);
    expect(checks()).toHaveLength(1);
  });
});

describe('where to begin', () => {
  const load = async (query: string, as = maria) =>
    newLoader(await routeArguments(services, { as, path: `/registerkontroller/ny?${query}` }));

  it('offers the ready checks that fit, and says what the others lack', async () => {
    const page = await load(`register=${registerId}`);
    const lacking = page.templates.filter(({ lacks }) => lacks.length > 0);
    expect(page.templates.map(({ key }) => key)).toContain('overvagande-over-sex-manader');
    expect(page.templates.map(({ key }) => key)).not.toContain('klagomal-obesvarat');
    expect(lacking.map(({ key, lacks }) => [key, lacks])).toEqual([
      ['avslutat-men-aktivt', ['ärendets status']],
    ]);
    expect(page.form).toBeNull();
  });

  it('fills the form from a ready check, from nothing, and from another register as a copy', async () => {
    const ready = await load(`register=${registerId}&mall=genomforandeplan-over-tolv-manader`);
    expect(ready.form?.values).toMatchObject({
      ageColumns: ['Genomförandeplan upprättad', 'Genomförandeplan reviderad'],
      amount: '12',
      countOn: '2026-10-31',
    });
    expect(ready.form?.count?.found).toBeGreaterThan(10);
    const own = await load(`register=${registerId}&mall=egen`);
    expect(own.form?.values).toMatchObject({ name: '', limitKind: 'none' });

    const checkId = await makeReadyCheck(services, actorOf(services, maria), registerId, 'vardplan-saknas');
    const other = makeRegister(services, { as: maria, unitId: org.children, name: 'Tomt register' });
    const copy = await load(`register=${other}&kopia=${checkId}`);
    expect(copy.form?.values.name).toBe('Vårdplan saknas');
    expect(copy.form?.count?.missingColumns).toContain('Vårdplan upprättad');
    const elsewhere = makePerson(services, { name: 'Eva', role: 'quality', unitId: org.elderly });
    expect(await statusOf(() => load(`kopia=${checkId}`, elsewhere))).toBe(404);
  });

  it('gives every stored rule back as it was', async () => {
    const actor = actorOf(services, maria);
    for (const key of ['overvagande-over-sex-manader', 'placering-slut-fore-start', 'handlaggare-saknas']) {
      const check = findCheck(services.db, await makeReadyCheck(services, actor, registerId, key));
      if (!check) throw new Error(key);
      const content = { ...check, ...check.rule };
      const values = valuesOfCheck(content, { revision: '1', registerId: '1', countOn: '2026-11-02' });
      const { name, purpose, population, limit, conditions } = content;
      expect(parseCheckForm(values)).toEqual({
        ok: true,
        value: { name, purpose, population, limit, conditions },
      });
    }
    const gap = {
      kind: 'gap',
      from: 'A',
      to: 'B',
      countsWaiting: true,
      limit: { amount: 5, unit: 'weeks' },
    } as const;
    const nothing = { allOf: [] };
    const content = { name: 'X', purpose: '', population: nothing, limit: gap, conditions: nothing };
    const back = parseCheckForm(valuesOfCheck(content, { revision: '', registerId: '1', countOn: '' }));
    expect(back).toEqual({ ok: true, value: content });
    expect(readCheckForm(new FormData()).limitKind).toBe('');
  });
});

describe('a control of what is found', () => {
  it('begins with the very cases, in a form that is not saved', async () => {
    const actor = actorOf(services, maria);
    const checkId = await makeReadyCheck(services, actor, registerId, 'genomforandeplan-over-tolv-manader');
    const page = await loadCheck(services, actor, checkId, readCheckAddress(new URLSearchParams()));
    const body = new FormData();
    for (const [name, value] of page.controlFields ?? []) body.append(name, value);
    const path = `/kontroller/ny?register=${registerId}`;
    const answer = await newControlAction(await routeArguments(services, { as: maria, path, form: body }));
    if (answer instanceof Response || !('count' in answer)) throw new Error('not a form');
    expect(answer.errors).toEqual([]);
    expect(answer.values.name).toBe('Genomförandeplan äldre än tolv månader');
    expect(answer.count.preview?.size).toBe(page.result?.found);
    const controls = services.db.$client.prepare('SELECT count(*) AS n FROM controls').get();
    expect(controls).toEqual({ n: 0 });
  });

  it('is offered to whoever makes controls alone', async () => {
    const checkId = await makeReadyCheck(services, actorOf(services, maria), registerId, 'vardplan-saknas');
    const fieldsFor = async (role: 'administrator' | 'manager') => {
      const person = makePerson(services, { name: `En ${role}`, role, unitId: org.unit1 });
      const page = await loadCheck(
        services,
        actorOf(services, person),
        checkId,
        readCheckAddress(new URLSearchParams()),
      );
      return new Map(page.controlFields ?? []);
    };
    expect((await fieldsFor('administrator')).size).toBe(0);
    expect((await fieldsFor('manager')).get('unitId')).toBe(String(org.unit1));
  });
});

describe('changing a check', () => {
  const arrange = () => makeReadyCheck(services, actorOf(services, maria), registerId, 'vardplan-saknas');
  const edit = async (
    checkId: RegisterCheckId,
    as: PersonId,
    changes: Record<string, string | string[]> = {},
  ) => editAction(await routeArguments(services, { as, params: { checkId }, form: form(changes) }));

  it('is refused to whoever may only read', async () => {
    const checkId = await arrange();
    const chef = makePerson(services, { name: 'Chef', role: 'manager', unitId: org.unit1 });
    expect(await statusOf(() => edit(checkId, chef))).toBe(403);
    const args = await routeArguments(services, { as: chef, params: { checkId } });
    expect(await statusOf(() => editLoader(args))).toBe(403);
    expect(findCheck(services.db, checkId)?.revision).toBe(1);
  });

  it('goes through once for two who began from the same', async () => {
    const checkId = await arrange();
    expect(await statusOf(() => edit(checkId, maria, { name: 'Först' }))).toBe(302);
    expect(await statusOf(() => edit(checkId, maria, { name: 'Sedan' }))).toBe(422);
    expect(findCheck(services.db, checkId)).toMatchObject({
      name: 'Först',
      revision: 2,
      rule: { version: 2 },
    });
  });

  it('archives and takes up again, against the revision that was seen', async () => {
    const checkId = await arrange();
    const press = async (intent: string, revision: string) =>
      statusOf(async () =>
        checkAction(
          await routeArguments(services, { as: maria, params: { checkId }, form: { intent, revision } }),
        ),
      );
    expect(await press('archive', '9')).toBe(409);
    expect(await press('archive', '1')).toBe(302);
    expect(findCheck(services.db, checkId)?.archivedAt).not.toBeNull();
    expect(await press('restore', '2')).toBe(302);
    expect(findCheck(services.db, checkId)?.archivedAt).toBeNull();
    expect(await press('remove', '3')).toBe(400);
  });
});
