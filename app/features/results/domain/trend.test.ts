import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FigureInterval, QuestionFigures } from './figures.ts';
import { questionTrend, type TrendRound } from './trend.ts';

function round(
  roundId: number,
  fulfilled: number,
  base: number,
  interval: FigureInterval = { kind: 'none', reason: 'census' },
  version = 1,
): TrendRound {
  const question: QuestionFigures = {
    ...{ key: 'a', section: 'A', shortName: 'A', wording: 'A?', isCritical: false, items: null },
    ...{ overridden: null, documentMissing: 0, notApplicable: 0, noted: 0, notAsked: 0 },
    ...{ fulfilled, notFulfilled: base - fulfilled, base, share: base === 0 ? null : fulfilled / base },
    ...{ interval, isUnweighted: false, weightedShare: null },
  };
  return { roundId, roundName: `Omgång ${roundId}`, referenceOn: `2026-0${roundId}-01`, version, question };
}

const share = (low: number, high: number): FigureInterval => ({ kind: 'share', low, high });
const verdict = (before: FigureInterval, now: FigureInterval) =>
  questionTrend([round(1, 5, 10, before), round(2, 8, 10, now)], undefined)?.comparison?.verdict;

describe('questionTrend', () => {
  it('is none without an earlier round, or where the question applied to nothing', () => {
    expect(questionTrend([round(1, 5, 10)], undefined)).toBeNull();
    expect(questionTrend([round(1, 0, 0), round(2, 5, 10)], undefined)).toBeNull();
    expect(questionTrend([round(1, 5, 10), round(2, 0, 0)], undefined)).toBeNull();
    const without = { ...round(2, 1, 1), question: undefined };
    expect(questionTrend([round(1, 5, 10), without], undefined)).toBeNull();
    // The nearest round before is the one that has figures.
    const trend = questionTrend([round(1, 5, 10), without, round(3, 8, 10)], undefined);
    expect(trend?.points.map(({ roundId }) => roundId)).toEqual([1, 3]);
    expect(trend?.comparison?.previousName).toBe('Omgång 1');
  });

  it('says of the difference no more than the intervals do', () => {
    expect(verdict(share(0.2, 0.5), share(0.5, 0.9))).toBe('overlap');
    expect(verdict(share(0.2, 0.5), share(0.51, 0.9))).toBe('apart');
    expect(verdict({ kind: 'cases', low: 10, high: 20, frame: 40 }, share(0.5, 0.9))).toBe('overlap');
    expect(verdict({ kind: 'cases', low: 10, high: 19, frame: 40 }, share(0.5, 0.9))).toBe('apart');
    const census = { kind: 'none', reason: 'census' } as const;
    expect(verdict(census, census)).toBe('bothWhole');
    expect(verdict(census, share(0.4, 0.9))).toBe('overlap');
    expect(verdict(census, share(0.6, 0.9))).toBe('apart');
    for (const reason of ['preliminary', 'notRandom', 'items'] as const) {
      expect(verdict({ kind: 'none', reason }, share(0.6, 0.9))).toBe(reason);
      expect(verdict(share(0.6, 0.9), { kind: 'none', reason })).toBe(reason);
    }
  });

  it('never compares across the version from which the question is another one', () => {
    const rounds = fc.array(
      fc.record({
        fulfilled: fc.integer({ min: 0, max: 5 }),
        more: fc.integer({ min: 0, max: 5 }),
        version: fc.integer({ min: 1, max: 4 }),
      }),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(rounds, fc.integer({ min: 1, max: 4 }), (all, since) => {
        // Each has its own share and the round itself asks the question as it now is.
        const made = all.map(({ fulfilled, more, version }, index) =>
          round(index + 1, fulfilled, fulfilled + more, undefined, index === all.length - 1 ? 4 : version),
        );
        const trend = questionTrend(made, since);
        if (trend === null) return;
        const comparable = made.filter(
          ({ question, version }) => question?.share !== null && version >= since,
        );
        expect(trend.points.filter(({ isComparable }) => isComparable).map(({ roundId }) => roundId)).toEqual(
          comparable.map(({ roundId }) => roundId),
        );
        const [before, now] = [comparable.at(-2)?.question, comparable.at(-1)?.question];
        if (!before || !now) expect(trend.comparison).toBeNull();
        else {
          expect(trend.comparison?.difference).toBeCloseTo(100 * ((now.share ?? 0) - (before.share ?? 0)), 9);
        }
        for (const { share: own, interval } of trend.points) {
          expect(interval).toBeNull();
          expect(own).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});
