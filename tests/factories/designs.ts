import fc from 'fast-check';
import type { Allocation, Quota, SampleDesign } from '#app/features/sampling/domain/design.ts';
import { isRandom } from '#app/features/sampling/domain/design.ts';

const column = fc.constantFrom('Handläggare', 'Enhet', 'Placeringsform', 'Insats; annat');
const size = fc.integer({ min: 1, max: 100_000 });

const anyAllocation: fc.Arbitrary<Allocation> = fc.oneof(
  fc.record({ kind: fc.constant('whole' as const), size }),
  fc.record({
    kind: fc.constantFrom('perStratum' as const, 'proportional' as const, 'selfSelected' as const),
    attribute: column,
    size,
  }),
  fc.record({ kind: fc.constantFrom('census' as const, 'onCause' as const) }),
  fc.record({
    kind: fc.constant('firstInOrder' as const),
    orderBy: fc.constantFrom('Beslutsdatum', 'Avslutat'),
    attribute: fc.option(column),
    size,
  }),
);

const anyQuota: fc.Arbitrary<Quota> = fc.record({
  attribute: column,
  // The empty cell is a value as others, and a cell may hold a line break.
  values: fc.uniqueArray(fc.constantFrom('', 'HVB', 'Stödboende', 'SiS-institution', 'två\nrader'), {
    minLength: 1,
  }),
  minimum: fc.integer({ min: 1, max: 20 }),
});

/** Every kind of design that can be drawn from some frame. */
export const anyDesign: fc.Arbitrary<SampleDesign> = fc
  .record({ allocation: anyAllocation, quotas: fc.array(anyQuota, { maxLength: 4 }) })
  .map(({ allocation, quotas }) => {
    if (!isRandom(allocation)) return { allocation, quotas: [] };
    const needed = quotas.reduce((sum, { minimum }) => sum + minimum, 0);
    return { allocation: { ...allocation, size: Math.max(allocation.size, needed, 1) }, quotas };
  });
