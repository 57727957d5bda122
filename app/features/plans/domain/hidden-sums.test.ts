import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  givenAway,
  possibleTables,
  printed,
  smallOnly,
  sumAt,
  T,
  treeRows,
  withTotal,
} from '#tests/factories/sums-adversary.ts';
import { hiddenSums, type Sums } from './hidden-sums.ts';

/** Mostly few, as deviations by unit and type are, sometimes many. */
const anyCount = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 6 }) },
  { weight: 3, arbitrary: fc.integer({ min: 5, max: 40 }) },
);
const anyOrganisation = fc
  .tuple(
    fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 3 }),
    fc.integer({ min: 1, max: 4 }),
  )
  .chain(([departments, kinds]) => {
    const { rows, leaves } = treeRows(departments);
    const columns = withTotal(kinds);
    const row = fc.array(anyCount, { minLength: kinds, maxLength: kinds });
    return fc
      .array(row, { minLength: leaves, maxLength: leaves })
      .map((counts): Sums => ({ counts, rows, columns }));
  });

const twoByTwo: Sums = {
  counts: [
    [2, 18],
    [16, 24],
  ],
  rows: [[0], [1], [0, 1]],
  columns: [[0], [1], [0, 1]],
};

describe('small sums in tables that hang together', () => {
  it('are given away by subtraction when nothing is hidden beside them', () => {
    expect(givenAway(twoByTwo, smallOnly(twoByTwo))).toEqual(['0:0 is 2–2']);
  });

  it('are not when a rectangle is, and its margins still stand', () => {
    const hidden = hiddenSums(twoByTwo, T);
    expect(printed(twoByTwo, hidden)).toEqual([
      [null, null, 20],
      [null, null, 40],
      [18, 42, 60],
    ]);
    expect(givenAway(twoByTwo, hidden)).toEqual([]);
  });

  it('are given away by reasoning about the least and the most, which two hidden beside each other do not stop', () => {
    const twoSmall: Sums = { counts: [[1, 2, 9]], rows: [[0]], columns: withTotal(3) };
    expect(givenAway(twoSmall, smallOnly(twoSmall))).toEqual(['0:0 is 0–3', '0:1 is 0–3']);
    expect(printed(twoSmall, hiddenSums(twoSmall, T))).toEqual([[null, null, null, 12]]);
  });

  it('hide the totals too when there is not enough to hide among', () => {
    const few: Sums = { counts: [[1, 2]], rows: [[0]], columns: withTotal(2) };
    expect(printed(few, hiddenSums(few, T))).toEqual([[null, null, null]]);
    const none: Sums = { counts: [[0, 7]], rows: [[0]], columns: withTotal(2) };
    expect(printed(none, hiddenSums(none, T))).toEqual([[0, 7, 7]]);
  });

  it('are never worked out by whoever knows every table of every level of the organisation', () => {
    fc.assert(
      fc.property(anyOrganisation, (sums) => {
        expect(givenAway(sums, hiddenSums(sums, T))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('would be, in most organisations, with only the small ones hidden', () => {
    const organisations = fc.sample(anyOrganisation, { numRuns: 100, seed: 7 });
    const caught = organisations.filter((sums) => givenAway(sums, smallOnly(sums)).length > 0);
    expect(caught.length).toBeGreaterThan(50);
  });

  it('could each be t or more by some set of counts that gives all that is printed: every set is tried', () => {
    const anySmallTable = fc
      .array(fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 2, maxLength: 2 }), {
        minLength: 2,
        maxLength: 3,
      })
      .map(
        (counts): Sums => ({
          counts,
          rows: [...counts.map((_, leaf) => [leaf]), [...counts.keys()]],
          columns: withTotal(2),
        }),
      );
    fc.assert(
      fc.property(anySmallTable, (sums) => {
        const tables = printed(sums, hiddenSums(sums, 3));
        for (const [row, inRow] of tables.entries()) {
          for (const [column, total] of inRow.entries()) {
            if (total !== null) continue;
            const possible = new Set(
              possibleTables(sums, tables, 9).map((counts) => sumAt({ ...sums, counts }, row, column)),
            );
            expect(possible.size).toBeGreaterThan(1);
            const value = sumAt(sums, row, column);
            if (value > 0 && value < 3) expect(Math.max(...possible)).toBeGreaterThanOrEqual(3);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
