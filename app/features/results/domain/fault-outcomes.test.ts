import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEVIATION_STATES } from '#app/shared/domain/vocabulary.ts';
import { faultOutcomes } from './fault-outcomes.ts';

const day = (offset: number) => new Date(Date.UTC(2026, 0, 1 + offset)).toISOString().slice(0, 10);

describe('faultOutcomes', () => {
  it('puts the ages and the due date on the right side of each limit', () => {
    const at = (id: number, daysAgo: number, dueIn: number) => ({
      ...{
        id,
        state: 'new' as const,
        createdAt: `${day(200 - daysAgo)}T10:00:00.000Z`,
        dueOn: day(200 + dueIn),
      },
    });
    const deviations = [at(1, 0, 0), at(2, 30, -1), at(3, 31, 1), at(4, 90, -5), at(5, 91, -60)];
    const closed = { ...at(6, 400, -300), state: 'closed' as const };
    expect(faultOutcomes([], [...deviations, closed], day(200)).states).toEqual([
      { state: 'new', count: 5, ages: { upTo30: 2, upTo90: 2, over90: 1 }, overdue: 3 },
      { state: 'closed', count: 1, ages: null, overdue: null },
    ]);
    // Shortly before midnight in UTC it is already the next day in Sweden.
    const late = { ...at(7, 0, 0), createdAt: `${day(199 - 30)}T23:30:00.000Z` };
    expect(faultOutcomes([], [late], day(200)).states[0]?.ages).toEqual({ upTo30: 1, upTo90: 0, over90: 0 });
  });

  it('counts every fault and every deviation once', () => {
    const fault = fc.record({
      deviation: fc.option(fc.record({ id: fc.integer({ min: 1, max: 12 }) }), { nil: null }),
    });
    const deviations = fc.uniqueArray(
      fc.record({
        id: fc.integer({ min: 1, max: 8 }),
        state: fc.constantFrom(...DEVIATION_STATES),
        createdAt: fc.integer({ min: 0, max: 300 }).map((offset) => `${day(offset)}T10:00:00.000Z`),
        dueOn: fc.integer({ min: 0, max: 500 }).map(day),
      }),
      { selector: ({ id }) => id },
    );
    fc.assert(
      fc.property(fc.array(fault), deviations, (faults, all) => {
        const found = faultOutcomes(faults, all, day(300));
        expect(found.inDeviation + found.linkedElsewhere + found.withoutDeviation).toBe(faults.length);
        expect(found.states.reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
        for (const { count, ages, overdue } of found.states) {
          if (ages === null) expect(overdue).toBeNull();
          else {
            expect(ages.upTo30 + ages.upTo90 + ages.over90).toBe(count);
            expect(overdue ?? -1).toBeGreaterThanOrEqual(0);
            expect(overdue ?? 0).toBeLessThanOrEqual(count);
          }
        }
      }),
    );
  });
});
