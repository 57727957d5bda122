import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, type CivilDate } from '#app/shared/domain/civil-date.ts';
import { anyCells, anyCondition, anyDay, anyFilter, anyGroup } from '#tests/factories/filters.ts';
import type { FilterCondition } from './filter-condition.ts';
import { conditionInWords, filterInWords } from './filter-words.ts';
import {
  compileFilter,
  conditionsOf,
  type FilterGroup,
  filterColumns,
  groupsOf,
  matchesFilter,
} from './frame-filter.ts';

const day = (text: string) => text as CivilDate;
const referenceOn = day('2026-10-31');
const cell = (values: Record<string, string>) => (column: string) => values[column] ?? '';
const only = (condition: FilterCondition) => ({ allOf: [{ anyOf: [condition] }] });

describe('one condition', () => {
  const column = 'k';
  it.each<[FilterCondition, string, boolean]>([
    [{ column, operator: 'isNoneOf', values: ['a', 'b'] }, 'b', false],
    [{ column, operator: 'isNoneOf', values: ['a', 'b'] }, '', true],
    [{ column, operator: 'contains', value: 'övrigt' }, 'Bistånd, ÖVRIGT', true],
    [{ column, operator: 'contains', value: 'övrigt' }, 'övr', false],
    [{ column, operator: 'isBefore', than: { months: 6, direction: 'before' } }, '2026-04-29', true],
    // 31 October less six months is 30 April: the month has no 31st.
    [{ column, operator: 'isBefore', than: { months: 6, direction: 'before' } }, '2026-04-30', false],
    [{ column, operator: 'isAfter', than: { days: 30, direction: 'after' } }, '2026-11-30', false],
    [{ column, operator: 'isAfter', than: { days: 30, direction: 'after' } }, '2026-12-01', true],
    [
      { column, operator: 'isBetweenDates', from: day('2026-08-01'), to: day('2026-08-31') },
      '2026-08-31',
      true,
    ],
    [
      { column, operator: 'isBetweenDates', from: day('2026-08-01'), to: day('2026-08-31') },
      '2026-08-01',
      true,
    ],
    [
      { column, operator: 'isBetweenDates', from: day('2026-08-01'), to: day('2026-08-31') },
      '2026-09-01',
      false,
    ],
    [
      { column, operator: 'isBetweenDates', from: day('2026-08-31'), to: day('2026-08-01') },
      '2026-08-15',
      false,
    ],
    // In a series of days the latest counts, wherever it stands.
    [{ column, operator: 'isBefore', than: day('2026-01-01') }, '2026-03-01, 2025-09-01', false],
    [{ column, operator: 'isOnOrAfter', than: day('2026-03-01') }, '2026-03-01, 2025-09-01', true],
    [{ column, operator: 'isBefore', than: 'referenceDate' }, '2026-03-01, snart', false],
    [{ column, operator: 'equals', number: 2.5 }, '2.5', true],
    [{ column, operator: 'equals', number: 2.5 }, '2,50', true],
    [{ column, operator: 'equals', number: 0 }, '', false],
    [{ column, operator: 'isAtLeast', number: 10 }, '9.99', false],
    [{ column, operator: 'isAtLeast', number: 10 }, '10', true],
    [{ column, operator: 'isAtMost', number: -1 }, '-1', true],
    [{ column, operator: 'isAtMost', number: 10 }, 'tio', false],
    [{ column, operator: 'isBetweenNumbers', from: 1, to: 2 }, '2.0', true],
    [{ column, operator: 'isBetweenNumbers', from: 1, to: 2 }, '2.1', false],
    [{ column, operator: 'isBetweenNumbers', from: 1, to: 2 }, '1 000', false],
  ])('%j on %j is %s', (condition, text, expected) => {
    expect(matchesFilter(only(condition), cell({ k: text }), referenceOn)).toBe(expected);
  });

  const late = { column: 'v', operator: 'isMoreThanAfter', after: 'b', length: { months: 3 } } as const;
  it.each<[string, string, boolean, boolean]>([
    // decided, executed, late when waiting counts, late when it does not
    ['2026-01-31', '2026-04-30', false, false],
    ['2026-01-31', '2026-05-01', true, true],
    ['2026-07-31', '', false, false],
    ['2026-07-30', '', true, false],
    ['', '2026-05-01', false, false],
    ['2026-01-31', 'nej', false, false],
    ['2025-01-31, 2026-01-31', '2026-04-30', false, false],
  ])('decided %j and executed %j: waiting counts %s, otherwise %s', (b, v, counted, not) => {
    const held = (whenEmpty: 'countToReferenceDate' | 'fails') =>
      matchesFilter(only({ ...late, whenEmpty }), cell({ b, v }), referenceOn);
    expect([held('countToReferenceDate'), held('fails')]).toEqual([counted, not]);
  });

  it('and its opposite part the cases that hold a day between them, month ends included', () => {
    fc.assert(
      fc.property(anyDay, anyDay, fc.integer({ min: 0, max: 60 }), (on, reference, months) => {
        const than = { months, direction: 'before' as const };
        const held = (operator: 'isBefore' | 'isOnOrAfter') =>
          matchesFilter(only({ column: 'k', operator, than }), cell({ k: on }), reference);
        expect(held('isBefore')).toBe(on < addMonths(reference, -months));
        expect(held('isOnOrAfter')).toBe(!held('isBefore'));
      }),
    );
  });

  it('"more than" and "at most" after are opposites wherever both days are known', () => {
    fc.assert(
      fc.property(anyDay, anyDay, fc.integer({ min: 0, max: 24 }), (b, v, months) => {
        const held = (operator: 'isMoreThanAfter' | 'isAtMostAfter') =>
          matchesFilter(
            only({ ...late, operator, length: { months }, whenEmpty: 'fails' }),
            cell({ b, v }),
            referenceOn,
          );
        expect(held('isMoreThanAfter')).toBe(v > addMonths(b, months));
        expect(held('isAtMostAfter')).toBe(!held('isMoreThanAfter'));
      }),
    );
  });
});

describe('groups', () => {
  const holds = (group: FilterGroup, read: (column: string) => string) =>
    matchesFilter({ allOf: [group] }, read, referenceOn);

  it('follow De Morgan', () => {
    fc.assert(
      fc.property(fc.array(anyCondition, { minLength: 1, maxLength: 4 }), anyCells, (conditions, read) => {
        const each = conditions.map((condition) => holds({ anyOf: [condition] }, read));
        expect(holds({ anyOf: conditions }, read)).toBe(each.includes(true));
        expect(holds({ allOf: conditions }, read)).toBe(!each.includes(false));
        expect(holds({ anyOf: conditions, not: true }, read)).toBe(!each.includes(true));
        expect(holds({ allOf: conditions, not: true }, read)).toBe(each.includes(false));
      }),
    );
  });

  it('joined by OCH need every one, by ELLER any, and none takes every case', () => {
    fc.assert(
      fc.property(fc.array(anyGroup, { minLength: 1, maxLength: 4 }), anyCells, (groups, read) => {
        const each = groups.map((group) => holds(group, read));
        expect(matchesFilter({ allOf: groups }, read, referenceOn)).toBe(!each.includes(false));
        expect(matchesFilter({ anyOf: groups }, read, referenceOn)).toBe(each.includes(true));
      }),
    );
    expect(matchesFilter({ anyOf: [] }, cell({}), referenceOn)).toBe(true);
  });

  it('A and (B or C) and not (D and E)', () => {
    const is = (column: string) => ({ column, operator: 'isNotEmpty' }) as const;
    const filter = {
      allOf: [
        { anyOf: [is('a')] },
        { anyOf: [is('b'), is('c')] },
        { allOf: [is('d'), is('e')], not: true as const },
      ],
    };
    expect(filterInWords(filter)).toBe(
      'a är ifyllt och (b är ifyllt eller c är ifyllt) och inte (d är ifyllt och e är ifyllt)',
    );
    expect(matchesFilter(filter, cell({ a: '1', c: '1', d: '1' }), referenceOn)).toBe(true);
    expect(matchesFilter(filter, cell({ a: '1', c: '1', d: '1', e: '1' }), referenceOn)).toBe(false);
  });
});

it('one test for many cases says what a test for each says', () => {
  fc.assert(
    fc.property(anyFilter, fc.array(anyCells, { maxLength: 20 }), (filter, cases) => {
      const test = compileFilter(filter, referenceOn);
      expect(cases.map(test)).toEqual(cases.map((read) => matchesFilter(filter, read, referenceOn)));
    }),
  );
});

it('reads the second column of a distance and the column of a rule too', () => {
  const late = { operator: 'isMoreThanAfter', length: { days: 1 }, whenEmpty: 'fails' } as const;
  expect(
    filterColumns({
      anyOf: [{ allOf: [{ column: 'v', after: 'b', ...late }] }],
      onePer: { column: 'Syskon' },
    }),
  ).toEqual(['v', 'b', 'Syskon']);
});

describe('the words', () => {
  it('name every column and value of every condition', () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        const words = filterInWords(filter);
        for (const condition of groupsOf(filter).flatMap(conditionsOf)) {
          expect(words).toContain(conditionInWords(condition));
          for (const part of partsOf(condition)) expect(words).toContain(part);
        }
        expect(words).not.toMatch(/undefined|null|\[object/);
      }),
    );
  });

  it('tell different conditions apart', () => {
    fc.assert(
      fc.property(anyCondition, anyCondition, (one, other) => {
        fc.pre(JSON.stringify(sorted(one)) !== JSON.stringify(sorted(other)));
        expect(conditionInWords(one)).not.toBe(conditionInWords(other));
      }),
    );
  });

  it.each<[FilterCondition, string, string]>([
    [
      { column: 'Senaste övervägande', operator: 'isBefore', than: { months: 6, direction: 'before' } },
      'Senaste övervägande är före 6 månader före referensdatum',
      'Senaste övervägande är före 2026-04-30 (6 månader före referensdatum)',
    ],
    [
      {
        column: 'Verkställt',
        operator: 'isMoreThanAfter',
        after: 'Beslutsdatum',
        length: { months: 3 },
        whenEmpty: 'countToReferenceDate',
      },
      'Verkställt är mer än 3 månader efter Beslutsdatum (tomt räknas till referensdatum)',
      'Verkställt är mer än 3 månader efter Beslutsdatum (tomt räknas till 2026-10-31)',
    ],
    [
      { column: 'Timmar', operator: 'isBetweenNumbers', from: -0.5, to: 2.25 },
      'Timmar är från −0,5 till 2,25',
      'Timmar är från −0,5 till 2,25',
    ],
  ])('%j', (condition, without, withDay) => {
    expect(conditionInWords(condition)).toBe(without);
    expect(conditionInWords(condition, referenceOn)).toBe(withDay);
  });
});

const sorted = (condition: FilterCondition) => Object.entries(condition).sort(([a], [b]) => (a < b ? -1 : 1));

/** What the words of a condition must hold: columns, values, days and numbers as they are said. */
function partsOf(condition: FilterCondition): string[] {
  return Object.entries(condition).flatMap(([field, value]) => {
    if (field === 'operator' || field === 'whenEmpty') return [];
    if (typeof value === 'number') return [String(Math.abs(value)).replace('.', ',')];
    if (typeof value === 'string') return [value === 'referenceDate' ? 'referensdatum' : value];
    return Object.values(value as object)
      .filter((part) => part !== 'before' && part !== 'after')
      .map(String);
  });
}
