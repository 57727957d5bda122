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
  ...more,
});
const loads = (cases: CaseToAssign[], reviewers: ReviewerCandidate[]) => {
  const { reviewerOf } = assignReviews(cases, reviewers);
  return reviewers.map((r) => r.load + [...reviewerOf.values()].filter((id) => id === r.personId).length);
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
    const { reviewerOf, impossible } = assignReviews(others, [anna]);
    expect([...reviewerOf]).toEqual([['3', 1]]);
    expect(impossible).toEqual(['1', '2']);
  });

  it('does not give a case back to whoever declared a conflict of interest', () => {
    const excluded = [1 as PersonId];
    const { reviewerOf } = assignReviews(
      [aCase('1', null, { excluded })],
      [person(1, 'A'), person(2, 'B', 9)],
    );
    expect(reviewerOf.get('1')).toBe(2);
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
    expect(assignReviews(numbered(2), [])).toEqual({ reviewerOf: new Map(), impossible: ['K0', 'K1'] });
  });
});

const names = ['A', 'B', 'C', 'D', 'E'];
const anyReviewers = fc
  .array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 5 })
  .map((ls) => ls.map((load, i) => person(i + 1, names[i] ?? '', load)));
const anyCases = fc
  .array(fc.tuple(fc.constantFrom(...names, null), fc.constantFrom(...names, null)), { maxLength: 12 })
  .map((pairs) => pairs.map(([worker, coWorker], i) => aCase(`K${i}`, worker, { coWorker })));

describe('properties', () => {
  it('gives every case that has somebody to exactly one who may have it', () => {
    fc.assert(
      fc.property(anyCases, anyReviewers, (cases, reviewers) => {
        const { reviewerOf, impossible } = assignReviews(cases, reviewers);
        for (const c of cases) {
          const given = reviewers.find((r) => r.personId === reviewerOf.get(c.key));
          expect(given !== undefined).toBe(!impossible.includes(c.key));
          if (given === undefined) expect(reviewers.some((r) => mayReviewCase(r, c))).toBe(false);
          else expect(mayReviewCase(given, c)).toBe(true);
        }
      }),
    );
  });

  it('is as even as any assignment can be (compared with all of them)', () => {
    fc.assert(
      fc.property(anyCases, anyReviewers, (allCases, allReviewers) => {
        const cases = allCases.slice(0, 6);
        const reviewers = allReviewers.slice(0, 3);
        const squares = (list: number[]) => list.reduce((sum, n) => sum + n * n, 0);
        const best = (index: number, current: number[]): number => {
          const c = cases[index];
          if (c === undefined) return squares(current);
          const choices = reviewers.flatMap((r, i) => (mayReviewCase(r, c) ? [i] : []));
          if (choices.length === 0) return best(index + 1, current);
          return Math.min(
            ...choices.map((i) =>
              best(
                index + 1,
                current.map((n, j) => (i === j ? n + 1 : n)),
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
