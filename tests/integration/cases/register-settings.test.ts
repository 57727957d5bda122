import { beforeEach, describe, expect, it } from 'vitest';
import { loader as registerLoader } from '#app/features/cases/routes/register.tsx';
import { action, loader } from '#app/features/cases/routes/register-settings.tsx';
import type { PersonId, RegisterId } from '#app/shared/domain/ids.ts';
import { makeOrganisation, makePerson, type Organisation } from '#tests/factories/organisation.ts';
import { csvFile, importFile, makeRegister } from '#tests/factories/register.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

const ROWS = [
  'Ärende;Upprättad;Antal;Sekretessmarkering;Ansvarig',
  'A-1;2026-01-02;7;Ja;Bo Ek',
  'A-2;2025-12-31;10;Nej;Anna Lindgren',
  'A-3;;;;Bo Ek',
];

let services: TestServices;
let org: Organisation;
let maria: PersonId;
let registerId: RegisterId;

const page = async (as: PersonId | null = maria) =>
  loader(await routeArguments(services, { as, params: { registerId } }));
const post = async (form: Record<string, string | string[]>, as: PersonId | null = maria) =>
  statusOf(async () => action(await routeArguments(services, { as, params: { registerId }, form })));
const list = async (query = '') =>
  registerLoader(
    await routeArguments(services, {
      as: maria,
      params: { registerId },
      path: `/register/1?kolumner=alla${query}`,
    }),
  );
const audit = (kind: string) =>
  (
    services.db.$client
      .prepare('SELECT detail FROM audit_entries WHERE action = ? ORDER BY sequence')
      .pluck()
      .all(kind) as string[]
  ).map((text) => JSON.parse(text));

/** The columns form as the page shows it, with some choices changed. */
async function columnsForm(changes: Record<string, { type?: string; isKept?: boolean }>) {
  const { columns } = await page();
  const form: Record<string, string | string[]> = {
    intent: 'columns',
    header: columns.map(({ header }) => header),
  };
  columns.forEach((column, index) => {
    const { type = column.type, isKept = column.isKept } = changes[column.header] ?? {};
    form[`type-${index}`] = type;
    if (isKept) form[`keep-${index}`] = 'on';
  });
  return form;
}

beforeEach(async () => {
  services = await makeServices();
  org = makeOrganisation(services);
  maria = makePerson(services, { name: 'Maria', role: 'manager', unitId: org.children });
  registerId = makeRegister(services, { as: maria, unitId: org.children });
  await importFile(services, { as: maria, registerId, file: csvFile(ROWS.join('\n')) });
});

describe('who may', () => {
  it('is refused to those who do not manage the register, whatever they send', async () => {
    const elsewhere = makePerson(services, { name: 'Eva', role: 'manager', unitId: org.elderly });
    const below = makePerson(services, { name: 'Gun', role: 'manager', unitId: org.unit1 });
    const reviewer = makePerson(services, { name: 'Rita', role: 'reviewer', unitId: org.children });
    for (const [who, status] of [
      [null, 302],
      [elsewhere, 404],
      [below, 404],
      [reviewer, 403],
    ] as const) {
      expect(await statusOf(() => page(who))).toBe(status);
      expect(await post({ intent: 'details', name: 'X', kind: 'plans' }, who)).toBe(status);
      expect(await post({ intent: 'protected', rule: 'sameAsOthers' }, who)).toBe(status);
      expect(await post(await columnsForm({ Antal: { type: 'text' } }), who)).toBe(status);
    }
    expect(audit('register.changed')).toEqual([]);
    expect((await page()).register).toMatchObject({ name: 'Placeringar', protectedRule: null });
  });
});

describe('details', () => {
  it('change name and kind, once, and no name that the unit has', async () => {
    makeRegister(services, { as: maria, unitId: org.children, name: 'Beslut' });
    expect(await post({ intent: 'details', name: 'Beslut', kind: 'plans' })).toBe(422);
    expect(await post({ intent: 'details', name: ' ', kind: 'plans' })).toBe(422);
    expect(await post({ intent: 'details', name: 'Planer', kind: 'fel' })).toBe(422);
    expect(await post({ intent: 'details', name: 'Planer', kind: 'plans' })).toBe(302);
    expect(await post({ intent: 'details', name: 'Planer', kind: 'plans' })).toBe(302);
    expect((await page()).register).toMatchObject({ name: 'Planer', kind: 'plans' });
    expect(audit('register.changed')).toEqual([
      { fields: ['name', 'kind'], kind: 'plans', keyHandling: 'asIs' },
    ]);
    expect(await post({ intent: 'annat' })).toBe(400);
  });
});

describe('protected identities', () => {
  it('want a rule, and a name where only the named may', async () => {
    expect((await list()).toDecide).toMatchObject({ protectedCount: 1 });
    expect(await post({ intent: 'protected', rule: '' })).toBe(422);
    expect(await post({ intent: 'protected', rule: 'namedReviewers' })).toBe(422);
    expect(await post({ intent: 'protected', rule: 'namedReviewers', reviewerIds: [String(maria)] })).toBe(
      302,
    );
    expect(await page()).toMatchObject({ register: { protectedRule: 'namedReviewers' }, namedIds: [maria] });
    expect((await list()).toDecide).toMatchObject({ protectedCount: 0 });
  });
});

describe('columns', () => {
  it('take a new type at once where every value can be read as it, in lists and sorting too', async () => {
    expect(await post(await columnsForm({ Upprättad: { type: 'text' }, Antal: { type: 'text' } }))).toBe(302);
    const states = (await page()).columns.map(({ header, type, state }) => [header, type, state]);
    expect(states).toContainEqual(['Antal', 'text', 'asChosen']);
    expect(
      await post(await columnsForm({ Upprättad: { type: 'dateSeries' }, Antal: { type: 'number' } })),
    ).toBe(302);
    const shown = await list('&sortera=1');
    expect(shown.columns.slice(0, 2).map(({ type }) => type)).toEqual(['dateSeries', 'number']);
    expect(shown.rows.map(({ key }) => key)).toEqual(['A-1', 'A-2', 'A-3']);
    expect(audit('register.changed').at(-1)).toEqual({
      fields: ['columns'],
      keptCount: 5,
      rereadCount: 2,
      waitingCount: 0,
    });
  });

  it('make handläggare and protected cases known at once', async () => {
    expect(
      await post(
        await columnsForm({ Ansvarig: { type: 'caseWorker' }, Sekretessmarkering: { type: 'text' } }),
      ),
    ).toBe(302);
    const cases = services.db.$client
      .prepare('SELECT case_worker AS worker, is_protected AS isProtected FROM cases ORDER BY key')
      .all();
    expect(cases).toEqual([
      { worker: 'Bo Ek', isProtected: 0 },
      { worker: 'Anna Lindgren', isProtected: 0 },
      { worker: 'Bo Ek', isProtected: 0 },
    ]);
  });

  it('wait for the next import where some value cannot be read so, and when they are left out', async () => {
    expect(await post(await columnsForm({ Ansvarig: { type: 'number' }, Antal: { isKept: false } }))).toBe(
      302,
    );
    const states = (await page()).columns.map(({ header, state }) => [header, state]);
    expect(states).toContainEqual(['Ansvarig', 'rereadNext']);
    expect(states).toContainEqual(['Antal', 'goes']);
    expect((await list()).rows[0]?.cells).toContain('Bo Ek');
    await post(await columnsForm({ Ansvarig: { type: 'text' } }));
    await importFile(services, { as: maria, registerId, file: csvFile(ROWS.join('\n')) });
    expect((await list()).rows.map(({ cells }) => cells[1])).toEqual(['', '', '']);
    expect((await page()).columns.map(({ header, state }) => [header, state])).toContainEqual([
      'Antal',
      'goes',
    ]);
  });

  it('may not have a type twice that only one may have, and say nothing of what they do not know', async () => {
    expect(await post(await columnsForm({ Ansvarig: { type: 'unit' }, Antal: { type: 'unit' } }))).toBe(422);
    expect(await post({ intent: 'columns', header: ['Påhittad'], 'type-0': 'text', 'keep-0': 'on' })).toBe(
      302,
    );
    expect(await post({ intent: 'columns', header: ['Antal'], 'type-0': 'fel' })).toBe(400);
    expect(audit('register.changed')).toEqual([]);
  });
});

describe('after a save', () => {
  const saveRule = async () => {
    const form = { intent: 'protected', rule: 'leaveOut' };
    const answer = await action(await routeArguments(services, { as: maria, params: { registerId }, form }));
    if (!(answer instanceof Response)) throw new Error('nothing was saved');
    return answer.headers.get('Location') ?? '';
  };
  const savedOf = async (path: string) =>
    (await loader(await routeArguments(services, { as: maria, params: { registerId }, path }))).saved;

  it('the page says what was saved and when, and not again when somebody comes back later', async () => {
    const address = await saveRule();
    expect(address).toMatch(/^\/register\/\d+\/installningar\?sparat=skyddade&tid=\d+#skyddade$/);
    expect(await savedOf(address)).toEqual({ what: 'skyddade', at: services.now() });
    services.setNow(new Date(Date.parse(services.now()) + 61_000).toISOString());
    expect(await savedOf(address)).toBeNull();
    expect(await savedOf('/register/1/installningar')).toBeNull();
  });
});
