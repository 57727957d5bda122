import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { scopeOf } from '#app/features/accounts/domain/policy.ts';
import { compileFilter, type FrameFilter } from '#app/features/controls/domain/frame-filter.ts';
import { leftOutOf } from '#app/features/controls/domain/frame-rules.ts';
import { readFrameSource } from '#app/features/controls/server/choose-frame.server.ts';
import { countFrame } from '#app/features/controls/server/count-frame.server.ts';
import { freezeFrame } from '#app/features/controls/server/freeze-frame.server.ts';
import { giveUpRound } from '#app/features/controls/server/give-up-round.server.ts';
import { loadRoundOverview } from '#app/features/controls/server/load-round-overview.server.ts';
import { prefilterOf } from '#app/features/controls/server/prefilter.server.ts';
import { changeControl } from '#app/features/controls/server/save-control.server.ts';
import type { SampleDesign } from '#app/features/sampling/domain/design.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { findControl, listColumnsOfRegister } from '#db/queries/controls.server.ts';
import { findFrame, listFrameCases } from '#db/queries/frames.server.ts';
import { anyDay } from '#tests/factories/filters.ts';
import { makePerson } from '#tests/factories/organisation.ts';
import {
  actorOf,
  drawPlacementsRound,
  makePlacementsControl,
  must,
  type PlacementsControl,
  startPlacementsRound,
} from '#tests/factories/placements-control.ts';
import { makeReviewedRound } from '#tests/factories/reviewed-round.ts';
import { makeServices, type TestServices } from '#tests/factories/services.ts';

const referenceOn = '2026-10-31' as CivilDate;
const whole: SampleDesign = { allocation: { kind: 'whole', size: 10 }, quotas: [] };
let services: TestServices;
let made: PlacementsControl;
beforeEach(async () => {
  services = await makeServices();
});

const maria = () => actorOf(services, made.maria);

/** Gives the control another filter, starts a round with it and freezes the frame. */
function freezeWith(filter: FrameFilter): RoundId {
  const revision = findControl(services.db, made.controlId)?.revision ?? 0;
  must(changeControl(services, maria(), made.controlId, revision, { ...made.input, filter, design: whole }));
  const roundId = startPlacementsRound(services, made);
  must(freezeFrame(services, maria(), roundId));
  return roundId;
}

const keysOf = (roundId: RoundId) =>
  listFrameCases(services.db, scopeOf(maria(), 'case.read'), roundId).map(({ key }) => key);
const leftOutBy = (roundId: RoundId) => leftOutOf(findFrame(services.db, roundId) ?? { leftOut: null });

function count(filter: FrameFilter) {
  return countFrame(services, maria(), {
    source: { registerId: made.registerId, unitId: made.org.children },
    subject: { registerId: made.registerId, controlId: made.controlId },
    filter,
    design: whole,
    referenceOn,
  });
}

describe('the rules of a frame', () => {
  it('leave out what was reviewed in the last round, and only what was handed in', async () => {
    const reviewed = await makeReviewedRound(services, {}, [8, 9]);
    made = reviewed;
    const drawn = loadRoundOverview(services, maria(), reviewed.roundId).draws[0]?.cases ?? [];
    const roundId = freezeWith({ ...made.input.filter, leaveOutReviewed: { rounds: 1 } });
    expect(leftOutBy(roundId)).toEqual([{ kind: 'reviewedInRounds', count: 8, rounds: 1 }]);
    const keys = keysOf(roundId);
    expect(keys).toHaveLength(keysOf(reviewed.roundId).length - 8);
    expect(drawn.filter(({ key }) => keys.includes(key))).toHaveLength(2);
    expect(loadRoundOverview(services, maria(), roundId).frame?.leftOut).toEqual(leftOutBy(roundId));
  });

  it('count months back from the reference date in whatever control, to the civil day', async () => {
    const reviewed = await makeReviewedRound(services, {});
    made = reviewed;
    services.db.$client.exec("UPDATE reviews SET finished_at = '2026-07-30T22:30:00.000Z' WHERE id <= 3");
    services.db.$client.exec("UPDATE reviews SET finished_at = '2026-07-30T21:30:00.000Z' WHERE id > 3");
    // In Sweden the first three were handed in on 31 July and the others on the day before.
    expect(count({ allOf: [], leaveOutReviewed: { months: 3 } }).leftOut).toEqual([
      { kind: 'reviewedInMonths', count: 3, months: 3 },
    ]);
    expect(count({ allOf: [], leaveOutReviewed: { months: 4 } }).leftOut).toMatchObject([{ count: 10 }]);
  });

  it('leave out what stood in an earlier drawn frame, but not in one that was given up', async () => {
    made = await makePlacementsControl(services);
    const first = drawPlacementsRound(services, made);
    const sinceLast: FrameFilter = { allOf: [], onlySinceLastDraw: true };
    const size = keysOf(first).length;
    const second = freezeWith(sinceLast);
    expect(leftOutBy(second)).toEqual([{ kind: 'notSinceLastDraw', count: size }]);
    expect(keysOf(second).some((key) => keysOf(first).includes(key))).toBe(false);
    // Frozen but never drawn: nobody of it has had a chance.
    expect(count(sinceLast).leftOut).toMatchObject([{ count: size }]);
    must(giveUpRound(services, maria(), first, 'Fel uttag'));
    expect(count(sinceLast).leftOut).toMatchObject([{ count: 0 }]);
  });

  it('leave out protected identities where the register says so, and keep them otherwise', async () => {
    made = await makePlacementsControl(services);
    const { $client } = services.db;
    const protectedCount = $client.prepare('SELECT count(*) FROM cases WHERE is_protected').pluck().get();
    expect(protectedCount).toBeGreaterThan(0);
    expect(count({ allOf: [] }).leftOut).toEqual([]);
    $client.exec("UPDATE registers SET protected_rule = 'namedReviewers'");
    expect(count({ allOf: [] }).leftOut).toEqual([]);
    $client.exec("UPDATE registers SET protected_rule = 'leaveOut'");
    expect(count({ allOf: [] }).leftOut).toEqual([{ kind: 'protected', count: protectedCount }]);
    const roundId = freezeWith({ allOf: [] });
    const shown = $client.prepare('SELECT total(is_protected) FROM frame_cases WHERE round_id = ?').pluck();
    expect(shown.get(roundId)).toBe(0);
  });

  it('keep one case for each value of a column', async () => {
    made = await makePlacementsControl(services);
    const roundId = freezeWith({ allOf: [], onePer: { column: 'Handläggare' } });
    const { $client } = services.db;
    const lowest = $client
      .prepare('SELECT min(key) FROM cases GROUP BY case_worker ORDER BY 1')
      .pluck()
      .all();
    expect(keysOf(roundId)).toEqual(lowest);
    expect(leftOutBy(roundId)).toMatchObject([
      { kind: 'sameValue', column: 'Handläggare', count: 211 - lowest.length },
    ]);
  });
});

describe('a count', () => {
  it('is never told from memory once something has been written', async () => {
    made = await makePlacementsControl(services);
    const before = count({ allOf: [] }).size;
    expect(count({ allOf: [] })).toBe(count({ allOf: [] }));
    services.db.$client.exec('UPDATE cases SET gone_import_id = first_import_id WHERE id = 1');
    expect(count({ allOf: [] }).size).toBe(before - 1);
  });

  it('of another unit or by another person is another count', async () => {
    made = await makePlacementsControl(services);
    const all = count({ allOf: [] }).size;
    const unitManager = makePerson(services, { name: 'Chef', role: 'manager', unitId: made.org.unit1 });
    const own = countFrame(services, actorOf(services, unitManager), {
      source: { registerId: made.registerId, unitId: made.org.unit1 },
      subject: { registerId: made.registerId, controlId: null },
      filter: { allOf: [] },
      design: whole,
      referenceOn,
    });
    expect(own.size).toBeGreaterThan(0);
    expect(own.size).toBeLessThan(all);
    expect(own.breakdowns[0]?.parts).toHaveLength(1);
  });
});

it('what the database tries first never loses a case that the filter takes', async () => {
  made = await makePlacementsControl(services);
  // Cells that are easy to read wrongly: a series of days, blanks, decomposed letters in the condition.
  const { $client } = services.db;
  const columns = listColumnsOfRegister(services.db, made.registerId);
  const placeOf = (header: string) => columns.find((column) => column.header === header)?.position ?? -1;
  $client.exec(`UPDATE cases SET "values" = json_set("values", '$[${placeOf('Senaste övervägande')}]',
    '2026-09-01, 2025-03-01') WHERE id % 3 = 0`);
  $client.exec(
    `UPDATE cases SET "values" = json_set("values", '$[${placeOf('Placeringsform')}]', '') WHERE id % 7 = 0`,
  );
  const scope = scopeOf(maria(), 'case.read');
  const source = { registerId: made.registerId, unitId: made.org.children };
  const headers = columns.map(({ header }) => header);
  const all = readFrameSource(services.db, scope, source, headers).cases;
  const form = fc.constantFrom('HVB', 'Stödboende'.normalize('NFD'), 'Jourhem', ' Familjehem ', '');
  const day = fc.oneof(anyDay, fc.constant('referenceDate' as const));
  const column = fc.constantFrom('Placering t.o.m.', 'Senaste övervägande', 'Placeringsform', 'Finns inte');
  const condition = fc.oneof(
    fc.record({ column, operator: fc.constantFrom('is' as const, 'isNot' as const), value: form }),
    fc.record({
      column,
      operator: fc.constantFrom('isOneOf' as const, 'isNoneOf' as const),
      values: fc.array(form, { minLength: 1, maxLength: 2 }),
    }),
    fc.record({ column, operator: fc.constantFrom('isEmpty' as const, 'isNotEmpty' as const) }),
    fc.record({
      column,
      operator: fc.constantFrom(
        'isBefore' as const,
        'isOnOrBefore' as const,
        'isAfter' as const,
        'isOnOrAfter' as const,
      ),
      than: day,
    }),
    fc.record({ column, operator: fc.constant('isBetweenDates' as const), from: day, to: day }),
    fc.record({ column, operator: fc.constant('contains' as const), value: fc.constantFrom('hem', 'b') }),
  );
  const conditions = fc.array(condition, { minLength: 1, maxLength: 3 });
  const group = fc
    .record({ conditions, isAny: fc.boolean(), isNot: fc.boolean() })
    .map(({ conditions, isAny, isNot }) => ({
      ...(isAny ? { anyOf: conditions } : { allOf: conditions }),
      ...(isNot ? { not: true as const } : {}),
    }));
  const filters = fc
    .record({ groups: fc.array(group, { maxLength: 3 }), isAny: fc.boolean() })
    .map(({ groups, isAny }): FrameFilter => (isAny ? { anyOf: groups } : { allOf: groups }));
  fc.assert(
    fc.property(filters, (filter) => {
      const isMeant = compileFilter(filter, referenceOn);
      const keys = (cases: typeof all) =>
        cases
          .filter(({ cell }) => isMeant(cell))
          .map(({ key }) => key)
          .sort();
      const some = readFrameSource(services.db, scope, source, headers, (positions) =>
        prefilterOf(filter, referenceOn, positions),
      ).cases;
      expect(keys(some)).toEqual(keys(all));
    }),
    { numRuns: 150 },
  );
});

it('a frame holds its cases as they stand in the register, whatever the register’s columns', async () => {
  made = await makePlacementsControl(services);
  const { $client } = services.db;
  // A case whose row is shorter than the register has columns by now.
  $client.exec(`UPDATE cases SET "values" = json_remove("values", '$[#-1]', '$[#-1]') WHERE id = 5`);
  const straight = freezeWith({ allOf: [] });
  const stored = $client.prepare(
    `SELECT json_array_length(f."values") AS cells, json_extract(f."values", '$[2]') = json_extract(c."values", '$[2]')
       AND f.key = c.key AND f.unit_id = c.unit_id AND f.case_worker IS c.case_worker AS same
     FROM frame_cases f JOIN cases c ON c.id = f.case_id WHERE f.round_id = ?`,
  );
  const columnCount = listColumnsOfRegister(services.db, made.registerId).length;
  const rows = stored.all(straight) as { cells: number; same: number }[];
  expect(rows).toHaveLength(211);
  expect(rows.every(({ cells, same }) => cells === columnCount && same === 1)).toBe(true);

  // A column that is no longer kept leaves a hole among the positions: the frame's own columns have none.
  $client.exec(`DELETE FROM register_columns WHERE position = 0 AND register_id = ${made.registerId}`);
  const holed = freezeWith({ allOf: [] });
  const first = $client
    .prepare(
      `SELECT count(*) FROM frame_cases f JOIN cases c ON c.id = f.case_id WHERE f.round_id = ?
         AND json_extract(f."values", '$[0]') = json_extract(c."values", '$[1]') AND json_array_length(f."values") = ?`,
    )
    .pluck();
  expect(first.get(holed, columnCount - 1)).toBe(211);
});
