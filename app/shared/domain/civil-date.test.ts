import { describe, expect, it } from 'vitest';
import {
  addMonths,
  type CivilDate,
  civilDateInSweden,
  differenceInWords,
  parseCivilDate,
} from './civil-date.ts';

const day = (text: string) => text as CivilDate;

describe('parseCivilDate', () => {
  it.each(['2026-10-31', '2024-02-29', '1999-12-31'])('takes %s', (text) => {
    expect(parseCivilDate(text)).toBe(text);
  });
  it.each(['2026-02-30', '2026-13-01', '2026-1-1', '31/10 2026', '', '2026-10-31T00:00', ' 2026-10-31'])(
    'refuses %j',
    (text) => {
      expect(parseCivilDate(text)).toBeUndefined();
    },
  );
});

describe('months', () => {
  it('ends on the last day where the month is shorter', () => {
    expect(addMonths(day('2025-08-31'), 6)).toBe('2026-02-28');
    expect(addMonths(day('2023-08-31'), 6)).toBe('2024-02-29');
    expect(addMonths(day('2026-03-31'), -1)).toBe('2026-02-28');
  });
  it('are said in words', () => {
    expect(differenceInWords(day('2026-02-12'), day('2026-08-29'))).toBe('6 månader och 17 dagar');
    expect(differenceInWords(day('2026-01-01'), day('2026-02-02'))).toBe('1 månad och 1 dag');
    expect(differenceInWords(day('2026-01-01'), day('2026-07-01'))).toBe('6 månader');
    expect(differenceInWords(day('2026-01-01'), day('2026-01-01'))).toBe('0 dagar');
    expect(differenceInWords(day('2026-03-02'), day('2026-01-01'))).toBe('2 månader och 1 dag');
  });

  it.each([
    ['2025-11-01', '2026-10-31', '11 månader och 30 dagar'],
    ['2025-10-31', '2026-10-31', '1 år'],
    ['2025-10-30', '2026-10-31', '1 år och 1 dag'],
    ['2025-09-30', '2026-10-31', '1 år, 1 månad och 1 dag'],
    ['2024-08-31', '2026-10-31', '2 år och 2 månader'],
    ['2023-03-16', '2026-10-31', '3 år, 7 månader och 15 dagar'],
    ['2026-10-31', '2023-03-16', '3 år, 7 månader och 15 dagar'],
  ])('says the distance %s to %s with years: %s', (from, to, words) => {
    expect(differenceInWords(day(from), day(to))).toBe(words);
  });
});

describe('civilDateInSweden', () => {
  it('changes day at Swedish midnight, whatever the machine thinks', () => {
    expect(civilDateInSweden('2026-07-01T21:59:59Z')).toBe('2026-07-01');
    expect(civilDateInSweden('2026-07-01T22:00:00Z')).toBe('2026-07-02');
    expect(civilDateInSweden('2026-12-01T22:59:59Z')).toBe('2026-12-01');
  });
});
