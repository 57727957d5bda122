import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, type CivilDate } from '#app/shared/domain/civil-date.ts';
import {
  type AgeLimit,
  addSpan,
  limitColumns,
  type Overrun,
  prepareLimit,
  type TimeLimit,
} from './time-limit.ts';

const day = (text: string) => text as CivilDate;
const reference = day('2026-10-31');
const try_ = (limit: TimeLimit, cells: Record<string, string>, on = reference): Overrun | undefined =>
  prepareLimit(limit, on)((column) => cells[column] ?? '');

const considered: AgeLimit = {
  kind: 'age',
  columns: ['Senaste', 'Föregående'],
  elseColumn: 'Start',
  limit: { amount: 6, unit: 'months' },
};

describe('how long ago the newest day is', () => {
  it.each([
    ['2026-04-30', 1],
    ['2026-05-01', undefined],
    ['2026-04-29', 2],
    ['2026-04-28', 3],
    ['2025-10-31', 184],
  ])('considered on %s: %s days over', (senaste, daysOver) => {
    expect(try_(considered, { Senaste: senaste })?.daysOver).toBe(daysOver);
  });

  it('counts to the last day of a shorter month', () => {
    const on = (text: string) => try_(considered, { Senaste: '2026-08-31' }, day(text))?.daysOver;
    expect(on('2027-02-28')).toBeUndefined();
    expect(on('2027-03-01')).toBe(1);
  });

  it('takes the newest of the columns, whichever it stands in', () => {
    expect(try_(considered, { Senaste: '2026-01-10', Föregående: '2026-06-01' })).toBeUndefined();
    expect(try_(considered, { Senaste: '2025-01-10', Föregående: '2026-01-10' })).toEqual({
      fromColumn: 'Föregående',
      fromOn: '2026-01-10',
      toColumn: null,
      toOn: reference,
      daysOver: 113,
    });
  });

  it('does not read a day that has not come, and takes the newest of several in a cell', () => {
    expect(try_(considered, { Senaste: '2026-11-01', Föregående: '2026-01-10' })?.fromOn).toBe('2026-01-10');
    expect(try_(considered, { Senaste: '2025-01-01, 2026-06-01, 2026-12-01' })).toBeUndefined();
    expect(try_(considered, { Senaste: '2025-01-01; 2026-02-01; 2026-12-01' })?.fromOn).toBe('2026-02-01');
  });

  it('counts from the other column only where there is no day', () => {
    expect(try_(considered, { Start: '2026-01-10' })?.fromColumn).toBe('Start');
    expect(try_(considered, { Start: '2020-01-10', Senaste: '2026-10-01' })).toBeUndefined();
    expect(try_({ ...considered, elseColumn: null }, { Start: '2020-01-10' })).toBeUndefined();
    expect(try_(considered, {})).toBeUndefined();
    expect(try_(considered, { Senaste: 'vet ej', Start: '2026-02-30' })).toBeUndefined();
  });
});

describe('how long between two days', () => {
  const executed: TimeLimit = {
    kind: 'gap',
    from: 'Beslut',
    to: 'Verkställt',
    countsWaiting: true,
    limit: { amount: 3, unit: 'months' },
  };

  it('counts to the second day, or to the reference date for those who wait', () => {
    expect(try_(executed, { Beslut: '2026-01-31', Verkställt: '2026-04-30' })).toBeUndefined();
    expect(try_(executed, { Beslut: '2026-01-31', Verkställt: '2026-05-02' })).toMatchObject({
      toColumn: 'Verkställt',
      daysOver: 2,
    });
    expect(try_(executed, { Beslut: '2026-07-31' })).toBeUndefined();
    expect(try_(executed, { Beslut: '2026-07-30' })).toMatchObject({ toColumn: null, daysOver: 1 });
    expect(try_({ ...executed, countsWaiting: false }, { Beslut: '2020-07-30' })).toBeUndefined();
  });

  it('takes a day that has not come as none: on that day the case still waited', () => {
    expect(try_(executed, { Beslut: '2026-01-01', Verkställt: '2026-11-05' })).toMatchObject({
      toColumn: null,
      toOn: reference,
    });
    expect(try_(executed, { Beslut: '2026-11-05' })).toBeUndefined();
  });

  it('counts weeks as seven days', () => {
    const local = { ...executed, limit: { amount: 5, unit: 'weeks' } } as const;
    expect(try_(local, { Beslut: '2026-03-01', Verkställt: '2026-04-05' })).toBeUndefined();
    expect(try_(local, { Beslut: '2026-03-01', Verkställt: '2026-04-06' })?.daysOver).toBe(1);
  });
});

describe('days in the wrong order', () => {
  const order: TimeLimit = { kind: 'order', first: 'Start', second: 'Slut' };

  it('finds an end before its start, also in days that have not come', () => {
    expect(try_(order, { Start: '2026-03-13', Slut: '2026-03-01' })).toMatchObject({
      fromColumn: 'Slut',
      toColumn: 'Start',
      daysOver: 12,
    });
    expect(try_(order, { Start: '2027-03-13', Slut: '2027-03-01' })?.daysOver).toBe(12);
    expect(try_(order, { Start: '2026-03-13', Slut: '2026-03-13' })).toBeUndefined();
    expect(try_(order, { Start: '2026-03-13' })).toBeUndefined();
  });
});

describe('always', () => {
  const anyDay = fc.integer({ min: 0, max: 9000 }).map((days) => addDays(day('2010-01-01'), days));
  const anySpan = fc.record({
    amount: fc.integer({ min: 1, max: 60 }),
    unit: fc.constantFrom('months', 'weeks', 'days'),
  });

  it('is over exactly from the day after the last day of the span', () => {
    fc.assert(
      fc.property(anyDay, anySpan, fc.integer({ min: -40, max: 40 }), (from, limit, offset) => {
        const last = addSpan(from, limit);
        const on = addDays(last, offset);
        const over = try_({ ...considered, limit }, { Senaste: from }, on);
        expect(over?.daysOver).toBe(offset > 0 ? offset : undefined);
      }),
    );
  });

  it('finds more the shorter the limit and the later the day', () => {
    fc.assert(
      fc.property(anyDay, anyDay, fc.integer({ min: 1, max: 30 }), (from, on, months) => {
        const over = (amount: number, when: CivilDate) =>
          try_({ ...considered, limit: { amount, unit: 'months' } }, { Senaste: from }, when)?.daysOver ?? 0;
        expect(over(months, on)).toBeGreaterThanOrEqual(over(months + 1, on));
        if (from <= on) expect(over(months, addMonths(on, 1))).toBeGreaterThanOrEqual(over(months, on));
      }),
    );
  });

  it('reads the columns it says, and gives every case the same whatever was asked before', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyDay, fc.option(anyDay)), { maxLength: 20 }), (pairs) => {
        const judge = prepareLimit(considered, reference);
        for (const [senaste, föregående] of pairs) {
          const cells: Record<string, string> = { Senaste: senaste, Föregående: föregående ?? '' };
          const read = new Set<string>();
          const verdict = judge((column) => {
            read.add(column);
            return cells[column] ?? '';
          });
          expect([...read].every((column) => limitColumns(considered).includes(column))).toBe(true);
          expect(verdict).toEqual(try_(considered, cells));
        }
      }),
    );
  });
});
