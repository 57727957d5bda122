import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import { successors } from './carried-reports.ts';

const on = (days: readonly string[]) => days.map((day) => ({ dueOn: `2026-${day}` as CivilDate }));
const carried = (earlier: readonly string[], later: readonly string[]) =>
  successors(on(earlier), on(later)).map((one) => one?.dueOn.slice(5) ?? null);

it.each([
  ['the same days', ['06-30', '12-31'], ['06-30', '12-31'], ['06-30', '12-31']],
  ['days that were moved', ['06-30', '12-31'], ['06-15', '12-15'], ['06-15', '12-15']],
  ['one that was moved and one more', ['06-30'], ['06-15', '10-01'], ['06-15']],
  ['one more before it', ['06-30'], ['02-01', '06-15'], ['06-15']],
  ['fewer', ['03-31', '06-30', '09-30', '12-31'], ['06-30', '12-31'], [null, '06-30', null, '12-31']],
  ['fewer, and moved', ['06-15', '09-15'], ['10-01'], [null, '10-01']],
  ['one that keeps its day keeps its report', ['03-01', '09-01'], ['09-01', '12-01'], [null, '09-01']],
  ['none', ['06-30'], [], [null]],
])('gives what was reported to the occasion that takes its place: %s', (_, earlier, later, expected) => {
  expect(carried(earlier, later)).toEqual(expected);
});

it('loses none that has a place, gives none twice and keeps their order', () => {
  const day = fc.integer({ min: 0, max: 27 }).map((number) => `0${1 + (number % 9)}-${10 + number}`);
  const days = fc.uniqueArray(day, { maxLength: 8 }).map((list) => list.sort());
  fc.assert(
    fc.property(days, days, (earlier, later) => {
      const taken = carried(earlier, later);
      const given = taken.filter((one) => one !== null);
      expect([...new Set(given)].sort()).toEqual(given);
      for (const [place, one] of earlier.entries()) if (later.includes(one)) expect(taken[place]).toBe(one);
      if (!earlier.some((one) => later.includes(one))) {
        expect(given).toHaveLength(Math.min(earlier.length, later.length));
      }
    }),
  );
});
