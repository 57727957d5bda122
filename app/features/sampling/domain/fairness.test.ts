import { describe, expect, it } from 'vitest';
import type { Allocation, Quota, SampleDesign } from '#app/features/sampling/domain/design.ts';
import { composeFrame, type Frame, type FrameCase } from '#app/features/sampling/domain/frame.ts';
import { hypergeometric } from '#app/features/sampling/domain/hypergeometric.ts';
import { inclusionWithOneQuota } from '#app/features/sampling/domain/inclusion.ts';
import { selectSample } from '#app/features/sampling/domain/select-sample.ts';
import {
  addChiSquares,
  type ChiSquare,
  chiSquareTail,
  exchangeableChiSquare,
  uniformChiSquare,
} from '#tests/factories/chi-square.ts';

/** The seeds are always the same, so a result here never changes from run to run. */
const DRAWS = 5000;
const seedOf = (draw: number) => `2026-H2-${String(draw).padStart(6, '0')}`;

function frameOf(rows: readonly FrameCase[]): Frame {
  const frame = composeFrame(rows);
  if (!frame.ok) throw new Error('not a frame');
  return frame.value;
}

/** `count` cases whose keys begin with a letter, all with the same values. */
const cases = (letter: string, count: number, attributes: Record<string, string> = {}): FrameCase[] =>
  Array.from({ length: count }, (_, index) => ({ key: `${letter}-${index + 1}`, attributes }));

/** The keys that each of the draws takes. */
function manyDraws(rows: readonly FrameCase[], design: SampleDesign): string[][] {
  const frame = frameOf(rows);
  return Array.from({ length: DRAWS }, (_, draw) => {
    const drawn = selectSample(frame, design, seedOf(draw));
    if (!drawn.ok) throw new Error(drawn.error.kind);
    return drawn.value.selected.map(({ key }) => key);
  });
}

/** The test for the cases whose keys begin with the letter; by default one draw always takes `mean` of them. */
function classTest(
  draws: readonly string[][],
  letter: string,
  size: number,
  mean: number,
  variance = 0,
): ChiSquare {
  const counts = new Map(cases(letter, size).map(({ key }) => [key, 0]));
  for (const key of draws.flat()) {
    const count = counts.get(key);
    if (count !== undefined) counts.set(key, count + 1);
  }
  return exchangeableChiSquare([...counts.values()], draws.length, { mean, variance });
}

/**
 * Chance alone gives a smaller or a larger probability than these once in five hundred times: too uneven, or too even to
 * be chance.
 */
function expectFair(...parts: ChiSquare[]): void {
  const tail = chiSquareTail(addChiSquares(parts));
  expect(tail).toBeGreaterThan(0.001);
  expect(tail).toBeLessThan(0.999);
}

const plain = (allocation: Allocation, quotas: Quota[] = []): SampleDesign => ({ allocation, quotas });

describe('every case is drawn as often as it should be', () => {
  it('from the whole frame', () => {
    const draws = manyDraws(cases('A', 24), plain({ kind: 'whole', size: 10 }));
    expectFair(classTest(draws, 'A', 24, 10));
  });

  it('from a frame whose case numbers look nothing like each other', () => {
    const rows = ['A-1', 'A-2', 'A-3', 'A-4', 'å ä ö', '日本', '😀', '2024-1007', 'x'.repeat(200)].map(
      (key) => ({
        key,
        attributes: {},
      }),
    );
    const counts = rows.map(() => 0);
    for (const [key] of manyDraws(rows, plain({ kind: 'whole', size: 1 }))) {
      const row = rows.findIndex((one) => one.key === key);
      counts[row] = (counts[row] ?? 0) + 1;
    }
    expectFair(uniformChiSquare(counts));
  });

  const groups = [
    ...cases('A', 12, { unit: '1' }),
    ...cases('B', 7, { unit: '2' }),
    ...cases('C', 3, { unit: '' }),
  ];

  it('from each group', () => {
    const draws = manyDraws(groups, plain({ kind: 'perStratum', attribute: 'unit', size: 3 }));
    expectFair(classTest(draws, 'A', 12, 3), classTest(draws, 'B', 7, 3));
    // The group of three is taken whole.
    expect(draws.every((keys) => keys.filter((key) => key.startsWith('C')).length === 3)).toBe(true);
  });

  it('in proportion', () => {
    const draws = manyDraws(groups, plain({ kind: 'proportional', attribute: 'unit', size: 11 }));
    // 11 · 12/22 = 6; 11 · 7/22 = 3.5 and 11 · 3/22 = 1.5: the tie goes to the group named first, which is "".
    expectFair(classTest(draws, 'A', 12, 6), classTest(draws, 'B', 7, 3), classTest(draws, 'C', 3, 2));
  });

  const quota = { attribute: 'form', values: ['hvb'], minimum: 2 };
  const quotaRows = [...cases('A', 4, { form: 'hvb' }), ...cases('B', 16, { form: 'hem' })];
  /** Mean and variance of max(2, K), the number of the four that six drawn hold. */
  const moments = (() => {
    const { lowest, probabilities } = hypergeometric(20, 4, 6);
    const moment = (power: number) =>
      probabilities.reduce((sum, chance, index) => sum + chance * Math.max(2, lowest + index) ** power, 0);
    return { mean: moment(1), variance: moment(2) - moment(1) ** 2 };
  })();

  it('with one quota, by the probabilities of the specification', () => {
    const { satisfying, other } = inclusionWithOneQuota(20, 4, 6, 2);
    expect(moments.mean / 4).toBeCloseTo(satisfying ?? 0, 12);
    expect((6 - moments.mean) / 16).toBeCloseTo(other ?? 0, 12);
    const draws = manyDraws(quotaRows, plain({ kind: 'whole', size: 6 }, [quota]));
    const others = classTest(draws, 'B', 16, 6 - moments.mean, moments.variance);
    expectFair(
      classTest(draws, 'A', 4, moments.mean, moments.variance),
      withoutTotal(others, draws, moments),
    );
  });

  it('with several quotas: cases that are alike are drawn alike', () => {
    const rows = [
      ...cases('A', 3, { form: 'hvb', law: 'LVU' }),
      ...cases('B', 5, { form: 'hvb', law: 'SoL' }),
      ...cases('C', 5, { form: 'hem', law: 'LVU' }),
      ...cases('D', 9, { form: 'hem', law: 'SoL' }),
    ];
    const law = { attribute: 'law', values: ['LVU'], minimum: 3 };
    const draws = manyDraws(rows, plain({ kind: 'whole', size: 7 }, [{ ...quota, minimum: 3 }, law]));
    const alike = (letter: string, size: number) => {
      const numbers = draws.map((keys) => keys.filter((key) => key.startsWith(letter)).length);
      const mean = numbers.reduce((a, b) => a + b, 0) / DRAWS;
      const variance = numbers.reduce((sum, number) => sum + (number - mean) ** 2, 0) / DRAWS;
      // The mean is the observed one, so the part that compares totals is 0 and takes no degree of freedom.
      const { statistic, degrees } = classTest(draws, letter, size, mean, variance);
      return { statistic, degrees: degrees - 1 };
    };
    expectFair(alike('A', 3), alike('B', 5), alike('C', 5), alike('D', 9));
  });

  it('first in order: the day that does not fit whole is shared out by lot', () => {
    const rows = [
      ...cases('A', 2, { closed: '2026-08-01' }),
      ...cases('B', 8, { closed: '2026-08-03' }),
      ...cases('C', 5, { closed: '2026-08-31' }),
    ];
    const design = plain({ kind: 'firstInOrder', orderBy: 'closed', attribute: null, size: 5 });
    const draws = manyDraws(rows, design);
    expect(draws.every((keys) => keys.slice(0, 2).every((key) => key.startsWith('A')))).toBe(true);
    expect(draws.flat().some((key) => key.startsWith('C'))).toBe(false);
    expectFair(classTest(draws, 'B', 8, 3));
  });

  it('census: every order of the cases is as likely', () => {
    const draws = manyDraws(cases('A', 4), plain({ kind: 'census' }));
    const counts = new Map<string, number>();
    for (const keys of draws) counts.set(keys.join(), (counts.get(keys.join()) ?? 0) + 1);
    expect(counts.size).toBe(24);
    expectFair(uniformChiSquare([...counts.values()]));
  });

  it('self-selected and on cause: exactly the chosen, whatever the seed, in an order by lot', () => {
    const frame = frameOf(cases('A', 6, { worker: '1' }));
    const chosen = ['A-2', 'A-3', 'A-5'];
    for (const allocation of [
      { kind: 'onCause' },
      { kind: 'selfSelected', attribute: 'worker', size: 3 },
    ] as const) {
      const counts = new Map<string, number>();
      for (let draw = 0; draw < DRAWS; draw++) {
        const drawn = selectSample(frame, plain(allocation), seedOf(draw), chosen);
        const keys = drawn.ok ? drawn.value.selected.map(({ key }) => key) : [];
        expect([...keys].sort()).toEqual(chosen);
        counts.set(keys.join(), (counts.get(keys.join()) ?? 0) + 1);
      }
      expect(counts.size).toBe(6);
      expectFair(uniformChiSquare([...counts.values()]));
    }
  });

  describe('and the check can fail', () => {
    it('catches somebody who draws again, one time in three, when a case she fears is drawn', () => {
      const frame = frameOf(cases('A', 24));
      const draw = (seed: string) => {
        const drawn = selectSample(frame, plain({ kind: 'whole', size: 10 }), seed);
        return drawn.ok ? drawn.value.selected.map(({ key }) => key) : [];
      };
      const draws = Array.from({ length: DRAWS }, (_, index) => {
        const first = draw(seedOf(index));
        return index % 3 === 0 && first.includes('A-7') ? draw(`${seedOf(index)} igen`) : first;
      });
      expect(chiSquareTail(classTest(draws, 'A', 24, 10))).toBeLessThan(1e-6);
    });

    it('catches an alphabetical draw, and one that deals the cases out too evenly', () => {
      const keys = cases('A', 24).map(({ key }) => key);
      const alphabetical = Array.from({ length: DRAWS }, () => keys.slice(0, 10));
      expect(chiSquareTail(classTest(alphabetical, 'A', 24, 10))).toBeLessThan(1e-12);
      const dealt = Array.from({ length: DRAWS }, (_, draw) =>
        Array.from({ length: 10 }, (_, place) => keys[(draw * 10 + place) % 24] ?? ''),
      );
      expect(chiSquareTail(classTest(dealt, 'A', 24, 10))).toBeGreaterThan(0.999);
    });

    it('catches a quota that is read as n/N', () => {
      const draws = manyDraws(quotaRows, plain({ kind: 'whole', size: 6 }, [quota]));
      expect(chiSquareTail(classTest(draws, 'A', 4, (6 * 4) / 20, moments.variance))).toBeLessThan(1e-12);
    });

    it('has the critical values of the tables', () => {
      // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.4: upper critical values, α = 0.05 and 0.001.
      const table: [number, number, number][] = [
        [1, 3.841, 10.828],
        [2, 5.991, 13.816],
        [10, 18.307, 29.588],
        [23, 35.172, 49.728],
        [100, 124.342, 149.449],
      ];
      for (const [degrees, five, oneInThousand] of table) {
        expect(chiSquareTail({ statistic: five, degrees })).toBeCloseTo(0.05, 4);
        expect(chiSquareTail({ statistic: oneInThousand, degrees })).toBeCloseTo(0.001, 6);
      }
      expect(chiSquareTail({ statistic: 1, degrees: 2 })).toBeCloseTo(Math.exp(-0.5), 12);
    });
  });
});

/** The others are what is left of the six, so their total tells nothing that the first class has not told. */
function withoutTotal(
  { statistic, degrees }: ChiSquare,
  draws: readonly string[][],
  { mean, variance }: { mean: number; variance: number },
): ChiSquare {
  const total = draws.flat().filter((key) => key.startsWith('B')).length;
  const between = (total - draws.length * (6 - mean)) ** 2 / (draws.length * variance);
  return { statistic: statistic - between, degrees: degrees - 1 };
}
