import { describe, expect, it } from 'vitest';
import {
  formatDate,
  formatDateTime,
  formatNumber,
  formatPercent,
  formatTime,
  formatTimeSince,
  listInWords,
  numberInWords,
  plural,
  searchKey,
  sentence,
  sortKey,
  swedishCollator,
  wholePercent,
} from './format.ts';

describe('numbers', () => {
  it('uses a comma and no-break spaces', () => {
    expect(formatNumber(1234.5)).toBe('1\u00a0234,5');
    expect(formatNumber(141)).toBe('141');
  });

  it('rounds percentages half away from zero', () => {
    expect(formatPercent(0.8)).toBe('80\u00a0%');
    expect(formatPercent(10 / 21)).toBe('48\u00a0%');
    expect(formatPercent(0.145)).toBe('15\u00a0%');
    expect(formatPercent(1 / 200)).toBe('1\u00a0%');
    expect(formatPercent(-0.125)).toBe('\u221213\u00a0%');
    expect(formatPercent(-0.001)).toBe('0\u00a0%');
    expect(formatPercent(1)).toBe('100\u00a0%');
  });

  it('agrees with integer arithmetic for every x of y up to 400', () => {
    for (let y = 1; y <= 400; y += 1) {
      for (let x = 0; x <= y; x += 1) {
        expect(wholePercent(x / y)).toBe(Math.floor((200 * x + y) / (2 * y)));
      }
    }
  });
});

it('ends a sentence with one full stop, also after a shortened word', () => {
  expect(sentence('i datumordning efter Placering t.o.m.')).toBe('i datumordning efter Placering t.o.m.');
  expect(sentence('10 ärenden')).toBe('10 ärenden.');
});

describe('dates', () => {
  it('shows instants in Stockholm time, summer and winter', () => {
    expect(formatDateTime('2026-10-31T09:42:00Z')).toBe('2026-10-31 10.42');
    expect(formatDateTime('2026-07-01T22:30:00.000Z')).toBe('2026-07-02 00.30');
    expect(formatTime('2026-01-01T23:05:00Z')).toBe('00.05');
  });

  it('leaves a civil date alone and dates an instant by Stockholm', () => {
    expect(formatDate('2026-10-31')).toBe('2026-10-31');
    expect(formatDate('2026-10-31T23:30:00Z')).toBe('2026-11-01');
  });

  it('refuses what is no instant', () => {
    expect(() => formatDateTime('i går')).toThrow(RangeError);
  });
});

describe('words', () => {
  it('counts and lists', () => {
    expect(plural(1, 'ärende', 'ärenden')).toBe('1\u00a0ärende');
    expect(plural(0, 'ärende', 'ärenden')).toBe('0\u00a0ärenden');
    expect(listInWords([])).toBe('');
    expect(listInWords(['a'])).toBe('a');
    expect(listInWords(['a', 'b'])).toBe('a och b');
    expect(listInWords(['a', 'b', 'c'])).toBe('a, b och c');
    expect(numberInWords(10)).toBe('tio');
    expect(numberInWords(13)).toBe('13');
  });
});

describe('sort and search keys', () => {
  const words = [
    'Ö-10',
    'Ärende',
    'Zebra',
    'Åsa',
    'A-10',
    'A-9',
    'a-009',
    'Élan',
    'Eva',
    'Fia',
    'A-100',
    'A 9',
    'Müller',
    'Mz',
  ];
  const byKey = (a: string, b: string) => (sortKey(a) < sortKey(b) ? -1 : 1);

  it('orders by bytes as Swedish is ordered', () => {
    expect(['Ö', 'Z', 'Ä', 'A', 'Å'].sort(byKey)).toEqual(['A', 'Z', 'Å', 'Ä', 'Ö']);
    expect(['A-10', 'A-9', 'A-100'].sort(byKey)).toEqual(['A-9', 'A-10', 'A-100']);
    expect(['ab c', 'ab', 'abc'].sort(byKey)).toEqual(['ab', 'ab c', 'abc']);
  });

  it('agrees with the collator', () => {
    const distinct = words.filter((word) => word !== 'a-009');
    expect([...distinct].sort(byKey)).toEqual([...distinct].sort(swedishCollator.compare));
  });

  it('treats both ways of writing å alike', () => {
    expect(sortKey('A\u030asa')).toBe(sortKey('Åsa'));
    expect(searchKey('  A\u030aSA  berg ')).toBe('åsa berg');
  });
});

it('says the day of what did not happen today, in the calendar of Stockholm', () => {
  expect(formatTimeSince('2026-11-21T06:38:00.000Z', '2026-11-21')).toBe('07.38');
  expect(formatTimeSince('2026-11-14T06:38:00.000Z', '2026-11-21')).toBe('14 nov 07.38');
  expect(formatTimeSince('2026-11-20T23:30:00.000Z', '2026-11-21')).toBe('00.30');
  expect(formatTimeSince('2025-12-31T22:59:00.000Z', '2026-01-01')).toBe('31 dec 2025 23.59');
});
