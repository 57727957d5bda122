import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { proportionalSizes } from '#app/features/sampling/domain/allocation.ts';

describe('proportional sizes', () => {
  it.each([
    { groups: [50, 30, 20], total: 10, sizes: [5, 3, 2] },
    { groups: [1, 1, 1], total: 2, sizes: [1, 1, 0] },
    { groups: [10, 10, 20], total: 3, sizes: [1, 1, 1] },
    { groups: [3, 1], total: 8, sizes: [6, 2] },
    { groups: [], total: 5, sizes: [] },
  ])('$total over $groups', ({ groups, total, sizes }) => {
    expect(proportionalSizes(groups, total)).toEqual(sizes);
  });

  it('add up to the total, and each is the quota rounded down or up', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 400 }),
        (groups, total) => {
          const frame = groups.reduce((a, b) => a + b, 0);
          const sizes = proportionalSizes(groups, total);
          expect(sizes.reduce((a, b) => a + b, 0)).toBe(total);
          for (const [index, size] of sizes.entries()) {
            const quota = (total * (groups[index] ?? 0)) / frame;
            expect(Math.abs(size - quota)).toBeLessThan(1);
          }
        },
      ),
    );
  });
});
