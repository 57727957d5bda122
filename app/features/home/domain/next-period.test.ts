import { describe, expect, it } from 'vitest';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import { nextPeriodStart } from './next-period.ts';

describe('the next period', () => {
  it.each([
    ['halfYear', '2026-06-30', '2026-07-01'],
    ['halfYear', '2026-07-01', '2027-01-01'],
    ['fourMonths', '2026-04-30', '2026-05-01'],
    ['fourMonths', '2026-11-21', '2027-01-01'],
    ['quarter', '2026-08-31', '2026-10-01'],
    ['month', '2026-01-31', '2026-02-01'],
    ['month', '2026-12-31', '2027-01-01'],
    ['year', '2026-02-28', '2027-01-01'],
  ] as const)('%s after %s begins %s', (rhythm, from, expected) => {
    expect(nextPeriodStart(rhythm, from as CivilDate)).toBe(expected);
  });

  it('a control made when needed has none', () => {
    expect(nextPeriodStart('onDemand', '2026-01-01' as CivilDate)).toBeUndefined();
  });
});
