import { beforeEach, describe, expect, it } from 'vitest';
import { isOwnCase } from '#app/features/accounts/domain/own-case.ts';
import { action as allAction, loader as allLoader } from '#app/features/cases/routes/names.tsx';
import { action, loader } from '#app/features/cases/routes/register-names.tsx';
import { moveToUnits } from '#app/features/cases/server/move-to-units.server.ts';
import type { PersonId, RegisterId } from '#app/shared/domain/ids.ts';
import { makeOrganisation, makePerson, type Organisation } from '#tests/factories/organisation.ts';
import { actorOf, csvFile, importFile, makeRegister } from '#tests/factories/register.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

const ROWS = [
  'Ärende;Enhet;Handläggare;Medhandläggare',
  'A-1;BoU ett;Lindgren, Anna;',
  'A-2;Barn och unga 2;Bo Ek;Lindgren, Anna',
  'A-3;Barn och unga 2;Bo Ek;',
  'A-4;Barn o unga 2;Konsult Extern;bo  ek',
];

let services: TestServices;
let org: Organisation;
let maria: PersonId;
let anna: PersonId;
let bo: PersonId;
let registerId: RegisterId;

const page = async (as: PersonId | null = maria) =>
  loader(await routeArguments(services, { as, params: { registerId } }));
const post = async (intent: string, choices: Record<string, string>, as: PersonId | null = maria) =>
  statusOf(async () =>
    action(
      await routeArguments(services, {
        as,
        params: { registerId },
        form: { intent, name: Object.keys(choices), choice: Object.values(choices) },
      }),
    ),
  );
const entries = (kind: string) =>
  (
    services.db.$client
      .prepare('SELECT detail FROM audit_entries WHERE action = ? ORDER BY sequence')
      .all(kind) as { detail: string }[]
  ).map(({ detail }) => JSON.parse(detail));
const units = () =>
  Object.fromEntries(
    services.db.$client
      .prepare('SELECT c.key, u.name FROM cases c JOIN units u ON u.id = c.unit_id')
      .raw()
      .all() as [string, string][],
  );

beforeEach(async () => {
  services = await makeServices();
  org = makeOrganisation(services);
  maria = makePerson(services, { name: 'Maria', role: 'manager', unitId: org.children });
  anna = makePerson(services, { name: 'Anna Lindgren', role: 'reviewer', unitId: org.unit1 });
  bo = makePerson(services, { name: 'Bo Ek', role: 'manager', unitId: org.children });
  registerId = makeRegister(services, { as: maria, unitId: org.children });
  await importFile(services, { as: maria, registerId, file: csvFile(ROWS.join('\n')) });
});

describe('who may decide about names', () => {
  it('is refused to those who do not manage the register', async () => {
    const elsewhere = makePerson(services, { name: 'Eva', role: 'manager', unitId: org.elderly });
    const below = makePerson(services, { name: 'Gun', role: 'manager', unitId: org.unit2 });
    const reviewer = makePerson(services, { name: 'Rita', role: 'reviewer', unitId: org.children });
    for (const [who, status] of [
      [null, 302],
      [elsewhere, 404],
      [below, 403],
      [reviewer, 403],
    ] as const) {
      expect(await statusOf(() => page(who))).toBe(status);
      expect(await post('people', { 'Lindgren, Anna': String(anna) }, who)).toBe(status);
      expect(await post('units', { 'BoU ett': String(org.unit1) }, who)).toBe(status);
    }
    expect(entries('caseWorker.matched')).toEqual([]);
    expect(entries('register.unitMatched')).toEqual([]);
  });

  it('is refused to whoever would free herself from her own name', async () => {
    expect(await post('people', { 'Bo Ek': String(anna) }, bo)).toBe(409);
    expect(await post('people', { 'Bo Ek': 'ingen' }, bo)).toBe(409);
    expect(await post('people', { 'Bo Ek': String(bo) }, bo)).toBe(302);
    expect(await post('people', { 'Bo Ek': '' }, bo)).toBe(409);
    expect(isOwnCase(actorOf(services, bo), { caseWorker: 'Bo Ek', coWorker: null })).toBe(true);
    expect(await post('people', { 'Bo Ek': 'ingen' })).toBe(302);
    expect(isOwnCase(actorOf(services, bo), { caseWorker: 'Bo Ek', coWorker: null })).toBe(false);
  });

  it('takes no name, person or unit that the page does not offer, and nothing of the rest', async () => {
    expect(await post('people', { 'Lindgren, Anna': String(anna), Någon: String(anna) })).toBe(409);
    expect(await post('people', { 'Lindgren, Anna': '9999' })).toBe(409);
    expect(await post('people', { 'Lindgren, Anna': 'x' })).toBe(400);
    expect(await post('units', { 'BoU ett': String(org.unit1), 'Barn o unga 2': String(org.elderly) })).toBe(
      409,
    );
    expect((await page()).unitNames.every(({ decidedId }) => decidedId === null)).toBe(true);
    expect(await post('units', { 'BoU ett': 'ingen' })).toBe(400);
    expect(await post('annat', { 'Lindgren, Anna': String(anna) })).toBe(400);
    expect((await page()).workers.names.filter(({ state }) => state.kind === 'decided')).toEqual([]);
  });
});

describe('handläggare', () => {
  it('are told with their cases, and with who is most like an unknown name', async () => {
    const { names } = (await page()).workers;
    expect(names).toEqual([
      { name: 'Bo Ek', caseCount: 3, state: { kind: 'sameName', personId: bo } },
      { name: 'Lindgren, Anna', caseCount: 2, state: { kind: 'unknown', likeId: anna } },
      { name: 'Konsult Extern', caseCount: 1, state: { kind: 'unknown', likeId: null } },
    ]);
  });

  it('become the person chosen, at once and in every register, and the log tells whom but no name', async () => {
    const hers = { caseWorker: 'LINDGREN,  Anna', coWorker: null };
    expect(isOwnCase(actorOf(services, anna), hers)).toBe(false);
    expect(
      await post('people', { 'Lindgren, Anna': String(anna), 'Konsult Extern': 'ingen', 'Bo Ek': '' }),
    ).toBe(302);
    expect(isOwnCase(actorOf(services, anna), hers)).toBe(true);
    expect((await page()).workers.names.map(({ state }) => state)).toEqual([
      { kind: 'sameName', personId: bo },
      { kind: 'decided', personId: anna },
      { kind: 'decided', personId: null },
    ]);
    const told = entries('caseWorker.matched');
    expect(told).toEqual([
      { registerId, caseCount: 2, to: anna },
      { registerId, caseCount: 1, to: null },
    ]);
    expect(JSON.stringify(told)).not.toMatch(/Lindgren|Konsult/);
  });

  it('are taken back, and the same choice again writes nothing', async () => {
    await post('people', { 'Lindgren, Anna': String(anna) });
    await post('people', { 'Lindgren, Anna': String(anna) });
    expect(entries('caseWorker.matched')).toHaveLength(1);
    await post('people', { 'Lindgren, Anna': '' });
    expect(entries('caseWorker.matched').at(-1)).toEqual({
      registerId,
      caseCount: 2,
      from: anna,
      isTakenBack: true,
    });
    expect(isOwnCase(actorOf(services, anna), { caseWorker: 'Lindgren, Anna', coWorker: null })).toBe(false);
  });

  it('stand together for all registers that one manages', async () => {
    const other = makeRegister(services, { as: maria, unitId: org.unit1, name: 'Beslut' });
    await importFile(services, {
      as: maria,
      registerId: other,
      file: csvFile('Beslutsnr;Handläggare\nB-1;Lindgren, Anna\nB-2;Kim Berg'),
    });
    const all = async (as: PersonId) =>
      allLoader(await routeArguments(services, { as, path: '/register/namn' }));
    expect((await all(maria)).names.map(({ name, caseCount }) => [name, caseCount])).toEqual([
      ['Bo Ek', 3],
      ['Lindgren, Anna', 3],
      ['Kim Berg', 1],
      ['Konsult Extern', 1],
    ]);
    expect(await statusOf(() => all(anna))).toBe(403);
    const args = await routeArguments(services, {
      as: maria,
      form: { intent: 'people', name: ['Kim Berg'], choice: [String(anna)] },
    });
    expect(await statusOf(() => allAction(args))).toBe(302);
    expect(isOwnCase(actorOf(services, anna), { caseWorker: 'Kim Berg', coWorker: null })).toBe(true);
  });
});

describe('units', () => {
  it('are told with what they mean and what they are like', async () => {
    expect((await page()).unitNames).toEqual([
      { name: 'Barn o unga 2', caseCount: 1, decidedId: null, unitId: null, likeId: org.unit2 },
      { name: 'BoU ett', caseCount: 1, decidedId: null, unitId: null, likeId: null },
      { name: 'Barn och unga 2', caseCount: 2, decidedId: null, unitId: org.unit2, likeId: null },
    ]);
  });

  it('follow the choice when the cases are moved, and at the next import', async () => {
    expect(
      await post('units', { 'BoU ett': String(org.unit1), 'Barn o unga 2': '', 'Barn och unga 2': '' }),
    ).toBe(302);
    expect(units()).toMatchObject({ 'A-1': 'Barn och familj', 'A-2': 'Barn och unga 2' });
    expect(moveToUnits(services, actorOf(services, maria), registerId)).toBe(1);
    expect(units()).toMatchObject({ 'A-1': 'Barn och unga 1', 'A-4': 'Barn och familj' });
    await post('units', { 'Barn o unga 2': String(org.unit2) });
    await importFile(services, { as: maria, registerId, file: csvFile(ROWS.join('\n')) });
    expect(units()).toMatchObject({ 'A-1': 'Barn och unga 1', 'A-4': 'Barn och unga 2' });
    expect(entries('register.unitMatched')).toEqual([
      { from: null, to: org.unit1, caseCount: 1 },
      { from: null, to: org.unit2, caseCount: 1 },
    ]);
  });

  it('move from one unit to another when a choice is changed', async () => {
    await post('units', { 'Barn och unga 2': String(org.unit1) });
    expect(moveToUnits(services, actorOf(services, maria), registerId)).toBe(2);
    expect(units()).toMatchObject({ 'A-2': 'Barn och unga 1', 'A-3': 'Barn och unga 1' });
  });
});

describe('the button for the rest', () => {
  const sendTo = async (where: typeof action, form: Record<string, string | string[]>, as = maria) => {
    const answer = await where(await routeArguments(services, { as, params: { registerId }, form }));
    return answer instanceof Response ? (answer.headers.get('Location') ?? '') : '';
  };
  const seen = async (path: string, as = maria) =>
    loader(await routeArguments(services, { as, params: { registerId }, path }));
  const rest = { intent: 'peopleRest', name: ['Lindgren, Anna', 'Konsult Extern'], choice: [''] as string[] };

  it('keeps what is chosen, says of the others that they are nobody here, and takes that back in one press', async () => {
    const address = await sendTo(action, { ...rest, choice: [String(anna), ''] });
    const { workers, justLeft, saved } = await seen(address);
    expect(saved).toEqual({ what: 'handlaggare', at: services.now() });
    expect(justLeft).toEqual(['Konsult Extern']);
    const decided = workers.names.filter(({ state }) => state.kind === 'decided');
    expect(decided.map(({ name, state }) => [name, state])).toEqual([
      ['Lindgren, Anna', { kind: 'decided', personId: anna }],
      ['Konsult Extern', { kind: 'decided', personId: null }],
    ]);
    // Not for somebody else to take back, nor later.
    expect((await seen(address, bo)).justLeft).toEqual([]);
    expect((await seen('/register/1/namn')).justLeft).toEqual([]);

    services.setNow(new Date(Date.parse(services.now()) + 1000).toISOString());
    const back = await sendTo(action, { intent: 'people', name: justLeft, choice: [''] });
    const after = await seen(back);
    expect(after.workers.names.find(({ name }) => name === 'Konsult Extern')?.state.kind).toBe('unknown');
    expect(after.workers.names.find(({ name }) => name === 'Lindgren, Anna')?.state.kind).toBe('decided');
    expect(after.justLeft).toEqual([]);
  });

  it('does the same for all registers at once', async () => {
    const address = await sendTo(allAction as typeof action, { ...rest, choice: ['', ''] });
    expect(address).toMatch(/^\/register\/namn\?sparat=handlaggare/);
    const args = await routeArguments(services, { as: maria, path: address });
    expect((await allLoader(args)).justLeft).toEqual(['Lindgren, Anna', 'Konsult Extern']);
  });

  it('frees nobody from her own name, and keeps nothing of the rest then', async () => {
    const form = { intent: 'peopleRest', name: ['Konsult Extern', 'Bo Ek'], choice: ['', ''] };
    expect(await post('peopleRest', { 'Konsult Extern': '', 'Bo Ek': '' }, bo)).toBe(409);
    expect(await sendTo(action, form, bo)).toBe('');
    expect((await seen('/')).workers.names.some(({ state }) => state.kind === 'decided')).toBe(false);
  });
});

describe('a unit that is not there', () => {
  it('is added by whoever may, from the page', async () => {
    const root = makePerson(services, { name: 'Sten', role: 'administrator', unitId: org.administration });
    expect((await page(root)).addUnitsAt).toBe(`/organisation/enheter/${org.children}#under`);
    expect((await page()).addUnitsAt).toBeNull();
  });
});
