import { describe, expect, it } from 'vitest';
import type { Allocation } from '#app/features/sampling/domain/design.ts';
import { chanceOfAtLeastOneFaulty, discoverySampleSize } from '#app/features/sampling/domain/discovery.ts';
import { drawSample } from '#app/features/sampling/domain/draw.ts';
import { composeFrame } from '#app/features/sampling/domain/frame.ts';
import { hypergeometric } from '#app/features/sampling/domain/hypergeometric.ts';
import { inclusionProbability, inclusionWithOneQuota } from '#app/features/sampling/domain/inclusion.ts';
import vectors from '#tests/vectors/statistics-vectors.json' with { type: 'json' };

describe('inclusion probabilities with one quota (worked examples)', () => {
  it.each(vectors.inclusionWithOneQuota)('$minimum of $satisfying in $size of $frame', (vector) => {
    const found = inclusionWithOneQuota(vector.frame, vector.satisfying, vector.size, vector.minimum);
    expect(found.satisfying).toBeCloseTo(vector.satisfyingProbability, 9);
    if (vector.otherProbability === null) expect(found.other).toBeNull();
    else expect(found.other).toBeCloseTo(vector.otherProbability, 9);
  });

  it('gives a quota that nobody satisfies no probability, and the others n/N', () => {
    expect(inclusionWithOneQuota(20, 0, 5, 1)).toEqual({ satisfying: null, other: 0.25 });
  });
});

const rows = Array.from({ length: 12 }, (_, index) => ({
  key: `K${index}`,
  attributes: { form: index < 2 ? 'hvb' : 'hem', unit: index < 8 ? 'a' : 'b' },
}));
const composed = composeFrame(rows);
if (!composed.ok) throw new Error('not a frame');
const frame = composed.value;
const whole = [{ stratum: '', count: 12, satisfying: 2 }];
const quota = { attribute: 'form', values: ['hvb'], minimum: 1 };

describe('inclusion probabilities of a frame', () => {
  it('are n/N in each group', () => {
    const found = inclusionProbability(
      [
        { stratum: 'b', count: 4, satisfying: 0 },
        { stratum: 'a', count: 8, satisfying: 0 },
      ],
      { allocation: { kind: 'perStratum', attribute: 'unit', size: 6 }, quotas: [] },
    );
    expect(found?.({ attributes: { unit: 'a' } })).toBe(0.75);
    expect(found?.({ attributes: { unit: 'b' } })).toBe(1);
    expect(found?.({ attributes: {} })).toBeUndefined();
  });

  it('follow the sizes shared out in proportion, ties to the group listed first by name', () => {
    const groups = ['b', 'a'].map((stratum) => ({ stratum, count: 10, satisfying: 0 }));
    const found = inclusionProbability(groups, {
      allocation: { kind: 'proportional', attribute: 'unit', size: 5 },
      quotas: [],
    });
    expect(found?.({ attributes: { unit: 'a' } })).toBe(0.3);
    expect(found?.({ attributes: { unit: 'b' } })).toBe(0.2);
  });

  it('are not given with several quotas', () => {
    const allocation = { kind: 'whole', size: 4 } as const;
    expect(inclusionProbability(whole, { allocation, quotas: [quota, quota] })).toBeUndefined();
  });

  it('are 1 in a census, and not given where people or dates decide', () => {
    const of = (allocation: Allocation) => inclusionProbability(whole, { allocation, quotas: [] });
    expect(of({ kind: 'census' })?.({ attributes: {} })).toBe(1);
    expect(of({ kind: 'onCause' })).toBeUndefined();
    expect(of({ kind: 'selfSelected', attribute: 'unit', size: 2 })).toBeUndefined();
    expect(of({ kind: 'firstInOrder', orderBy: 'closed', attribute: null, size: 2 })).toBeUndefined();
  });

  it('are how often the draw itself picks a case', () => {
    const design = { allocation: { kind: 'whole', size: 4 } as const, quotas: [quota] };
    const expected = inclusionProbability(whole, design);
    const times = 4000;
    const picked = new Map<string, number>();
    for (let seed = 0; seed < times; seed++) {
      const drawn = drawSample(frame, design, `frö-${seed}`);
      for (const one of drawn.ok ? drawn.value.selected : []) {
        picked.set(one.key, (picked.get(one.key) ?? 0) + 1);
      }
    }
    for (const { key, attributes } of rows) {
      const probability = expected?.({ attributes }) ?? 0;
      const standardError = Math.sqrt((probability * (1 - probability)) / times);
      expect(Math.abs((picked.get(key) ?? 0) / times - probability)).toBeLessThan(4 * standardError);
    }
  });
});

describe('the hypergeometric distribution', () => {
  it('adds up to one and has its mean, also at 100,000', () => {
    for (const [total, satisfying, size] of [
      [10, 3, 4],
      [100_000, 40_000, 50_000],
      [100_000, 99_999, 2],
    ] as const) {
      const { lowest, probabilities } = hypergeometric(total, satisfying, size);
      const sum = probabilities.reduce((a, b) => a + b, 0);
      const mean = probabilities.reduce((a, b, index) => a + b * (lowest + index), 0);
      expect(sum).toBeCloseTo(1, 10);
      expect(mean / ((size * satisfying) / total)).toBeCloseTo(1, 10);
    }
  });
});

describe('discovery', () => {
  it.each(vectors.discovery95)('of $faulty in $frame needs $size', ({ frame: total, faulty, size }) => {
    expect(discoverySampleSize(total, faulty)).toBe(size);
  });

  it.each(vectors.chanceOfAtLeastOneFaulty)('of $faulty in $frame by $size', (vector) => {
    expect(chanceOfAtLeastOneFaulty(vector.frame, vector.faulty, vector.size)).toBeCloseTo(
      vector.probability,
      9,
    );
  });

  it('has no size for what is not there, and is certain when all are read', () => {
    expect(discoverySampleSize(40, 0)).toBeUndefined();
    expect(chanceOfAtLeastOneFaulty(40, 0, 10)).toBe(0);
    expect(chanceOfAtLeastOneFaulty(40, 1, 99)).toBe(1);
  });
});
