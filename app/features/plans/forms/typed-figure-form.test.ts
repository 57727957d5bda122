import { expect, it } from 'vitest';
import { parseTypedFigure, TYPED_FIELDS, type TypedValues } from './typed-figure-form.ts';

const lexSarah = (numbers: Record<'reported' | 'notified' | 'waiting' | 'open', number>) => {
  const empty = Object.fromEntries(TYPED_FIELDS.map((field) => [field, ''])) as TypedValues;
  const typed = Object.fromEntries(Object.entries(numbers).map(([field, count]) => [field, String(count)]));
  const read = parseTypedFigure(
    { ...empty, ...typed, kind: 'lexSarah', unitId: '1', year: '2026', sex: 'female' },
    2026,
  );
  return read?.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
};

it('takes what can be of a year: those of earlier years may be open, and notified', () => {
  expect(lexSarah({ reported: 3, notified: 5, waiting: 3, open: 9 })).toEqual([]);
  expect(lexSarah({ reported: 0, notified: 1, waiting: 0, open: 2 })).toEqual([]);
});

it('refuses more that wait than were reported, or than are open', () => {
  expect(lexSarah({ reported: 2, notified: 0, waiting: 3, open: 3 })).toEqual([
    'waiting: Det kan inte vara fler än de som rapporterades.',
  ]);
  expect(lexSarah({ reported: 3, notified: 0, waiting: 3, open: 2 })).toEqual([
    'waiting: De som väntar är inte avslutade. Det kan inte vara fler än de som inte var avslutade.',
  ]);
});
