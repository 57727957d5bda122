import { describe, expect, it } from 'vitest';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import { ageBands } from './age-bands.ts';
import { type CheckDefinition, checkColumns, findsTheSame, prepareCheck } from './check-rule.ts';
import { limitInWords, overrunInWords, populationInWords, ruleInWords } from './check-words.ts';
import type { Overrun, TimeLimit } from './time-limit.ts';
import { changeSince, type StoredCount, trendOf } from './trend.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const reference = '2026-08-29' as CivilDate;
const limit: TimeLimit = {
  kind: 'age',
  columns: ['Senaste övervägande'],
  elseColumn: 'Start',
  limit: { amount: 6, unit: 'months' },
};
const check: CheckDefinition = {
  population: { allOf: [{ anyOf: [{ column: 'Slut', operator: 'isEmpty' }] }] },
  rule: {
    version: 1,
    limit,
    conditions: { allOf: [{ anyOf: [{ column: 'Form', operator: 'isNot', value: 'Jourhem' }] }] },
  },
};
const verdict = (cells: Record<string, string>, on = reference) =>
  prepareCheck(check, on)((column) => cells[column] ?? '');

describe('what a check says of a case', () => {
  it('looks only at its population, and finds what meets limit and conditions', () => {
    const old = { 'Senaste övervägande': '2026-02-12' };
    expect(verdict({ ...old, Slut: '2026-01-01' })).toBe('outside');
    expect(verdict({ ...old, Form: 'Jourhem' })).toBe('right');
    expect(verdict({ 'Senaste övervägande': '2026-03-01' })).toBe('right');
    expect(verdict(old)).toMatchObject({ overrun: { daysOver: 17 } });
  });

  it('finds by conditions alone', () => {
    const missing = { ...check, rule: { ...check.rule, limit: null } };
    const judge = prepareCheck(missing, reference);
    expect(judge((column) => (column === 'Form' ? 'Familjehem' : ''))).toEqual({ overrun: null });
    expect(judge((column) => (column === 'Form' ? 'Jourhem' : ''))).toBe('right');
  });

  it('reads each column once, those of the limit first', () => {
    expect(checkColumns(check)).toEqual(['Senaste övervägande', 'Start', 'Form', 'Slut']);
  });

  it('is the same whatever its version', () => {
    expect(findsTheSame(check, { ...check, rule: { ...check.rule, version: 9 } })).toBe(true);
    expect(findsTheSame(check, { ...check, rule: { ...check.rule, limit: null } })).toBe(false);
  });
});

describe('in words', () => {
  const gap: TimeLimit = {
    kind: 'gap',
    from: 'Beslutsdatum',
    to: 'Verkställt',
    countsWaiting: true,
    limit: { amount: 5, unit: 'weeks' },
  };
  const order: TimeLimit = { kind: 'order', first: 'Start', second: 'Slut' };

  it('says the limit, the population and the rule', () => {
    expect(plain(limitInWords(limit))).toBe(
      'Senaste övervägande ligger mer än 6 månader före referensdatumet; finns inget datum räknas från Start',
    );
    expect(plain(limitInWords({ ...limit, columns: ['A', 'B'], elseColumn: null }))).toBe(
      'Det senaste datumet av A och B ligger mer än 6 månader före referensdatumet',
    );
    expect(plain(limitInWords(gap))).toBe(
      'Från Beslutsdatum till Verkställt är det mer än 5 veckor; saknas Verkställt räknas till referensdatumet',
    );
    expect(limitInWords(order)).toBe('Start ligger efter Slut');
    expect(populationInWords(check)).toBe('Slut är tomt');
    expect(plain(ruleInWords(check))).toContain('räknas från Start, och Form är inte ”Jourhem”');
  });

  it('keeps an either-or together beside the limit', () => {
    const either = {
      anyOf: [
        { column: 'Slut', operator: 'isEmpty' },
        { column: 'Slut', operator: 'isAfter', than: 'referenceDate' },
      ],
    } as const;
    const words = (conditions: CheckDefinition['rule']['conditions'], rule: TimeLimit | null = order) =>
      ruleInWords({ ...check, rule: { version: 1, limit: rule, conditions } }, reference);
    const text = 'Slut är tomt eller Slut är efter 2026-08-29';
    expect(words({ allOf: [either] })).toBe(`Start ligger efter Slut, och (${text})`);
    expect(words({ allOf: [either] }, null)).toBe(text);
    expect(words({ anyOf: [{ anyOf: [either.anyOf[0]] }, { anyOf: [either.anyOf[1]] }] })).toContain(
      `(${text})`,
    );
    expect(words({ allOf: [] }, null)).toBe('Alla ärenden som kontrollen tittar på');
  });

  it('shows the arithmetic', () => {
    const over = verdict({ 'Senaste övervägande': '2026-02-12' });
    const overrun = typeof over === 'string' ? undefined : over.overrun;
    expect(plain(overrunInWords(overrun as Overrun, limit))).toBe(
      '12 feb → 29 aug 2026: 6 månader och 17 dagar. Gränsen är 6 månader.',
    );
    const days = {
      fromColumn: 'Slut',
      fromOn: '2026-03-01' as CivilDate,
      toColumn: 'Start',
      toOn: '2026-03-13' as CivilDate,
      daysOver: 12,
    };
    expect(plain(overrunInWords(days, order))).toBe(
      '1 mars → 13 mars 2026: Start ligger 12 dagar efter Slut.',
    );
    expect(plain(overrunInWords(days, gap))).toBe('1 mars → 13 mars 2026: 12 dagar. Gränsen är 5 veckor.');
  });
});

describe('bands', () => {
  const overrun = (fromOn: string, toOn: string, daysOver: number): Overrun => ({
    fromColumn: 'A',
    fromOn: fromOn as CivilDate,
    toColumn: null,
    toOn: toOn as CivilDate,
    daysOver,
  });
  const labels = (bands: readonly { label: string; count: number }[]) =>
    bands.map(({ label, count }) => `${plain(label)}: ${count}`);

  it('counts whole months beyond a limit in months', () => {
    const bands = ageBands(limit, [
      overrun('2026-02-28', '2026-08-29', 1),
      overrun('2026-01-30', '2026-08-29', 30),
      overrun('2026-01-29', '2026-08-29', 31),
      overrun('2025-08-29', '2026-08-29', 181),
    ]);
    expect(labels(bands)).toEqual([
      '6–7 månader: 2',
      '7–8 månader: 1',
      '8–9 månader: 0',
      '9–12 månader: 0',
      '12–18 månader: 1',
    ]);
    expect(ageBands(limit, [])).toEqual([]);
    expect(labels(ageBands(limit, [overrun('2000-01-01', '2026-08-29', 9000)])).at(-1)).toBe(
      '30 månader eller mer: 1',
    );
  });

  it('counts days beyond other limits', () => {
    const order: TimeLimit = { kind: 'order', first: 'A', second: 'B' };
    const bands = ageBands(
      order,
      [1, 7, 8, 30, 31].map((days) => overrun('2026-01-01', '2026-01-02', days)),
    );
    expect(labels(bands)).toEqual(['1–7 dagar fel: 2', '8–30 dagar fel: 2', '31–90 dagar fel: 1']);
  });
});

describe('the trend', () => {
  const count = (importId: number, unitId: number, found: number, ruleVersion = 1): StoredCount => ({
    importId: importId as never,
    importedAt: `2026-0${importId}-01T08:00:00.000Z`,
    unitId: unitId as never,
    ruleVersion,
    referenceOn: `2026-0${importId}-01` as CivilDate,
    foundCount: found,
    lookedAtCount: 10,
  });

  it('sums units, orders by import and marks another rule', () => {
    const trend = trendOf([
      count(2, 1, 3),
      count(1, 1, 5),
      count(2, 2, 1),
      count(1, 2, 2),
      count(3, 1, 9, 2),
    ]);
    expect(trend.map(({ found, lookedAt, isRuleChanged }) => [found, lookedAt, isRuleChanged])).toEqual([
      [7, 20, false],
      [4, 20, false],
      [9, 10, true],
    ]);
    expect(changeSince(trend.slice(0, 2))).toBe(-3);
    expect(changeSince(trend)).toBeNull();
    expect(changeSince(trend.slice(0, 1))).toBeNull();
    expect(trendOf([])).toEqual([]);
  });
});
