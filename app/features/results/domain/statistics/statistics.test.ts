import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  krippendorffAlphaNominal,
  pairAgreement,
} from '#app/features/results/domain/statistics/agreement.ts';
import {
  hypergeometricInterval95,
  wilsonInterval95,
} from '#app/features/results/domain/statistics/intervals.ts';
import { shareOf } from '#app/features/results/domain/statistics/share.ts';
import { weightedShare } from '#app/features/results/domain/statistics/weighted-share.ts';
import vectors from '#tests/vectors/statistics-vectors.json' with { type: 'json' };

function expectClose(actual: number | null | undefined, expected: number | null): void {
  if (expected === null) expect(actual).toBeNull();
  else expect(Math.abs((actual ?? Number.NaN) - expected)).toBeLessThan(1e-9);
}

describe('worked examples', () => {
  it.each(vectors.hypergeometric95)('hypergeometric: $fulfilled of $reviewed of $frame', (vector) => {
    const { fulfilled, reviewed, frame, low, high } = vector;
    expect(hypergeometricInterval95(fulfilled, reviewed, frame)).toEqual({ low, high });
  });

  it.each(vectors.wilson95)('Wilson: $fulfilled of $reviewed', ({ fulfilled, reviewed, low, high }) => {
    const interval = wilsonInterval95(fulfilled, reviewed);
    expectClose(interval?.low, low);
    expectClose(interval?.high, high);
    expect(interval?.low).toBeGreaterThanOrEqual(0);
    expect(interval?.high).toBeLessThanOrEqual(1);
  });

  it.each(vectors.pairAgreement)('agreement $percent', ({ table, percent, cohenKappa, gwetAc1 }) => {
    const agreement = pairAgreement(table);
    expectClose(agreement.percent, percent);
    expectClose(agreement.cohenKappa, cohenKappa);
    expectClose(agreement.gwetAc1, gwetAc1);
  });

  it.each(vectors.krippendorffAlphaNominal)('alpha $alpha', ({ units, alpha }) => {
    expectClose(krippendorffAlphaNominal(units), alpha);
  });
});

/** P(X ≥ k) and P(X ≤ k) compared with 1/40 in whole numbers, with nothing rounded. */
function exactInterval(fulfilled: number, reviewed: number, frame: number) {
  const choose = (n: number, k: number) => {
    if (k < 0 || k > n) return 0n;
    let result = 1n;
    for (let i = 0; i < k; i++) result = (result * BigInt(n - i)) / BigInt(i + 1);
    return result;
  };
  const all = choose(frame, reviewed);
  const fits: number[] = [];
  for (let m = 0; m <= frame; m++) {
    let atLeast = 0n;
    let atMost = 0n;
    for (let x = 0; x <= reviewed; x++) {
      const ways = choose(m, x) * choose(frame - m, reviewed - x);
      if (x >= fulfilled) atLeast += ways;
      if (x <= fulfilled) atMost += ways;
    }
    if (atLeast * 40n > all && atMost * 40n > all) fits.push(m);
  }
  return { low: fits[0], high: fits.at(-1) };
}

describe('the hypergeometric interval', () => {
  it('equals exact whole-number arithmetic, also where a tail is exactly 2.5 %', () => {
    expect(hypergeometricInterval95(1, 1, 40)).toEqual(exactInterval(1, 1, 40));
    expect(hypergeometricInterval95(1, 1, 40).low).toBe(2);
    for (let frame = 1; frame <= 24; frame++) {
      for (let reviewed = 1; reviewed <= frame; reviewed++) {
        for (let fulfilled = 0; fulfilled <= reviewed; fulfilled++) {
          const found = hypergeometricInterval95(fulfilled, reviewed, frame);
          expect({ fulfilled, reviewed, frame, ...found }).toEqual({
            fulfilled,
            reviewed,
            frame,
            ...exactInterval(fulfilled, reviewed, frame),
          });
        }
      }
    }
  });

  it('is the mirror of the interval for the faults', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.nat(400), fc.nat(2000), (a, b, rest) => {
        fc.pre(a + b > 0);
        const frame = a + b + rest;
        const fulfilled = hypergeometricInterval95(a, a + b, frame);
        const faults = hypergeometricInterval95(b, a + b, frame);
        expect(fulfilled).toEqual({ low: frame - faults.high, high: frame - faults.low });
      }),
    );
  });

  it('handles a frame of 100,000', () => {
    const { low, high } = hypergeometricInterval95(25_000, 50_000, 100_000);
    expect(low).toBeGreaterThan(49_600);
    expect(high).toBeLessThan(50_400);
    expect(low + high).toBe(100_000);
  });
});

describe('shares', () => {
  it('have no value without a base', () => {
    expect(shareOf(0, 0)).toBeNull();
    expect(wilsonInterval95(0, 0)).toBeNull();
    expect(weightedShare([])).toBeNull();
  });

  it('are weighted by the inverse of the inclusion probability', () => {
    const outcome = (isFulfilled: boolean, inclusionProbability: number) => ({
      isFulfilled,
      inclusionProbability,
    });
    expect(weightedShare([outcome(true, 1), outcome(false, 0.25)])).toBeCloseTo(0.2, 12);
    expect(weightedShare([outcome(true, 0.3), outcome(false, 0.3)])).toBeCloseTo(0.5, 12);
  });
});

describe('undefined agreement', () => {
  it.each([
    [
      'nothing doubly answered',
      [
        [0, 0],
        [0, 0],
      ],
      { percent: null, gwetAc1: null, cohenKappa: null },
    ],
    ['one category only', [[5]], { percent: 1, gwetAc1: null, cohenKappa: null }],
  ])('%s', (_name, table, expected) => {
    expect(pairAgreement(table)).toEqual(expected);
  });

  it('alpha needs variation and pairs', () => {
    expect(
      krippendorffAlphaNominal([
        ['a', 'a'],
        ['a', 'a', null],
      ]),
    ).toBeNull();
    expect(krippendorffAlphaNominal([['a', null], ['b']])).toBeNull();
  });
});
