import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ascending } from '#app/features/sampling/domain/ticket-order.ts';
import { compareUtf8, sortByUtf8 } from '#app/features/sampling/domain/utf8-order.ts';

const byComparison = (numbers: Float64Array) =>
  Array.from(numbers, (_, index) => index).sort((a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0) || a - b);

/** Numbers with very many that agree in their first 32 bits, some of them altogether. */
const crowded = (size: number, salt: number) =>
  Float64Array.from({ length: size }, (_, index) => {
    const cluster = ((index * 7919 + salt) % 997) / 997;
    return cluster + ((index * 31 + salt) % 5) * 2 ** -45;
  });

describe('ascending order of tickets', () => {
  it.each([0, 1, 2, 19_999, 20_000, 20_001, 50_000])(
    'is that of a comparison sort for %i numbers',
    (size) => {
      const numbers = crowded(size, 3);
      expect([...ascending(numbers)]).toEqual(byComparison(numbers));
    },
  );

  it('is that of a comparison sort for numbers that share all 32 bits, and for equal ones', () => {
    const close = Float64Array.from({ length: 25_000 }, (_, index) => 0.5 + ((index * 13) % 50) * 2 ** -50);
    expect([...ascending(close.slice(0, 21_000))]).toEqual(byComparison(close.slice(0, 21_000)));
    expect([...ascending(new Float64Array(21_000))]).toEqual(byComparison(new Float64Array(21_000)));
  });

  it('is that of a comparison sort for any numbers, both below and above the limit', () => {
    fc.assert(
      fc.property(
        fc.float64Array({ min: 0, max: 1, maxExcluded: true, noNaN: true, maxLength: 200 }),
        (numbers) => {
          expect([...ascending(numbers)]).toEqual(byComparison(numbers));
          const many = Float64Array.from(
            { length: 20_000 },
            (_, index) => numbers[index % 200] ?? index / 20_000,
          );
          expect([...ascending(many)]).toEqual(byComparison(many));
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('sorting by UTF-8 bytes', () => {
  it('gives the order of the comparison, with and without characters beyond 16 bits', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.string({ unit: 'binary' }))), (texts) => {
        expect(sortByUtf8([...texts], (text) => text)).toEqual([...texts].sort(compareUtf8));
      }),
    );
  });
});
