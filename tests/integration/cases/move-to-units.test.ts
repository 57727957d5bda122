import { beforeEach, describe, expect, it } from 'vitest';
import { action, loader } from '#app/features/cases/routes/register.tsx';
import type { PersonId, RegisterId, UnitId } from '#app/shared/domain/ids.ts';
import type { RegisterChange } from '#app/shared/server/services.ts';
import { insertUnit } from '#db/queries/accounts.server.ts';
import { transact } from '#db/transact.server.ts';
import { makeOrganisation, makePerson, type Organisation } from '#tests/factories/organisation.ts';
import { csvFile, importFile, makeRegister } from '#tests/factories/register.ts';
import { routeArguments, statusOf } from '#tests/factories/route-call.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

const ROWS = [
  'Ärende;Enhet;Ort',
  'A-1;Barn och unga 1;Örebro',
  'A-2;Barn och unga 3;Arboga',
  'A-3;barn och unga 3;Åmål',
  'A-4;;Örebro',
  'A-5;Barn och unga 9;Örebro',
];

let services: TestServices;
let org: Organisation;
let maria: PersonId;
let registerId: RegisterId;

const addUnit = (name: string): UnitId =>
  transact(services.db, { actorId: null, now: services.now() }, (tx) => ({
    value: insertUnit(tx, { parentId: org.children, kind: 'unit', name, createdAt: services.now() }),
    audit: [{ action: 'test.arranged', entity: 'test', entityId: 0 }],
  }));
const argumentsFor = (as: PersonId) => routeArguments(services, { as, params: { registerId } });
const page = async (as = maria) => loader(await argumentsFor(as));
const post = async (as = maria) =>
  action(await routeArguments(services, { as, params: { registerId }, form: { intent: 'move' } }));
const entries = () =>
  services.db.$client
    .prepare("SELECT detail FROM audit_entries WHERE action = 'register.casesMoved'")
    .all() as { detail: string }[];

beforeEach(async () => {
  services = await makeServices();
  org = makeOrganisation(services);
  maria = makePerson(services, { name: 'Maria', role: 'manager', unitId: org.children });
  registerId = makeRegister(services, { as: maria, unitId: org.children });
  await importFile(services, { as: maria, registerId, file: csvFile(ROWS.join('\n')) });
});

describe('cases whose unit came after the import', () => {
  it('are offered to be moved once a unit has the name, and only those', async () => {
    expect((await page()).movable).toEqual([]);
    addUnit('Barn och unga 3');
    const { movable } = await page();
    expect(movable.map(({ unitName, count }) => [unitName, count])).toEqual([['Barn och unga 3', 2]]);
  });

  it('are moved with their place in lists and filters, once, and logged', async () => {
    const unit3 = addUnit('Barn och unga 3');
    const chief = makePerson(services, { name: 'Chef Tre', role: 'manager', unitId: unit3 });
    expect(await statusOf(() => page(chief))).toBe(404);
    expect(await statusOf(() => post())).toBe(302);
    expect(Object.fromEntries((await page()).rows.map(({ key, unitName }) => [key, unitName]))).toEqual({
      'A-1': 'Barn och unga 1',
      'A-2': 'Barn och unga 3',
      'A-3': 'Barn och unga 3',
      'A-4': 'Barn och familj',
      'A-5': 'Barn och familj',
    });
    const hers = await page(chief);
    expect(hers.rows.map(({ key }) => key)).toEqual(['A-2', 'A-3']);
    expect(hers.filters.find(({ header }) => header === 'Ort')?.values.map(({ value }) => value)).toEqual([
      'Arboga',
      'Åmål',
    ]);
    expect((await page()).movable).toEqual([]);
    expect(entries().map(({ detail }) => JSON.parse(detail))).toEqual([{ count: 2, unitIds: [unit3] }]);
    await post();
    expect(entries()).toHaveLength(1);
    // The same file again has nothing to change: it would have laid the cases there itself.
    const again = await importFile(services, { as: maria, registerId, file: csvFile(ROWS.join('\n')) });
    const counts = services.db.$client
      .prepare('SELECT changed_count AS changed, unchanged_count AS unchanged FROM imports WHERE id = ?')
      .get(again);
    expect(counts).toEqual({ changed: 0, unchanged: 5 });
  });

  it('are told of to those who follow the register, when some were moved', async () => {
    const told: RegisterChange[] = [];
    services = { ...services, registerListeners: [(_, change) => told.push(change)] };
    await post();
    expect(told).toEqual([]);
    addUnit('Barn och unga 3');
    await post();
    await post();
    expect(told).toEqual([{ kind: 'moved', registerId }]);
  });

  it('are neither offered to nor moved by somebody who may only look', async () => {
    addUnit('Barn och unga 3');
    const chief = makePerson(services, { name: 'Chef Ett', role: 'manager', unitId: org.unit1 });
    const reviewer = makePerson(services, { name: 'Granskare', role: 'reviewer', unitId: org.children });
    expect((await page(chief)).movable).toEqual([]);
    expect(await statusOf(() => post(chief))).toBe(403);
    expect(await statusOf(() => post(reviewer))).toBe(403);
    expect(entries()).toEqual([]);
  });
});
