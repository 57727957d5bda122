import { beforeEach, describe, expect, it } from 'vitest';
import { isOwnCase } from '#app/features/accounts/domain/own-case.ts';
import { action, loader } from '#app/features/cases/routes/register-names.tsx';
import { decideNames } from '#app/features/cases/server/decide-names.server.ts';
import { namesToMatch } from '#app/features/cases/server/load-names.server.ts';
import { nameDecider } from '#app/features/cases/server/name-authority.server.ts';
import type { PersonId, RegisterId } from '#app/shared/domain/ids.ts';
import { makeOrganisation, makePerson, moveRole, type Organisation } from '#tests/factories/organisation.ts';
import { actorOf, csvFile, importFile, makeRegister } from '#tests/factories/register.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let org: Organisation;
let quality: PersonId;
let maria: PersonId;
let eva: PersonId;
let anna: PersonId;
let children: RegisterId;
let elderly: RegisterId;

const rows = (prefix: string, ...names: string[]) =>
  csvFile(['Nr;Handläggare;Medhandläggare', ...names.map((name, i) => `${prefix}-${i};${name}`)].join('\n'));

beforeEach(async () => {
  services = await makeServices();
  org = makeOrganisation(services);
  quality = makePerson(services, { name: 'Per Kvist', role: 'quality', unitId: org.administration });
  maria = makePerson(services, { name: 'Maria', role: 'manager', unitId: org.children });
  eva = makePerson(services, { name: 'Eva', role: 'manager', unitId: org.elderly });
  anna = makePerson(services, { name: 'Anna Lindgren', role: 'reviewer', unitId: org.unit1 });
  children = makeRegister(services, { as: maria, unitId: org.children });
  elderly = makeRegister(services, { as: eva, unitId: org.elderly, name: 'Hemtjänst' });
  await importFile(services, {
    as: maria,
    registerId: children,
    file: rows('A', 'Bo Ek;', 'Kim Berg;', 'Lindgren A;Siv Alm'),
  });
  await importFile(services, {
    as: eva,
    registerId: elderly,
    file: rows('B', 'Anna Lindgren;', 'bo  EK;', 'Rut Sjö;', 'Lena By;Siv Alm'),
  });
});

const decide = (as: PersonId, registerId: RegisterId, name: string, personId: PersonId | null | undefined) =>
  decideNames(services, actorOf(services, as), { registerIds: [registerId], registerId }, [
    { name, personId },
  ]);
const notYours = (name: string) => ({ ok: false, error: { kind: 'not_yours', name } });
const namesOf = (as: PersonId, registerId: RegisterId) =>
  namesToMatch(services.db, nameDecider(services, actorOf(services, as)), [registerId]);
const isHers = (personId: PersonId, caseWorker: string) =>
  isOwnCase(actorOf(services, personId), { caseWorker, coWorker: null });
const decisions = () => services.db.$client.prepare('SELECT count(*) FROM case_worker_matches').pluck().get();

describe('a decision that holds for all is refused to a manager', () => {
  it('where the name is that of a person of another unit', () => {
    expect(decide(eva, elderly, 'Anna Lindgren', null)).toEqual(notYours('Anna Lindgren'));
    expect(decide(eva, elderly, 'Anna Lindgren', eva)).toEqual(notYours('Anna Lindgren'));
    expect(isHers(anna, 'Anna Lindgren')).toBe(true);
  });

  it('where the name stands in cases of another unit, written another way or as medhandläggare', () => {
    for (const name of ['bo EK', 'Siv Alm']) {
      expect(decide(eva, elderly, name, eva)).toMatchObject({ ok: false, error: { kind: 'not_yours' } });
      expect(decide(maria, children, name, null)).toMatchObject({ ok: false, error: { kind: 'not_yours' } });
    }
    expect(decisions()).toBe(0);
  });

  it('where she would say that a name of hers is somebody of another unit, or somebody without a role', () => {
    const nobody = makePerson(services, { name: 'Ny Person' });
    for (const other of [anna, maria, quality, nobody]) {
      expect(decide(eva, elderly, 'Rut Sjö', other)).toEqual(notYours('Rut Sjö'));
    }
    expect(decide(eva, elderly, 'Rut Sjö', 9999 as PersonId)).toMatchObject({
      error: { kind: 'not_offered' },
    });
    expect(decide(eva, elderly, 'Rut Sjö', eva)).toEqual({ ok: true, value: 1 });
  });

  it('where somebody higher up has said that it is a person of another unit', () => {
    expect(decide(quality, elderly, 'Rut Sjö', anna).ok).toBe(true);
    for (const changed of [undefined, null, eva]) {
      expect(decide(eva, elderly, 'Rut Sjö', changed)).toEqual(notYours('Rut Sjö'));
    }
    expect(isHers(anna, 'Rut Sjö')).toBe(true);
  });

  it('where the person has left her units', () => {
    expect(decide(maria, children, 'Lindgren A', anna).ok).toBe(true);
    moveRole(services, anna, { role: 'reviewer', unitId: org.elderly });
    expect(decide(maria, children, 'Lindgren A', null)).toEqual(notYours('Lindgren A'));
  });

  it('in a register of hers where others manage the register that holds the cases too', async () => {
    const all = makeRegister(services, { as: quality, unitId: org.administration, name: 'Alla' });
    const file = csvFile('Nr;Enhet;Handläggare\nC-1;Äldre;Lena By\n');
    await importFile(services, { as: quality, registerId: all, file });
    expect(decide(eva, elderly, 'Lena By', eva)).toEqual(notYours('Lena By'));
  });

  it('and nothing of the rest is kept', async () => {
    const form = { intent: 'people', name: ['Rut Sjö', 'Siv Alm'], choice: [String(eva), String(eva)] };
    const args = await routeArguments(services, { as: eva, params: { registerId: elderly }, form });
    expect(await statusOf(() => action(args))).toBe(409);
    expect(decisions()).toBe(0);
  });
});

describe('whoever manages every unit', () => {
  it('decides about all names, and says that they are anybody', () => {
    const administrator = makePerson(services, {
      name: 'Adm',
      role: 'administrator',
      unitId: org.administration,
    });
    const nobody = makePerson(services, { name: 'Ny Person' });
    expect(decide(quality, elderly, 'Siv Alm', anna)).toEqual({ ok: true, value: 1 });
    expect(decide(administrator, elderly, 'Siv Alm', nobody)).toEqual({ ok: true, value: 1 });
    expect(decide(quality, elderly, 'Anna Lindgren', null)).toEqual({ ok: true, value: 1 });
    expect([isHers(anna, 'Siv Alm'), isHers(nobody, 'Siv Alm'), isHers(anna, 'Anna Lindgren')]).toEqual([
      false,
      true,
      false,
    ]);
    expect(namesOf(quality, elderly).others).toEqual([]);
  });
});

describe('the page', () => {
  it('has a choice for the names of the own units alone, and tells the others with what they mean', async () => {
    expect(decide(quality, children, 'Siv Alm', null).ok).toBe(true);
    const { names, others, people } = namesOf(eva, elderly);
    expect(names.map(({ name }) => name).sort()).toEqual(['Lena By', 'Rut Sjö']);
    expect(others.map(({ name, state, means }) => [name, state.kind, means])).toEqual([
      ['Anna Lindgren', 'sameName', 'Anna Lindgren'],
      ['Siv Alm', 'decided', null],
      ['bo EK', 'unknown', null],
    ]);
    expect(people.map(({ id }) => id)).toEqual([eva]);
    const page = await loader(await routeArguments(services, { as: eva, params: { registerId: elderly } }));
    expect(page.workers).toEqual({ names, others, people });
  });

  it('suggests nobody who cannot be chosen', () => {
    expect(namesOf(quality, children).names.find(({ name }) => name === 'Lindgren A')?.state).toEqual({
      kind: 'unknown',
      likeId: anna,
    });
    moveRole(services, anna, { role: 'reviewer', unitId: org.elderly });
    expect(namesOf(maria, children).names.find(({ name }) => name === 'Lindgren A')?.state).toEqual({
      kind: 'unknown',
      likeId: null,
    });
  });
});

it('thousands of decisions at once take no more than a moment each', async () => {
  const many = Array.from({ length: 3000 }, (_, i) => `Person ${i};`);
  const registerId = makeRegister(services, { as: eva, unitId: org.elderly, name: 'Många' });
  await importFile(services, { as: eva, registerId, file: rows('M', ...many) });
  const all = many.map((name) => ({ name: name.replace(';', ''), personId: eva }));
  const actor = actorOf(services, eva);
  expect(decideNames(services, actor, { registerIds: [registerId], registerId }, all)).toMatchObject({
    value: 3000,
  });
  const again = all.map(({ name }) => ({ name: name.toUpperCase(), personId: null }));
  const own = decideNames(
    services,
    actorOf(services, quality),
    { registerIds: [registerId], registerId },
    again,
  );
  expect(own).toEqual({ ok: true, value: 3000 });
  expect(decisions()).toBe(3000);
}, 10_000);
