import { beforeEach, expect, it } from 'vitest';
import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { changeColumns } from '#app/features/cases/server/change-columns.server.ts';
import { readCheckAddress } from '#app/features/checks/domain/check-address.ts';
import { followRegister } from '#app/features/checks/server/count-checks.server.ts';
import { loadCheck } from '#app/features/checks/server/load-check.server.ts';
import { loadChecks } from '#app/features/checks/server/load-checks.server.ts';
import type { RegisterId } from '#app/shared/domain/ids.ts';
import type { ColumnType } from '#app/shared/domain/vocabulary.ts';
import type { RegisterChange } from '#app/shared/server/services.ts';
import { makeOrganisation, makePerson } from '../../factories/organisation.ts';
import { actorOf, csvFile, importFile, makeRegister } from '../../factories/register.ts';
import { makeServices, type TestServices } from '../../factories/services.ts';
import { makeReadyCheck } from './check-fixtures.ts';

const HEADER = 'Senaste övervägande';

let services: TestServices;
let quality: Actor;
let registerId: RegisterId;
let told: RegisterChange[];
let counted: Promise<void>[];

beforeEach(async () => {
  told = [];
  counted = [];
  const listen = (given: Parameters<typeof followRegister>[0], change: RegisterChange) => {
    told.push(change);
    counted.push(followRegister(given, change));
  };
  services = { ...(await makeServices()), registerListeners: [listen] };
  const org = makeOrganisation(services);
  const tomas = makePerson(services, { name: 'Tomas Wik', role: 'quality', unitId: org.administration });
  quality = actorOf(services, tomas);
  registerId = makeRegister(services, { as: tomas, unitId: org.children });
});

async function read(days: readonly string[]): Promise<void> {
  const rows = days.map((day, index) => `2024-10${index};Barn och unga 1;2024-01-01;;${day}`);
  const text = ['Ärendenummer;Enhet;Placering fr.o.m.;Placering t.o.m.;Senaste övervägande', ...rows];
  await importFile(services, { as: quality.personId, registerId, file: csvFile(text.join('\n')) });
  await Promise.all(counted);
}

async function readAs(type: ColumnType) {
  const done = changeColumns(services, quality, registerId, [{ header: HEADER, type, isKept: true }]);
  await Promise.all(counted);
  return done;
}

it('counts anew when a column is read as another type, and says nothing when no value is', async () => {
  await read(['20260101', '20261001']);
  const checkId = await makeReadyCheck(services, quality, registerId, 'overvagande-over-sex-manader');
  const here = readCheckAddress(new URLSearchParams());
  const trend = async () =>
    (await loadCheck(services, quality, checkId, here)).trend.map(({ found, lookedAt }) => [found, lookedAt]);

  // As text the days that follow are kept as they are written, which no check can read as days.
  expect(await readAs('text')).toMatchObject({ ok: true, value: { reread: [HEADER] } });
  services.setNow('2026-11-20T08:00:00.000Z');
  await read(['20260101', '20260201', '20261001']);
  expect(await trend()).toEqual([
    [1, 2],
    [3, 3],
  ]);

  told = [];
  expect(await readAs('date')).toMatchObject({ ok: true, value: { reread: [HEADER] } });
  expect(told).toEqual([{ kind: 'reread', registerId }]);
  expect(await trend()).toEqual([
    [1, 2],
    [2, 3],
  ]);
  expect(loadChecks(services, quality)[0]?.checks[0]?.latest).toMatchObject({ found: 2, lookedAt: 3 });

  told = [];
  expect(await readAs('date')).toMatchObject({ ok: true, value: { reread: [], waiting: [] } });
  expect(await readAs('number')).toMatchObject({ ok: true, value: { reread: [], waiting: [HEADER] } });
  expect(told).toEqual([]);
});
