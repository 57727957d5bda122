import fc from 'fast-check';
import { type Allocation, isRandom, type SampleDesign } from '#app/features/sampling/domain/design.ts';
import type { FrameCase } from '#app/features/sampling/domain/frame.ts';

/** Frames of up to forty cases, with groups, quota columns and dates that are missing or none. */
export const frameRows = fc.uniqueArray(
  fc.record({
    key: fc.stringMatching(/^[A-ZÅÄÖ0-9😀-]{1,8}$/u),
    attributes: fc.record({
      form: fc.constantFrom('hem', 'hvb', 'sis', ''),
      unit: fc.constantFrom('1', '2', 'Å', ''),
      closed: fc.constantFrom(
        '2026-08-03',
        '2026-08-31',
        '2026-08-04',
        '',
        '2026-02-30',
        'augusti',
        '2026-09-09, 2026-08-04',
      ),
    }),
  }),
  { minLength: 1, maxLength: 40, selector: (row) => row.key.normalize('NFC') },
);
export const seeds = fc.stringMatching(/^[a-z0-9åäö-]{1,12}$/);
const size = fc.integer({ min: 1, max: 20 });
const unit = fc.constant('unit');
const allocations: fc.Arbitrary<Allocation> = fc.oneof(
  fc.record({ kind: fc.constant('whole' as const), size }),
  fc.record({ kind: fc.constant('perStratum' as const), attribute: unit, size }),
  fc.record({ kind: fc.constant('proportional' as const), attribute: unit, size }),
  fc.record({ kind: fc.constant('census' as const) }),
  fc.record({
    kind: fc.constant('firstInOrder' as const),
    orderBy: fc.constant('closed'),
    attribute: fc.constantFrom('unit', null),
    size,
  }),
  fc.record({ kind: fc.constant('selfSelected' as const), attribute: unit, size: fc.constant(40) }),
  fc.record({ kind: fc.constant('onCause' as const) }),
);
export const quotaLists = fc.array(
  fc.record({
    attribute: fc.constantFrom('form', 'unit'),
    values: fc.constantFrom(['hvb'], ['hvb', 'sis'], ['', '1']),
    minimum: fc.integer({ min: 1, max: 4 }),
  }),
  { maxLength: 3 },
);

export type Situation = { rows: readonly FrameCase[]; design: SampleDesign; seed: string; chosen: string[] };

/** A frame, any design, a seed, and some cases that people chose where the design wants that. */
export const situations: fc.Arbitrary<Situation> = fc
  .tuple(frameRows, allocations, quotaLists, seeds)
  .chain(([rows, allocation, someQuotas, seed]) =>
    fc.shuffledSubarray([...rows], { minLength: 1 }).map((some) => ({
      rows,
      design: { allocation, quotas: isRandom(allocation) ? someQuotas : [] },
      seed,
      chosen: some.map(({ key }) => key.normalize('NFC')),
    })),
  );
