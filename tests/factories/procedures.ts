import fc from 'fast-check';
import type { ReviewProcedure } from '#app/features/controls/domain/review-procedure.ts';
import type { UnitId } from '#app/shared/domain/ids.ts';

const anyUnit = fc.integer({ min: 1, max: 6 }).map((id) => id as UnitId);
const anyPairs = fc.uniqueArray(
  fc
    .record({ reviewersOf: anyUnit, casesOf: anyUnit })
    .filter(({ reviewersOf, casesOf }) => reviewersOf !== casesOf),
  { minLength: 1, maxLength: 5, selector: (pair) => `${pair.reviewersOf} ${pair.casesOf}` },
);
const anySharing = fc.oneof(
  fc.constant({ kind: 'evenly' } as const),
  fc.constant({ kind: 'byHand' } as const),
  anyPairs.map((pairs) => ({ kind: 'crossing', pairs }) as const),
);

/** Any procedure that the form can give. */
export const anyProcedure: fc.Arbitrary<ReviewProcedure> = fc
  .record({
    reviewersPerCase: fc.constantFrom(1, 2, 3, 4, 5, 'everyone' as const),
    isBlind: fc.boolean(),
    sharing: anySharing,
    needsApproval: fc.boolean(),
    isGrid: fc.boolean(),
  })
  .map((procedure) => ({
    ...procedure,
    isBlind: procedure.reviewersPerCase !== 1 && procedure.isBlind,
    sharing: procedure.reviewersPerCase === 'everyone' ? ({ kind: 'evenly' } as const) : procedure.sharing,
  }));
