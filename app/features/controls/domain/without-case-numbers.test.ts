import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutCaseNumbers } from './without-case-numbers.ts';

describe('case numbers in what somebody wrote', () => {
  it.each([
    ['K-2026-1003 saknades', '[ärendenummer] saknades'],
    ['k-2026-1003 saknades', '[ärendenummer] saknades'],
    ['K‑2026‑1003 och K 2026 1003', '[ärendenummer] och [ärendenummer]'],
    ['(K20261003)', '([ärendenummer])'],
    ['Ärende a7 är fel, A70 är rätt', 'Ärende [ärendenummer] är fel, A70 är rätt'],
    ['Tio räckte inte', 'Tio räckte inte'],
    ['', ''],
  ])('%s', (text, without) => {
    expect(withoutCaseNumbers(text, ['K-2026-1003', 'A7'])).toBe(without);
  });

  it('takes the whole of two that run into each other, and the longer of two', () => {
    expect(withoutCaseNumbers('12345-67890', ['12345-678', '678-90', '1234'])).not.toMatch(/\d/);
    expect(withoutCaseNumbers('nr 2026-10 och 2026-100', ['2026-10', '2026-100'])).toBe(
      'nr [ärendenummer] och [ärendenummer]',
    );
  });

  it('leaves nothing of a number, wherever it stands', () => {
    const around = fc.string({ maxLength: 8 });
    fc.assert(
      fc.property(around, around, fc.integer({ min: 1000, max: 9999 }), (before, after, number) => {
        const key = `Ä/${number}`;
        expect(withoutCaseNumbers(`${before} ${key} ${after}`, [key])).not.toContain(key);
      }),
    );
  });
});
