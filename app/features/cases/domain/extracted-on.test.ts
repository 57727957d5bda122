import { describe, expect, it } from 'vitest';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import { dayOfImport, doubtsAboutExtractedOn, suggestExtractedOn } from './extracted-on.ts';

const day = (text: string) => text as CivilDate;
const TODAY = day('2026-11-22');

describe('the day of an export, from the name of its file', () => {
  it.each([
    ['placeringar-2026-09-30.xlsx', '2026-09-30'],
    ['placeringar_2026_09_30.csv', '2026-09-30'],
    ['Placeringar 2026.09.30.csv', '2026-09-30'],
    ['20260930.csv', '2026-09-30'],
    ['uttag20260930v2.csv', '2026-09-30'],
    ['uttag_20260930T0815.csv', '2026-09-30'],
    ['uttag-20260930-081500.csv', '2026-09-30'],
    ['uttag 260930.xlsx', '2026-09-30'],
    // A period: it cannot have been taken out before it was over.
    ['placeringar 2026-01-01--2026-09-30.csv', '2026-09-30'],
    ['2026-11-22.csv', '2026-11-22'],
    ['2024-11-22.csv', '2024-11-22'],
  ])('%s: %s', (name, on) => {
    expect(suggestExtractedOn(name, TODAY)).toBe(on);
  });

  it.each([
    'uttag.csv',
    '',
    // Not yet, too long ago, no day at all, and six digits within others.
    'uttag 2026-11-23.csv',
    'uttag 2024-11-21.csv',
    'uttag 2026-02-30.csv',
    'uttag 2026-09_30.csv',
    'dnr 1260930.csv',
    'dnr 2609301.csv',
    'uttag 991231.csv',
    'uttag 2026-09.csv',
  ])('%j says nothing: the day it is read in', (name) => {
    expect(suggestExtractedOn(name, TODAY)).toBe(TODAY);
  });
});

describe('doubts about the day of an export', () => {
  it('come after a year, not on the day', () => {
    expect(doubtsAboutExtractedOn(day('2025-11-22'), TODAY, undefined)).toEqual([]);
    expect(doubtsAboutExtractedOn(day('2025-11-21'), TODAY, undefined)).toEqual([
      { kind: 'over_a_year_old' },
    ]);
  });
  it('come when the export before was taken out later', () => {
    const latest = day('2026-10-31');
    expect(doubtsAboutExtractedOn(latest, TODAY, latest)).toEqual([]);
    expect(doubtsAboutExtractedOn(day('2026-10-30'), TODAY, latest)).toEqual([
      { kind: 'older_than_latest', latestOn: latest },
    ]);
  });
});

describe('the day the content of an import is from', () => {
  it('is the day of the export, and in old imports the Swedish day it was read in', () => {
    const endedAt = '2026-10-31T23:30:00.000Z';
    expect(dayOfImport({ extractedOn: day('2026-09-30'), endedAt })).toBe('2026-09-30');
    expect(dayOfImport({ extractedOn: null, endedAt })).toBe('2026-11-01');
  });
});
