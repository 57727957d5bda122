import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PersonId } from '#app/shared/domain/ids.ts';
import { assignReviews, type CaseToAssign, mayReviewCase, type ReviewerCandidate } from './assign-reviews.ts';

const person = (id: number, name: string, load = 0): ReviewerCandidate => ({
  personId: id as PersonId,
  displayName: name,
  registerNames: [name.toLowerCase()],
  load,
});
const aCase = (
  key: string,
  caseWorker: string | null = null,
  more: Partial<CaseToAssign> = {},
): CaseToAssign => ({
  key,
  caseWorker,
  coWorker: null,
  excluded: [],
  reservedFor: null,
  crossedTo: null,
  wanted: 1,
  ...more,
});
const loads = (cases: CaseToAssign[], reviewers: ReviewerCandidate[]) => {
  const { reviewersOf } = assignReviews(cases, reviewers);
  return reviewers.map(
    (r) => r.load + [...reviewersOf.values()].flat().filter((id) => id === r.personId).length,
  );
};
const numbered = (count: number) => Array.from({ length: count }, (_, i) => aCase(`K${i}`));

describe('assignReviews', () => {
  it('shares ten cases among three as 4, 3, 3', () => {
    expect(loads(numbered(10), [person(1, 'A'), person(2, 'B'), person(3, 'C')])).toEqual([4, 3, 3]);
  });

  it('counts what people already have', () => {
    expect(loads(numbered(5), [person(1, 'A', 3), person(2, 'B')])).toEqual([4, 4]);
  });

  it('never gives anybody a case of her own, by either name, spaces and case aside', () => {
    const anna = { ...person(1, 'Anna Berg'), registerNames: ['anna berg', 'berg anna'] };
    const others = [
      aCase('1', 'berg  anna'),
      aCase('2', null, { coWorker: 'ANNA BERG' }),
      aCase('3', 'Bo Ek'),
    ];
    const { reviewersOf, lacking } = assignReviews(others, [anna]);
    expect(Object.fromEntries(reviewersOf)).toEqual({ 1: [], 2: [], 3: [1] });
    expect(lacking).toEqual([
      { key: '1', missing: 1 },
      { key: '2', missing: 1 },
    ]);
  });

  it('does not give a case back to whoever declared a conflict of interest', () => {
    const excluded = [1 as PersonId];
    const { reviewersOf } = assignReviews(
      [aCase('1', null, { excluded })],
      [person(1, 'A'), person(2, 'B', 9)],
    );
    expect(reviewersOf.get('1')).toEqual([2]);
  });

  it('passes cases on in a chain when that is the only way to even out', () => {
    // A may take all, B only the first two, C only what B may: the greedy start leaves C without any.
    const cases = [
      aCase('1', 'C'),
      aCase('2', 'C'),
      aCase('3', 'B'),
      aCase('4', 'B'),
      aCase('5', 'B'),
      aCase('6', 'A'),
    ];
    expect(Math.max(...loads(cases, [person(1, 'A'), person(2, 'B'), person(3, 'C')]))).toBe(2);
  });

  it('says that nothing is possible without reviewers', () => {
    expect(assignReviews(numbered(2), [])).toEqual({
      reviewersOf: new Map([
        ['K0', []],
        ['K1', []],
      ]),
      lacking: [
        { key: 'K0', missing: 1 },
        { key: 'K1', missing: 1 },
      ],
    });
  });

  it('gives each case to two different people, and says how many are missing where too few may', () => {
    const cases = [aCase('1', 'A', { wanted: 2 }), aCase('2', 'A', { wanted: 2, coWorker: 'B' })];
    const { reviewersOf, lacking } = assignReviews(cases, [person(1, 'A'), person(2, 'B'), person(3, 'C')]);
    expect(Object.fromEntries(reviewersOf)).toEqual({ 1: [2, 3], 2: [3] });
    expect(lacking).toEqual([{ key: '2', missing: 1 }]);
  });

  it('shares out thousands without the number of cases slowing the evening out', () => {
    // The flexible cases come first, so that everything has to be passed on afterwards.
    const people = Array.from({ length: 20 }, (_, index) => person(index + 1, `P${index}`));
    const only = [1, 2].map((id) => id as PersonId);
    const cases = Array.from({ length: 4000 }, (_, index) =>
      aCase(`K${index}`, null, index < 2000 ? {} : { reservedFor: only }),
    );
    expect(Math.max(...loads(cases, people))).toBe(1000);
  });
});

const names = ['A', 'B', 'C', 'D', 'E'];
const anyReviewers = fc
  .array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 5 })
  .map((ls) => ls.map((load, i) => person(i + 1, names[i] ?? '', load)));
const anyCases = fc
  .array(
    fc.record({
      worker: fc.constantFrom(...names, null),
      coWorker: fc.constantFrom(...names, null),
      wanted: fc.integer({ min: 1, max: 3 }),
      crossedTo: fc.option(fc.subarray([1, 2, 3, 4] as PersonId[])),
    }),
    { maxLength: 12 },
  )
  .map((all) => all.map(({ worker, ...more }, i) => aCase(`K${i}`, worker, more)));

describe('properties', () => {
  it('gives every case as many different people as it wants, of those who may have it, or all of them', () => {
    fc.assert(
      fc.property(anyCases, anyReviewers, (cases, reviewers) => {
        const { reviewersOf, lacking } = assignReviews(cases, reviewers);
        for (const c of cases) {
          const given = reviewersOf.get(c.key) ?? [];
          const may = reviewers.filter((r) => mayReviewCase(r, c)).map(({ personId }) => personId);
          expect(new Set(given).size).toBe(given.length);
          expect(given.every((id) => may.includes(id))).toBe(true);
          expect(given).toHaveLength(Math.min(c.wanted, may.length));
          const missing = lacking.find(({ key }) => key === c.key)?.missing ?? 0;
          expect(given.length + missing).toBe(c.wanted);
        }
      }),
    );
  });

  it('is as even as any assignment can be (compared with all of them)', () => {
    fc.assert(
      fc.property(anyCases, anyReviewers, (allCases, allReviewers) => {
        const cases = allCases.slice(0, 5);
        const reviewers = allReviewers.slice(0, 4);
        const squares = (list: number[]) => list.reduce((sum, n) => sum + n * n, 0);
        const best = (index: number, current: number[]): number => {
          const c = cases[index];
          if (c === undefined) return squares(current);
          const choices = reviewers.flatMap((r, i) => (mayReviewCase(r, c) ? [i] : []));
          const groups = combinations(choices, Math.min(c.wanted, choices.length));
          return Math.min(
            ...groups.map((group) =>
              best(
                index + 1,
                current.map((n, j) => (group.includes(j) ? n + 1 : n)),
              ),
            ),
          );
        };
        const startLoads = reviewers.map((r) => r.load);
        expect(squares(loads(cases, reviewers))).toBe(best(0, startLoads));
      }),
      { numRuns: 200 },
    );
  });
});

/** Every choice of `count` of the items; the empty one for none. */
function combinations(items: readonly number[], count: number): number[][] {
  if (count === 0) return [[]];
  return items.flatMap((item, index) =>
    combinations(items.slice(index + 1), count - 1).map((rest) => [item, ...rest]),
  );
}
