import fc from 'fast-check';
import { beforeEach, expect, it } from 'vitest';
import { scopeOf } from '#app/features/accounts/domain/policy.ts';
import { unitsBelow } from '#app/features/accounts/domain/unit-tree.ts';
import { readFrameSource } from '#app/features/controls/server/choose-frame.server.ts';
import { presentCases, readAhead } from '#app/features/controls/server/kept-cases.server.ts';
import { readAheadForControls } from '#app/features/controls/server/read-ahead.server.ts';
import type { UnitId } from '#app/shared/domain/ids.ts';
import { listUnits } from '#db/queries/accounts.server.ts';
import { listColumnsOfRegister } from '#db/queries/controls.server.ts';
import {
  actorOf,
  makePlacementsControl,
  type PlacementsControl,
} from '#tests/factories/placements-control.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

let services: TestServices;
let made: PlacementsControl;
let headers: string[];
beforeEach(async () => {
  services = await makeServices();
  made = await makePlacementsControl(services);
  headers = listColumnsOfRegister(services.db, made.registerId).map(({ header }) => header);
});

const everyUnit = () => new Set(listUnits(services.db).map(({ id }) => id));
const childUnits = () => unitsBelow(listUnits(services.db), made.org.children);

/** What a freeze would choose among, with every column of it. */
function freshly() {
  const scope = scopeOf(actorOf(services, made.maria), 'case.read');
  const source = { registerId: made.registerId, unitId: made.org.children };
  return shown(readFrameSource(services.db, scope, source, headers).cases, headers);
}

const kept = (wanted: readonly string[], unitIds: ReadonlySet<UnitId> = childUnits()) =>
  presentCases(services.db, made.registerId, unitIds, wanted);

function shown(
  cases: ReturnType<typeof kept> | ReturnType<typeof readFrameSource>['cases'],
  columns: string[],
) {
  return cases
    .map(({ caseId, key, isProtected, unitName, cell }) => ({
      ...{ caseId, key, isProtected, unitName },
      cells: columns.map(cell),
    }))
    .sort((a, b) => a.caseId - b.caseId);
}

it('holds nothing of units that were not asked for, whoever asked before', () => {
  const all = kept(headers, everyUnit());
  expect(all.length).toBe(211);
  expect(kept(headers, new Set())).toEqual([]);
  for (const unitId of everyUnit()) {
    const own = services.db.$client
      .prepare('SELECT count(*) FROM cases WHERE unit_id = ? AND gone_import_id IS NULL')
      .pluck()
      .get(unitId);
    expect(kept(headers, new Set([unitId])).length).toBe(own);
  }
});

it('stands as a freeze would read it, in whatever order the columns were asked for and however far it had been read', async () => {
  const anyColumns = fc.array(fc.constantFrom(...headers, 'Finns inte'), { maxLength: 5 });
  const ask = fc.record({ columns: anyColumns, ahead: fc.option(fc.integer({ min: 1, max: 90 })) });
  await fc.assert(
    fc.asyncProperty(fc.array(ask, { minLength: 1, maxLength: 4 }), async (asks) => {
      services.db.$client.exec('UPDATE cases SET is_protected = is_protected WHERE id = 1');
      const started = asks.map(({ columns, ahead }) => {
        const reading = ahead === null ? undefined : readAhead(services.db, made.registerId, columns, ahead);
        // While it is being read ahead: what is there is whole.
        expect(shown(kept(columns), columns).length).toBe(freshly().length);
        return reading;
      });
      await Promise.all(started);
      expect(shown(kept(headers), headers)).toEqual(freshly());
      expect(kept(['Finns inte'])[0]?.cell('Finns inte')).toBe('');
    }),
    { numRuns: 25 },
  );
});

it('follows what is written: by this connection, between two turns, and to the names of units', async () => {
  kept(headers);
  const { $client } = services.db;
  const reading = readAhead(services.db, made.registerId, headers, 50);
  $client.exec(`UPDATE cases SET "values" = json_set("values", '$[3]', 'Ny text') WHERE id % 2 = 0`);
  $client.exec('UPDATE cases SET gone_import_id = first_import_id WHERE id % 5 = 0');
  await reading;
  expect(shown(kept(headers), headers)).toEqual(freshly());
  $client.exec("UPDATE units SET name = name || ' (ny)'");
  expect(shown(kept(headers), headers)).toEqual(freshly());
  expect(kept([])[0]?.unitName).toMatch(/ \(ny\)$/);
});

it('is read ahead after a change of the register, with what its controls and the ready ones read', async () => {
  const before = freshly();
  readAheadForControls(services, { kind: 'moved', registerId: made.registerId });
  expect(shown(kept(headers), headers)).toEqual(before);
});
