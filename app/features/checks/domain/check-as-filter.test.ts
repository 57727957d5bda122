import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileFilter } from '#app/features/controls/domain/frame-filter.ts';
import { addDays, type CivilDate } from '#app/shared/domain/civil-date.ts';
import { checkAsFilter } from './check-as-filter.ts';
import { type CheckDefinition, prepareCheck } from './check-rule.ts';
import type { TimeLimit } from './time-limit.ts';

const reference = '2026-10-31' as CivilDate;
const day = fc.integer({ min: -400, max: 60 }).map((days) => addDays(reference, days));
const cell = fc.oneof(day, fc.constant(''));
const span = fc.record({ amount: fc.integer({ min: 1, max: 40 }), unit: fc.constantFrom('weeks', 'days') });
const limit: fc.Arbitrary<TimeLimit> = fc.oneof(
  fc.record({
    kind: fc.constant('age' as const),
    columns: fc.constantFrom(['A'], ['A', 'B']),
    elseColumn: fc.constantFrom('C', null),
    limit: span,
  }),
  fc.constant({ kind: 'order', first: 'A', second: 'B' } as const),
);
const isOpen = { column: 'Öppet', operator: 'is', value: 'Ja' } as const;
const isNew = { column: 'Nytt', operator: 'is', value: 'Ja' } as const;

describe('a check as the frame of a control', () => {
  it('holds the very cases that the check finds', () => {
    fc.assert(
      fc.property(limit, cell, cell, cell, fc.boolean(), (rule, a, b, c, open) => {
        const check: CheckDefinition = {
          population: { allOf: [{ anyOf: [isOpen] }] },
          rule: { version: 1, limit: rule, conditions: { allOf: [] } },
        };
        const cells: Record<string, string> = { A: a, B: b, C: c, Öppet: open ? 'Ja' : 'Nej' };
        const read = (column: string) => cells[column] ?? '';
        const filter = checkAsFilter(check);
        if (!filter) throw new Error('not to be joined');
        const isFound = typeof prepareCheck(check, reference)(read) !== 'string';
        expect(compileFilter(filter, reference)(read)).toBe(isFound);
      }),
      { numRuns: 1000 },
    );
  });

  it('holds those between two days, the waiting ones where they are counted', () => {
    const gap = { kind: 'gap', from: 'A', to: 'B', limit: { amount: 3, unit: 'months' } } as const;
    const past = fc.integer({ min: -400, max: 0 }).map((days) => addDays(reference, days));
    fc.assert(
      fc.property(past, fc.oneof(past, fc.constant('')), fc.boolean(), (a, b, countsWaiting) => {
        const rule = { version: 1, limit: { ...gap, countsWaiting }, conditions: { allOf: [] } };
        const check: CheckDefinition = { population: { allOf: [] }, rule };
        const read = (column: string) => (column === 'A' ? a : b);
        const filter = checkAsFilter(check);
        if (!filter) throw new Error('not to be joined');
        const isFound = typeof prepareCheck(check, reference)(read) !== 'string';
        expect(compileFilter(filter, reference)(read)).toBe(isFound);
      }),
    );
  });

  it('keeps an either-or of single conditions, and gives up where it would mean something else', () => {
    const rule = { version: 1, limit: null, conditions: { allOf: [] } };
    const either = { anyOf: [{ anyOf: [isOpen] }, { allOf: [isNew] }] };
    expect(checkAsFilter({ population: either, rule })).toEqual({ allOf: [{ anyOf: [isOpen, isNew] }] });
    const nested = { anyOf: [{ allOf: [isOpen, isNew] }, { anyOf: [isNew] }] };
    expect(checkAsFilter({ population: nested, rule })).toBeNull();
  });
});
