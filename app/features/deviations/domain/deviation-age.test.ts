import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import { daysOpen, openFor } from './deviation-age.ts';

describe('how long a deviation has been open', () => {
  it('is counted in Swedish days, over midnight and over the change to summer time', () => {
    expect(daysOpen('2026-03-28T23:30:00.000Z', '2026-03-29')).toBe(0);
    expect(daysOpen('2026-03-28T22:30:00.000Z', '2026-03-29')).toBe(1);
    expect(daysOpen('2026-03-20T08:00:00.000Z', '2026-05-02')).toBe(43);
    expect(daysOpen('2026-05-02T08:00:00.000Z', '2026-05-01')).toBe(0);
  });

  it('grows by one a day, whatever the instant', () => {
    const instants = fc.date({
      min: new Date('2020-01-01'),
      max: new Date('2035-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 4000 }), (at, days) => {
        const found = at.toISOString();
        expect(daysOpen(found, addDays(civilDateInSweden(found), days))).toBe(days);
      }),
    );
  });

  it('is said in words', () => {
    expect([0, 1, 43].map(openFor)).toEqual(['Ny i dag', 'Öppen i 1 dag', 'Öppen i 43 dagar']);
  });
});
