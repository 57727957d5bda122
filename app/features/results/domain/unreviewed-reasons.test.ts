import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DISCLOSURE_RULE } from './disclosure-rule.ts';
import { discloseReasons, type UNREVIEWED_KINDS, unreviewedInWords } from './unreviewed-reasons.ts';

const of = (counts: Partial<Record<(typeof UNREVIEWED_KINDS)[number], number>>, unasked = 0) => [
  ...Object.entries(counts).flatMap(([kind, count]) =>
    Array<{ kind: never }>(count).fill({ kind: kind as never }),
  ),
  ...Array<object>(unasked).fill({}),
];
const told = (...given: Parameters<typeof of>) => discloseReasons(of(...given), DISCLOSURE_RULE);

describe('why drawn cases were not reviewed, outside the unit', () => {
  it('names no reason of fewer than five cases, nor lets it follow from the sum', () => {
    expect(told({ noTime: 4 })).toEqual([]);
    expect(told({ noTime: 5 })).toEqual([{ kind: 'noTime', count: 5 }]);
    // One of another reason would follow: nothing can be named.
    expect(told({ noTime: 9, outOfScope: 1 })).toEqual([]);
    expect(told({ noTime: 9, noReviewer: 6, outOfScope: 1 })).toEqual([
      { kind: 'noTime', count: 9 },
      { kind: null, count: 7 },
    ]);
    expect(told({ noTime: 6, outOfScope: 3, other: 2 })).toEqual([
      { kind: 'noTime', count: 6 },
      { kind: null, count: 5 },
    ]);
  });

  it('does not call what was never asked another reason', () => {
    expect(told({}, 12)).toEqual([]);
    expect(told({ other: 6 }, 8)).toEqual([
      { kind: 'other', count: 6 },
      { kind: null, count: 8 },
    ]);
  });

  it('says it in words', () => {
    const words = (...given: Parameters<typeof of>) => unreviewedInWords(of(...given), DISCLOSURE_RULE);
    expect(words({})).toBeNull();
    expect(words({ noTime: 1 })).toBe('1\u00a0ärende. Skäl visas bara när de gäller minst 5 ärenden.');
    expect(words({ noTime: 7, other: 5 })).toBe(
      '12\u00a0ärenden. Hann inte granskas i tid: 7. Annat skäl: 5.',
    );
  });

  it('has no count below five of anything, and adds up', () => {
    const count = fc.nat(12);
    fc.assert(
      fc.property(count, count, count, count, count, (noTime, noReviewer, outOfScope, other, unasked) => {
        const reasons = told({ noTime, noReviewer, outOfScope, other }, unasked);
        const total = noTime + noReviewer + outOfScope + other + unasked;
        expect(reasons.every((one) => one.count >= DISCLOSURE_RULE.threshold)).toBe(true);
        if (reasons.length > 0) expect(reasons.reduce((sum, one) => sum + one.count, 0)).toBe(total);
      }),
    );
  });
});
