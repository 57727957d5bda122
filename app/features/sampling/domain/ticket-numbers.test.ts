import fc from 'fast-check';
import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import { ticketNumber } from '#app/features/sampling/domain/ticket.ts';
import { ticketNumbers } from '#app/features/sampling/domain/ticket-numbers.ts';
import vectors from '#tests/vectors/sampling-vectors.json' with { type: 'json' };

const byLibrary = (seed: string, keys: readonly string[]) =>
  keys.map((key) => seedrandom(`${seed}|${key}`)());
function agrees(seed: string, keys: readonly string[]): void {
  expect([...ticketNumbers(seed, keys)]).toEqual(byLibrary(seed, keys));
}

/** Any UTF-16 text, also lone surrogates, which a file in UTF-8 cannot hold but the generator can read. */
const text = (maxLength: number) =>
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength }).map((units) => String.fromCharCode(...units));

describe('the fast tickets', () => {
  it.each(vectors.tickets)('are the worked ones: $seed | $key', ({ seed, key, ticket }) => {
    expect([...ticketNumbers(seed, [key])]).toEqual([ticket]);
    expect(ticketNumber(seed, key)).toBe(ticket);
  });

  it('are the numbers of seedrandom for any seed and keys', () => {
    fc.assert(fc.property(text(40), fc.array(text(60), { maxLength: 6 }), agrees), { numRuns: 1500 });
  });

  it('are the numbers of seedrandom for texts around and far beyond 256 units, mixed with short ones', () => {
    const long = fc.oneof(
      text(5),
      text(300),
      fc.integer({ min: 240, max: 270 }).chain((size) => text(size)),
      text(900),
    );
    fc.assert(fc.property(long, fc.array(long, { maxLength: 6 }), agrees), { numRuns: 600 });
  });

  it.each([254, 255, 256, 257, 258, 511, 512, 513, 768])(
    'are the numbers of seedrandom for exactly %i units, wherever the seed ends',
    (length) => {
      for (const seedLength of [0, 1, 100, length - 2, length - 1]) {
        const seed = 'åb'.repeat(length).slice(0, seedLength);
        agrees(seed, ['k'.repeat(length - 1 - seedLength), '', 'efter']);
      }
    },
  );

  it('are the numbers of seedrandom where the first byte is 0, so that more than one byte is shifted in', () => {
    // Tickets below 2^-8 need two shifts, below 2^-16 three.
    const keys = Array.from({ length: 200_000 }, (_, index) => `2026-${index}`);
    const tickets = ticketNumbers('2026-H2-530177', keys);
    const small = keys.filter((_, index) => (tickets[index] ?? 1) < 2 ** -10);
    expect(small.length).toBeGreaterThan(100);
    expect(tickets.reduce((a, b) => Math.min(a, b))).toBeLessThan(2 ** -16);
    agrees('2026-H2-530177', small);
  });

  it('do not depend on the keys before', () => {
    const keys = ['a', 'x'.repeat(400), '', 'a', 'abc', 'x'.repeat(400), 'ab'];
    const together = [...ticketNumbers('frö', keys)];
    expect(together).toEqual(keys.map((key) => ticketNumbers('frö', [key])[0]));
  });

  it('leave Math.random alone', () => {
    const before = Math.random;
    ticketNumbers('frö', ['1']);
    expect(Math.random).toBe(before);
  });

  it('read the low 8 bits of each UTF-16 unit only, as the specification warns', () => {
    const [a, b] = ticketNumbers('s', ['A', '\u0141']);
    expect(a).toBe(b);
  });
});
