import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { givenAway, possibleTables, printed, sumAt, T } from '#tests/factories/sums-adversary.ts';
import { hiddenSums, type Sums } from './hidden-sums.ts';
import { lexSarahColumns } from './year-counts.ts';

const COLUMNS = lexSarahColumns(true).map(({ kinds }) => kinds);
const KINDS = 1 + Math.max(...COLUMNS.flat());
/** The reported, those notified and those open: as if each said nothing of the others. */
const APART = [COLUMNS.slice(0, 6), COLUMNS.slice(6, 7), COLUMNS.slice(7)];

/** Units beside each other, and all of them. */
function ofUnits(counts: number[][]): Sums {
  const every = [...counts.keys()];
  const rows = counts.length === 1 ? [every] : [...every.map((leaf) => [leaf]), every];
  return { counts, rows, columns: COLUMNS };
}

const few = fc.oneof(
  { weight: 4, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 4 }) },
  { weight: 2, arbitrary: fc.integer({ min: 5, max: 20 }) },
);
const anyYear = fc
  .integer({ min: 1, max: 3 })
  .chain((leaves) =>
    fc.array(fc.array(few, { minLength: KINDS, maxLength: KINDS }), { minLength: leaves, maxLength: leaves }),
  )
  .map(ofUnits);

/** Whether each is hidden when the reported, the notified and the open are protected by themselves. */
const hiddenApart = (sums: Sums) => {
  const parts = APART.map((columns) => hiddenSums({ ...sums, columns }, T));
  return sums.rows.map((_, row) => parts.flatMap((part) => part[row] ?? []));
};

describe('lex Sarah of a year, for whoever knows that those that wait are among the open', () => {
  it('is given away when the open are protected by themselves: where none is open, none waits', () => {
    const sums = ofUnits([
      [2, 2, 17, 0, 6, 2, 7, 3],
      [2, 0, 18, 0, 4, 0, 0, 0],
      [0, 4, 0, 1, 0, 2, 0, 4],
    ]);
    const [waiting, open] = [4, 7];
    const apart = printed(sums, hiddenApart(sums))[2];
    expect([apart?.[waiting], apart?.[open]]).toEqual([null, 0]);
    expect(givenAway(sums, hiddenApart(sums))).toEqual([`2:${waiting} is 0–0`]);
    const joint = hiddenSums(sums, T);
    expect(givenAway(sums, joint)).toEqual([]);
  });

  it('is never worked out from all its columns together', () => {
    fc.assert(
      fc.property(anyYear, (sums) => {
        expect(givenAway(sums, hiddenSums(sums, T))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('would be, in some years, with the columns protected by themselves', () => {
    const years = fc.sample(anyYear, { numRuns: 200, seed: 5 });
    const caught = years.filter((sums) => givenAway(sums, hiddenApart(sums)).length > 0);
    expect(caught.length).toBeGreaterThanOrEqual(5);
  });

  it('could be another year, with every small number t or more: every year that gives the page is tried', () => {
    // Without those of unknown kön, so that there are few enough to try them all.
    const columns = [
      [0, 1],
      [2, 3],
      [0, 1, 2, 3],
      [0, 2],
      [1, 3],
      [0, 2, 4],
    ];
    const anySmallYear = fc
      .array(fc.integer({ min: 0, max: 4 }), { minLength: 5, maxLength: 5 })
      .map((counts): Sums => ({ counts: [counts], rows: [[0]], columns }));
    let [tried, found] = [0, 0];
    for (const sums of fc.sample(anySmallYear, { numRuns: 30, seed: 3 })) {
      const hidden = hiddenSums(sums, 3);
      const possible = possibleTables(sums, printed(sums, hidden), 7);
      const alike = possible.filter(
        (counts) => JSON.stringify(hiddenSums({ ...sums, counts }, 3)) === JSON.stringify(hidden),
      );
      for (const [column, isHidden] of (hidden[0] ?? []).entries()) {
        if (!isHidden) continue;
        tried += 1;
        const values = (of: readonly Sums['counts'][]) =>
          new Set(of.map((counts) => sumAt({ ...sums, counts }, 0, column)));
        const value = sumAt(sums, 0, column);
        expect(values(possible).size).toBeGreaterThan(1);
        if (value > 0 && value < 3) expect(Math.max(...values(possible))).toBeGreaterThanOrEqual(3);
        if (values(alike).size === 1) found += 1;
      }
    }
    // Not protected: whoever knows the rule leaves out the years that would have hidden something else.
    expect([found, tried]).toEqual([13, 50]);
  });
});
