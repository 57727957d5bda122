import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Quota, RandomAllocation, SampleDesign } from '#app/features/sampling/domain/design.ts';
import type { Draw } from '#app/features/sampling/domain/draw.ts';
import { composeFrame, type FrameCase } from '#app/features/sampling/domain/frame.ts';
import { selectSample } from '#app/features/sampling/domain/select-sample.ts';

const whole = (size: number, quotas: Quota[] = []): SampleDesign => ({
  allocation: { kind: 'whole', size },
  quotas,
});

function draw(rows: readonly FrameCase[], design: SampleDesign, seed: string): Draw {
  const frame = composeFrame(rows);
  if (!frame.ok) throw new Error('not a frame');
  const drawn = selectSample(frame.value, design, seed);
  if (!drawn.ok) throw new Error(drawn.error.kind);
  return drawn.value;
}

function problemOf(rows: readonly FrameCase[], design: SampleDesign) {
  const frame = composeFrame(rows);
  const drawn = frame.ok ? selectSample(frame.value, design, 's') : undefined;
  return drawn && !drawn.ok ? drawn.error : undefined;
}

const rowsArbitrary = fc.uniqueArray(
  fc.record({
    key: fc.stringMatching(/^[A-ZÅÄÖ0-9-]{1,8}$/),
    attributes: fc.record({ form: fc.constantFrom('hem', 'hvb', ''), unit: fc.constantFrom('1', '2', '3') }),
  }),
  { minLength: 1, maxLength: 40, selector: (row) => row.key.normalize('NFC') },
);
const seedArbitrary = fc.stringMatching(/^[a-z0-9åäö-]{1,12}$/);
const quotasArbitrary = fc.array(
  fc.record({
    attribute: fc.constant('form'),
    values: fc.constantFrom(['hvb'], ['hvb', '']),
    minimum: fc.integer({ min: 1, max: 3 }),
  }),
  { maxLength: 2 },
);
const steadyAllocation: fc.Arbitrary<RandomAllocation> = fc.oneof(
  fc.record({ kind: fc.constant('whole' as const), size: fc.integer({ min: 6, max: 20 }) }),
  fc.record({
    kind: fc.constant('perStratum' as const),
    attribute: fc.constant('unit'),
    size: fc.integer({ min: 6, max: 20 }),
  }),
);

describe('properties of a draw', () => {
  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(
        rowsArbitrary.chain((rows) =>
          fc.tuple(
            fc.constant(rows),
            fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length }),
          ),
        ),
        steadyAllocation,
        quotasArbitrary,
        seedArbitrary,
        ([rows, shuffled], allocation, quotas, seed) => {
          expect(draw(shuffled, { allocation, quotas }, seed)).toEqual(
            draw(rows, { allocation, quotas }, seed),
          );
        },
      ),
    );
  });

  it('keeps every earlier pick when the size grows, with quotas and groups', () => {
    fc.assert(
      fc.property(
        rowsArbitrary,
        steadyAllocation,
        quotasArbitrary,
        seedArbitrary,
        (rows, allocation, quotas, seed) => {
          const smaller = draw(rows, { allocation, quotas }, seed);
          const larger = draw(
            rows,
            { allocation: { ...allocation, size: allocation.size + 1 }, quotas },
            seed,
          );
          const keys = new Set(larger.selected.map((one) => one.key));
          expect(smaller.selected.filter((one) => !keys.has(one.key))).toEqual([]);
        },
      ),
    );
  });

  it("moves nobody else's ticket when a case leaves, and takes at most one other case instead", () => {
    fc.assert(
      fc.property(rowsArbitrary, fc.nat(), seedArbitrary, (rows, pick, seed) => {
        fc.pre(rows.length > 1);
        const gone = rows[pick % rows.length];
        const before = draw(rows, whole(5), seed);
        const after = draw(
          rows.filter((row) => row !== gone),
          whole(5),
          seed,
        );
        const tickets = new Map([...before.selected, ...before.reserves].map((one) => [one.key, one.ticket]));
        for (const one of [...after.selected, ...after.reserves]) {
          expect(one.ticket).toBe(tickets.get(one.key));
        }
        const earlier = new Set(before.selected.map((one) => one.key));
        expect(after.selected.filter((one) => !earlier.has(one.key)).length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('selects or reserves every case exactly once, each selection in ticket order', () => {
    fc.assert(
      fc.property(
        rowsArbitrary,
        steadyAllocation,
        quotasArbitrary,
        seedArbitrary,
        (rows, allocation, quotas, seed) => {
          const drawn = draw(rows, { allocation, quotas }, seed);
          const keys = [...drawn.selected, ...drawn.reserves].map((one) => one.key);
          expect(keys.sort()).toEqual(rows.map((row) => row.key.normalize('NFC').trim()).sort());
          for (const { stratum } of drawn.groups) {
            const tickets = drawn.selected.filter((one) => one.stratum === stratum).map((one) => one.ticket);
            expect(tickets).toEqual([...tickets].sort((a, b) => a - b));
          }
        },
      ),
    );
  });

  it('with one quota swaps in the lowest that satisfy it for the highest that do not', () => {
    fc.assert(
      fc.property(rowsArbitrary, fc.integer({ min: 1, max: 6 }), seedArbitrary, (rows, minimum, seed) => {
        const quota = { attribute: 'form', values: ['hvb'], minimum };
        const isHvb = new Map(rows.map((row) => [row.key, row.attributes.form === 'hvb']));
        const plain = draw(rows, whole(6), seed);
        const lowest = plain.selected.map((one) => one.key);
        const missing = Math.max(0, minimum - lowest.filter((key) => isHvb.get(key)).length);
        const swapIn = plain.reserves.filter((one) => isHvb.get(one.key)).slice(0, missing);
        const dropped = lowest
          .filter((key) => !isHvb.get(key))
          .reverse()
          .slice(0, swapIn.length);
        const expected = [...lowest.filter((key) => !dropped.includes(key)), ...swapIn.map((one) => one.key)];
        const drawn = draw(rows, whole(6, [quota]), seed);
        expect(drawn.selected.map((one) => one.key).sort()).toEqual(expected.sort());
        const quotaKeys = drawn.selected.filter((one) => one.reason === 'quota').map((one) => one.key);
        expect(quotaKeys).toEqual(swapIn.map((one) => one.key));
      }),
    );
  });
});

const cases = (count: number, attributes: Record<string, string> = {}): FrameCase[] =>
  Array.from({ length: count }, (_, index) => ({ key: `K${index}`, attributes }));

describe('refused designs', () => {
  it.each([
    { name: 'an empty frame', rows: [], design: whole(1), problem: { kind: 'emptyFrame' } },
    { name: 'size 0', rows: cases(2), design: whole(0), problem: { kind: 'sizeNotPositive' } },
    { name: 'size 1.5', rows: cases(2), design: whole(1.5), problem: { kind: 'sizeNotPositive' } },
    {
      name: 'a minimum of 0',
      rows: cases(2),
      design: whole(1, [{ attribute: 'a', values: ['x'], minimum: 0 }]),
      problem: { kind: 'quotaMinimumNotPositive', quota: 0 },
    },
    {
      name: 'a quota without values',
      rows: cases(2),
      design: whole(1, [{ attribute: 'a', values: [], minimum: 1 }]),
      problem: { kind: 'quotaWithoutValues', quota: 0 },
    },
    {
      name: 'quotas that choose more than the size',
      rows: [
        { key: '1', attributes: { a: 'x' } },
        { key: '2', attributes: { a: 'y' } },
        { key: '3', attributes: { a: 'y' } },
      ],
      design: whole(2, [
        { attribute: 'a', values: ['x'], minimum: 1 },
        { attribute: 'a', values: ['y'], minimum: 2 },
      ]),
      problem: { kind: 'quotasExceedSize', stratum: '', size: 2, chosenByQuotas: 3 },
    },
  ])('$name', ({ rows, design, problem }) => {
    expect(problemOf(rows, design)).toEqual(problem);
  });
});

describe('shortfalls', () => {
  it('reports a quota that the frame cannot meet, and takes the ones there are', () => {
    const rows = [...cases(5), { key: 'hvb', attributes: { form: 'hvb' } }];
    const drawn = draw(rows, whole(3, [{ attribute: 'form', values: ['hvb'], minimum: 2 }]), 's');
    expect(drawn.shortfalls).toEqual([
      { kind: 'quotaNotMet', stratum: '', quota: 0, wanted: 2, available: 1 },
    ]);
    expect(drawn.selected).toHaveLength(3);
    expect(drawn.selected.map((one) => one.key)).toContain('hvb');
  });

  it('reports each group that is smaller than its size; a missing value is a group of its own', () => {
    const rows = [...cases(3, { unit: 'b' }), { key: 'x', attributes: {} }];
    const drawn = draw(
      rows,
      { allocation: { kind: 'perStratum', attribute: 'unit', size: 2 }, quotas: [] },
      's',
    );
    expect(drawn.groups).toEqual([
      { stratum: '', frameSize: 1, wanted: 2 },
      { stratum: 'b', frameSize: 3, wanted: 2 },
    ]);
    expect(drawn.shortfalls).toEqual([{ kind: 'groupTooSmall', stratum: '', wanted: 2, available: 1 }]);
  });

  it('counts a case that satisfies two quotas towards both', () => {
    const rows = [{ key: 'both', attributes: { a: 'x', b: 'y' } }, ...cases(4)];
    const drawn = draw(
      rows,
      whole(1, [
        { attribute: 'a', values: ['x'], minimum: 1 },
        { attribute: 'b', values: ['y'], minimum: 1 },
      ]),
      's',
    );
    expect(drawn.selected.map((one) => one.key)).toEqual(['both']);
  });
});
