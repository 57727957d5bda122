import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UnitId } from '#app/shared/domain/ids.ts';
import { givenAway, printed, reason, T, treeRows, withTotal } from '#tests/factories/sums-adversary.ts';
import { hiddenSums, type Sums } from './hidden-sums.ts';
import { type MadeByRound, toldByRounds } from './told-by-rounds.ts';

/** A question of a finalised round of one unit: how many faults, each a deviation, and whether its result tells them. */
type Question = {
  readonly leaf: number;
  readonly kind: number;
  readonly faults: number;
  readonly isTold: boolean;
};
/** Deviations by unit and kind that no round has made, and those of the questions. */
type World = {
  readonly rows: readonly number[][];
  readonly others: readonly (readonly number[])[];
  readonly questions: readonly Question[];
};

const KINDS = 2;
const unitOf = (leaf: number) => (leaf + 1) as UnitId;
const tableOf = <V>(leaves: number, valueAt: (leaf: number, kind: number) => V) =>
  Array.from({ length: leaves }, (_, leaf) =>
    Array.from({ length: KINDS }, (__, kind) => valueAt(leaf, kind)),
  );
const faultsAt = (questions: readonly Question[], leaf: number, kind: number) =>
  questions
    .filter((one) => one.leaf === leaf && one.kind === kind)
    .reduce((sum, { faults }) => sum + faults, 0);

const madeBy = ({ leaf, kind, faults, isTold }: Question): MadeByRound => ({
  isTold,
  made: faults === 0 ? [] : [{ unitId: unitOf(leaf), kind, thisYear: faults, lastYear: 0 }],
  ...{
    home: [{ unitId: unitOf(leaf), kind }],
    years: ['thisYear'],
    most: isTold || faults === 0 ? null : T - 1,
  },
});

/** The year's table as it is, and what is hidden in it by somebody who takes the rounds' results into account. */
function published({ rows, others, questions }: World): { sums: Sums; rest: Sums; told: number[][] } {
  const told = tableOf(others.length, (leaf, kind) =>
    faultsAt(
      questions.filter(({ isTold }) => isTold),
      leaf,
      kind,
    ),
  );
  const counts = tableOf(
    others.length,
    (leaf, kind) => (others[leaf]?.[kind] ?? 0) + faultsAt(questions, leaf, kind),
  );
  const byUnit = new Map(others.map((of, leaf) => [unitOf(leaf), of]));
  const known = toldByRounds(questions.map(madeBy), byUnit, 'thisYear', T);
  const around = {
    told: tableOf(others.length, (leaf, kind) => known.told.get(unitOf(leaf))?.[kind] ?? 0),
    spare: tableOf(others.length, (leaf, kind) => known.spare.get(unitOf(leaf))?.[kind] ?? 0),
    guarded: tableOf(others.length, (leaf, kind) => known.guarded.get(unitOf(leaf))?.[kind] ?? false),
  };
  const columns = withTotal(KINDS);
  const rest = tableOf(
    others.length,
    (leaf, kind) => (counts[leaf]?.[kind] ?? 0) - (told[leaf]?.[kind] ?? 0),
  );
  return { sums: { counts, rows, columns, around }, rest: { counts: rest, rows, columns }, told };
}

/**
 * Somebody who has read the result of every round takes what they tell away from every number of the table that is shown,
 * and works out how much can be left in each place. She has found a hidden number when it cannot be as large as hidden
 * ones can be: others that are hidden in the same place she takes for 1, or knows where they are not small.
 */
function found({ questions }: World, rest: Sums, hidden: readonly (readonly boolean[])[]): string[] {
  const bounds = reason(rest, printed(rest, hidden));
  const least = ({ faults }: Question) => (faults === 0 ? 0 : 1);
  return questions.flatMap((question, place) => {
    if (question.isTold) return [];
    const row = rest.rows.findIndex((leaves) => leaves.length === 1 && leaves[0] === question.leaf);
    const beside = questions.filter(
      (one, other) =>
        other !== place && !one.isTold && one.leaf === question.leaf && one.kind === question.kind,
    );
    const most = bounds(row, question.kind).most - beside.reduce((sum, one) => sum + least(one), 0);
    const largest = question.faults === 0 ? 1 : T - 1;
    return most < largest
      ? [`${question.faults} at ${question.leaf}:${question.kind} is ${most} at most`]
      : [];
  });
}

const withoutRule = (sums: Sums) =>
  hiddenSums({ counts: sums.counts, rows: sums.rows, columns: sums.columns }, T);

const anyWorld = fc
  .array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 2 })
  .chain((departments) => {
    const { rows, leaves } = treeRows(departments);
    const anyQuestion = fc
      .record({
        leaf: fc.integer({ min: 0, max: leaves - 1 }),
        kind: fc.integer({ min: 0, max: KINDS - 1 }),
        few: fc.integer({ min: 0, max: T - 1 }),
        many: fc.constantFrom(0, 5, 6, 9, 14),
        isTold: fc.boolean(),
      })
      .map(({ few, many, ...of }): Question => ({ ...of, faults: of.isTold ? many : few }));
    const anyOthers = fc.oneof(
      { weight: 3, arbitrary: fc.constant(0) },
      { weight: 2, arbitrary: fc.integer({ min: 1, max: 5 }) },
      { weight: 3, arbitrary: fc.integer({ min: 5, max: 30 }) },
    );
    const row = fc.array(anyOthers, { minLength: KINDS, maxLength: KINDS });
    return fc.record({
      rows: fc.constant(rows),
      others: fc.array(row, { minLength: leaves, maxLength: leaves }),
      questions: fc.array(anyQuestion, { minLength: 1, maxLength: 10 }),
    });
  });

/** A unit with nothing but one round: 9 deviations of the question that is told, 3 of the one that is not. */
const oneRound: World = {
  rows: [[0]],
  others: [[0, 0]],
  questions: [
    { leaf: 0, kind: 0, faults: 9, isTold: true },
    { leaf: 0, kind: 0, faults: 3, isTold: false },
  ],
};

describe('hidden faults of rounds, in the table of a year', () => {
  it('are what is left when the told ones are taken away from a number that would be shown without this rule', () => {
    const { sums, rest } = published(oneRound);
    expect(printed(sums, withoutRule(sums))).toEqual([[12, 0, 12]]);
    expect(found(oneRound, rest, withoutRule(sums))).toEqual(['3 at 0:0 is 3 at most']);
    expect(printed(sums, hiddenSums(sums, T))).toEqual([[null, 0, null]]);
  });

  it('are hidden when there are none too: that nobody was missed is a number as well', () => {
    const none = { ...oneRound, questions: [{ leaf: 0, kind: 1, faults: 0, isTold: false }] };
    expect(printed(published(none).sums, hiddenSums(published(none).sums, T))).toEqual([[0, null, null]]);
  });

  it('are lost among as many others as are shown from, or among hidden ones of many questions', () => {
    const shown = (world: World) =>
      printed(published(world).sums, hiddenSums(published(world).sums, T))[0]?.[0];
    expect(shown({ ...oneRound, others: [[4, 0]] })).toBeNull();
    expect(shown({ ...oneRound, others: [[5, 0]] })).toBe(17);
    const hidden = (faults: number): Question => ({ leaf: 0, kind: 0, faults, isTold: false });
    expect(shown({ ...oneRound, questions: [2, 3, 2, 3, 2, 3].map(hidden) })).toBe(15);
    // All as many as hidden ones can be: the sum says so of each.
    expect(shown({ ...oneRound, questions: [4, 4, 4, 4, 4, 4].map(hidden) })).toBeNull();
  });

  it('are never worked out by whoever has read every round and every table, nor is any other small number', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const { sums, rest } = published(world);
        const hidden = hiddenSums(sums, T);
        expect(found(world, rest, hidden)).toEqual([]);
        expect(givenAway(rest, hidden)).toEqual([]);
        expect(givenAway(sums, hidden)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('would be, in one organisation of five and more, with the tables protected by themselves', () => {
    const worlds = fc.sample(anyWorld, { numRuns: 100, seed: 11 });
    const caught = worlds.filter((world) => {
      const { sums, rest } = published(world);
      return found(world, rest, withoutRule(sums)).length > 0;
    });
    expect(caught.length).toBeGreaterThanOrEqual(20);
  });
});
