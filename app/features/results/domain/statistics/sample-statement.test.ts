import { describe, expect, it } from 'vitest';
import { sampleStatement } from '#app/features/results/domain/statistics/sample-statement.ts';

const counts = (fulfilled: number, notFulfilled: number, notApplicable = 0) => ({
  fulfilled,
  notFulfilled,
  notApplicable,
});
const plain = { frameSize: 141, selection: 'random', hasUnequalProbabilities: false } as const;

describe('what may be said about a question', () => {
  it('random, applied to all: whole cases', () => {
    const statement = sampleStatement({ ...plain, counts: counts(9, 1) });
    expect(statement).toMatchObject({
      base: 10,
      share: 0.9,
      interval: { kind: 'cases', low: 80, high: 140, frame: 141 },
      isUnweighted: false,
      weightedShare: null,
    });
  });

  it('some not applicable: Wilson on the base', () => {
    const { interval, base } = sampleStatement({ ...plain, counts: counts(9, 1, 2) });
    expect(base).toBe(10);
    expect(interval.kind).toBe('share');
    expect(interval).toMatchObject({ low: expect.closeTo(0.59585, 5), high: expect.closeTo(0.98212, 5) });
  });

  it.each([
    ['census', 'census', counts(6, 1, 3), 10],
    ['a random sample that took all', 'random', counts(8, 1, 1), 10],
  ] as const)('%s: none, everybody was reviewed', (_name, selection, answered, frameSize) => {
    const statement = sampleStatement({
      counts: answered,
      frameSize,
      selection,
      hasUnequalProbabilities: true,
    });
    expect(statement.interval).toEqual({ kind: 'none', reason: 'census' });
    expect(statement.isUnweighted).toBe(false);
  });

  it.each([counts(3, 1), counts(0, 0), counts(8, 0, 1)])(
    'a census of ten that was not reviewed to its end: none, and it speaks of the reviewed only',
    (answered) => {
      const census = { frameSize: 10, selection: 'census', hasUnequalProbabilities: true } as const;
      const statement = sampleStatement({ ...census, counts: answered });
      expect(statement.interval).toEqual({ kind: 'none', reason: 'notRandom' });
      expect(statement.isUnweighted).toBe(false);
    },
  );

  it('not random: none, whatever the numbers', () => {
    const statement = sampleStatement({ ...plain, selection: 'notRandom', counts: counts(9, 1) });
    expect(statement.interval).toEqual({ kind: 'none', reason: 'notRandom' });
  });

  it.each([counts(0, 0), counts(0, 0, 4)])('an empty base: no share and no interval', (answered) => {
    const statement = sampleStatement({ ...plain, counts: answered });
    expect(statement.share).toBeNull();
    expect(statement.interval).toEqual({ kind: 'none', reason: 'nothingInBase' });
  });

  it('a quota: marked as unweighted with the weighted share beside it', () => {
    const outcomes = [
      { isFulfilled: true, inclusionProbability: 0.5 },
      { isFulfilled: false, inclusionProbability: 0.25 },
    ];
    const input = { ...plain, hasUnequalProbabilities: true, counts: counts(1, 1) };
    const statement = sampleStatement({ ...input, outcomes });
    expect(statement.isUnweighted).toBe(true);
    expect(statement.weightedShare).toBeCloseTo(1 / 3, 12);
    expect(sampleStatement(input)).toMatchObject({ isUnweighted: true, weightedShare: null });
  });
});
