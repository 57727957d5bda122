import fc from 'fast-check';
import type { FilterCondition } from '#app/features/controls/domain/filter-condition.ts';
import type { FilterGroup, FrameFilter } from '#app/features/controls/domain/frame-filter.ts';
import { addDays, type CivilDate } from '#app/shared/domain/civil-date.ts';

/** Any day in the years that cases have, month ends more often than chance gives. */
export const anyDay: fc.Arbitrary<CivilDate> = fc.oneof(
  fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2020-01-01' as CivilDate, days)),
  fc.constantFrom(...(['2024-02-29', '2025-02-28', '2026-08-31', '2026-10-31', '2026-12-31'] as CivilDate[])),
);

export const anyColumn = fc.constantFrom('Beslutsdatum', 'Verkställt', 'Form', 'Belopp', 'Enhet; norr');

const text = fc
  .stringMatching(/^[A-Za-zÅÄÖåäö0-9][A-Za-zÅÄÖåäö0-9 ,()-]{0,10}[a-zåäö0-9]$/)
  .map((value) => value.normalize('NFC'));
const texts = fc.uniqueArray(text, { minLength: 1, maxLength: 4 });
const amount = fc.integer({ min: 0, max: 120 });
const direction = fc.constantFrom('before' as const, 'after' as const);
const point = fc.oneof(
  fc.constant('referenceDate' as const),
  anyDay,
  fc.record({ months: amount, direction }),
  fc.record({ days: amount, direction }),
);
const number = fc.integer({ min: -99_999_999, max: 99_999_999 }).map((hundredths) => hundredths / 100);

/** Every kind of condition that a control can have, in the shape the form stores. */
export const anyCondition: fc.Arbitrary<FilterCondition> = fc.oneof(
  fc.record({
    column: anyColumn,
    operator: fc.constantFrom('is' as const, 'isNot' as const, 'contains' as const),
    value: text,
  }),
  fc.record({
    column: anyColumn,
    operator: fc.constantFrom('isOneOf' as const, 'isNoneOf' as const),
    values: texts,
  }),
  fc.record({ column: anyColumn, operator: fc.constantFrom('isEmpty' as const, 'isNotEmpty' as const) }),
  fc.record({
    column: anyColumn,
    operator: fc.constantFrom(
      'isBefore' as const,
      'isOnOrBefore' as const,
      'isAfter' as const,
      'isOnOrAfter' as const,
    ),
    than: point,
  }),
  fc.record({ column: anyColumn, operator: fc.constant('isBetweenDates' as const), from: point, to: point }),
  fc.record({
    column: anyColumn,
    operator: fc.constantFrom('equals' as const, 'isAtLeast' as const, 'isAtMost' as const),
    number,
  }),
  fc.record({
    column: anyColumn,
    operator: fc.constant('isBetweenNumbers' as const),
    from: number,
    to: number,
  }),
  fc.record({
    column: anyColumn,
    operator: fc.constantFrom('isMoreThanAfter' as const, 'isAtMostAfter' as const),
    after: anyColumn,
    length: fc.oneof(fc.record({ months: amount }), fc.record({ days: amount })),
    whenEmpty: fc.constantFrom('countToReferenceDate' as const, 'fails' as const),
  }),
);

const conditions = fc.array(anyCondition, { minLength: 1, maxLength: 3 });

export const anyGroup: fc.Arbitrary<FilterGroup> = fc
  .record({ conditions, isAny: fc.boolean(), isNot: fc.boolean() })
  .map(({ conditions, isAny, isNot }) => ({
    ...(isAny ? { anyOf: conditions } : { allOf: conditions }),
    ...(isNot ? { not: true as const } : {}),
  }));

const rules = fc.record(
  {
    onePer: fc.record({ column: anyColumn }),
    leaveOutReviewed: fc.oneof(
      fc.record({ rounds: fc.integer({ min: 1, max: 20 }) }),
      fc.record({ months: fc.integer({ min: 1, max: 60 }) }),
    ),
    onlySinceLastDraw: fc.constant(true as const),
  },
  { requiredKeys: [] },
);

export const anyFilter: fc.Arbitrary<FrameFilter> = fc
  .record({ groups: fc.array(anyGroup, { maxLength: 4 }), isAny: fc.boolean(), rules })
  .map(({ groups, isAny, rules }) => ({
    ...(isAny && groups.length > 0 ? { anyOf: groups } : { allOf: groups }),
    ...rules,
  }));

/** A case with days, numbers, texts and gaps in the columns above. */
export const anyCells: fc.Arbitrary<(column: string) => string> = fc
  .dictionary(
    anyColumn,
    fc.oneof(
      anyDay,
      fc.constant(''),
      text,
      number.map(String),
      fc.tuple(anyDay, anyDay).map((days) => days.join(', ')),
    ),
  )
  .map((cells) => (column: string) => cells[column] ?? '');
