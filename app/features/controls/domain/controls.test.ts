import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { designInWords } from '#app/features/controls/domain/design-words.ts';
import { shortfallInWords } from '#app/features/controls/domain/draw-words.ts';
import { filterInWords } from '#app/features/controls/domain/filter-words.ts';
import {
  countPlannedEnds,
  type FilterCondition,
  type FrameFilter,
  filterColumns,
  matchesFilter,
} from '#app/features/controls/domain/frame-filter.ts';
import { isOpen, nextRoundState, ROUND_EVENTS } from '#app/features/controls/domain/round-lifecycle.ts';
import { suggestRoundName } from '#app/features/controls/domain/round-name.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import { RHYTHMS, ROUND_STATES } from '#app/shared/domain/vocabulary.ts';

const day = (text: string) => text as CivilDate;
const referenceOn = day('2026-10-31');
const cell = (values: Record<string, string>) => (column: string) => values[column] ?? '';
const only = (condition: FilterCondition): FrameFilter => ({ allOf: [{ anyOf: [condition] }] });

describe('one condition', () => {
  const column = 'k';
  it.each<[FilterCondition, string, boolean]>([
    [{ column, operator: 'is', value: 'HVB' }, ' HVB ', true],
    [{ column, operator: 'is', value: 'HVB' }, 'hvb', false],
    [{ column, operator: 'is', value: 'A\u030a' }, 'Å', true],
    [{ column, operator: 'isNot', value: 'HVB' }, '', true],
    [{ column, operator: 'isNot', value: 'HVB' }, 'HVB', false],
    [{ column, operator: 'isOneOf', values: ['a', 'b'] }, 'b', true],
    [{ column, operator: 'isOneOf', values: ['a', 'b'] }, 'c', false],
    [{ column, operator: 'isEmpty' }, '  ', true],
    [{ column, operator: 'isEmpty' }, '0', false],
    [{ column, operator: 'isNotEmpty' }, '', false],
    [{ column, operator: 'isBefore', than: 'referenceDate' }, '2026-10-30', true],
    [{ column, operator: 'isBefore', than: 'referenceDate' }, '2026-10-31', false],
    [{ column, operator: 'isOnOrBefore', than: 'referenceDate' }, '2026-10-31', true],
    [{ column, operator: 'isOnOrBefore', than: 'referenceDate' }, '2026-11-01', false],
    [{ column, operator: 'isAfter', than: 'referenceDate' }, '2026-10-31', false],
    [{ column, operator: 'isAfter', than: 'referenceDate' }, '2026-11-01', true],
    [{ column, operator: 'isOnOrAfter', than: day('2026-01-01') }, '2026-01-01', true],
    [{ column, operator: 'isOnOrAfter', than: day('2026-01-01') }, '2025-12-31', false],
    [{ column, operator: 'isBefore', than: 'referenceDate' }, '', false],
    [{ column, operator: 'isAfter', than: 'referenceDate' }, 'tills vidare', false],
  ])('%j on %j is %s', (condition, text, expected) => {
    expect(matchesFilter(only(condition), cell({ k: text }), referenceOn)).toBe(expected);
  });
});

describe('a filter', () => {
  const ongoing: FrameFilter = {
    allOf: [
      { anyOf: [{ column: 'from', operator: 'isOnOrBefore', than: 'referenceDate' }] },
      {
        anyOf: [
          { column: 'tom', operator: 'isEmpty' },
          { column: 'tom', operator: 'isAfter', than: 'referenceDate' },
        ],
      },
    ],
  };

  it.each([
    [{ from: '2026-01-01', tom: '' }, true],
    [{ from: '2026-01-01', tom: '2026-11-03' }, true],
    [{ from: '2026-01-01', tom: '2026-10-31' }, false],
    [{ from: '2026-11-01', tom: '' }, false],
  ])('needs every group, and one condition of each: %j is %s', (values, expected) => {
    expect(matchesFilter(ongoing, cell(values), referenceOn)).toBe(expected);
  });

  it('without groups takes every case', () => {
    expect(matchesFilter({ allOf: [] }, cell({}), referenceOn)).toBe(true);
  });

  it('reads its columns once each', () => {
    expect(filterColumns(ongoing)).toEqual(['from', 'tom']);
  });

  it('is said in words, with brackets only where they are needed', () => {
    expect(filterInWords(ongoing)).toBe(
      'from är till och med referensdatum och (tom är tomt eller tom är efter referensdatum)',
    );
    expect(filterInWords(ongoing, referenceOn)).toContain('from är till och med 2026-10-31');
    expect(filterInWords(only({ column: 'k', operator: 'isOnOrAfter', than: 'referenceDate' }))).toBe(
      'k är från och med referensdatum',
    );
    expect(filterInWords({ allOf: [] })).toBe('alla ärenden i registret');
    expect(filterInWords(only({ column: 'k', operator: 'isOneOf', values: ['a', 'b', 'c'] }))).toBe(
      'k är något av ”a”, ”b” och ”c”',
    );
    expect(filterInWords(only({ column: 'k', operator: 'isNot', value: '' }))).toBe('k är inte tomt');
  });

  it('tells of planned ends that an "is empty" leaves out, but not of other reasons', () => {
    const strict: FrameFilter = {
      allOf: [ongoing.allOf[0] ?? { anyOf: [] }, { anyOf: [{ column: 'tom', operator: 'isEmpty' }] }],
    };
    const cells = [
      cell({ from: '2026-01-01', tom: '2026-11-03' }),
      cell({ from: '2026-01-01', tom: '2026-10-31' }),
      cell({ from: '2026-12-01', tom: '2026-12-24' }),
      cell({ from: '2026-01-01', tom: '' }),
    ];
    expect(countPlannedEnds(strict, cells, referenceOn)).toEqual([{ column: 'tom', count: 1 }]);
    expect(countPlannedEnds(ongoing, cells, referenceOn)).toEqual([]);
  });
});

describe('a round', () => {
  it('goes from planned to finalised and back to reviewing', () => {
    const path = [
      'freezeFrame',
      'draw',
      'redraw',
      'replaceCase',
      'assignReviews',
      'replaceCase',
      'finalise',
      'reopen',
    ];
    let state = 'planned' as (typeof ROUND_STATES)[number];
    const seen: string[] = [];
    for (const event of path as (typeof ROUND_EVENTS)[number][]) {
      const next = nextRoundState(state, event);
      if (!next.ok) throw new Error(`${event} in ${state}`);
      state = next.value;
      seen.push(state);
    }
    expect(seen).toEqual([
      'frozen',
      'drawn',
      'drawn',
      'drawn',
      'reviewing',
      'reviewing',
      'finalised',
      'reviewing',
    ]);
  });

  it.each([
    ['planned', 'draw'],
    ['frozen', 'freezeFrame'],
    ['drawn', 'draw'],
    ['drawn', 'finalise'],
    ['reviewing', 'redraw'],
    ['finalised', 'replaceCase'],
    ['finalised', 'redraw'],
  ] as const)('in %s does not allow %s', (state, event) => {
    expect(nextRoundState(state, event)).toEqual({ ok: false, error: { state, event } });
  });

  it('opens the same events to buttons and server', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ROUND_STATES), fc.constantFrom(...ROUND_EVENTS), (state, event) => {
        expect(isOpen(state, event)).toBe(nextRoundState(state, event).ok);
      }),
    );
  });
});

describe('names to suggest', () => {
  it.each([
    ['halfYear', '2026-06-30', 'Första halvåret 2026'],
    ['halfYear', '2026-10-31', 'Andra halvåret 2026'],
    ['fourMonths', '2026-04-30', 'Första tertialet 2026'],
    ['fourMonths', '2026-12-31', 'Tredje tertialet 2026'],
    ['quarter', '2026-10-01', 'Fjärde kvartalet 2026'],
    ['month', '2026-02-28', 'Februari 2026'],
    ['year', '2026-12-31', 'Helåret 2026'],
    ['onDemand', '2026-03-05', 'Omgång 2026-03-05'],
  ] as const)('%s on %s: %s', (rhythm, on, name) => {
    expect(suggestRoundName(rhythm, day(on))).toBe(name);
  });

  it('never hold a gap, whatever rhythm and month', () => {
    for (const rhythm of RHYTHMS) {
      for (let month = 1; month <= 12; month++) {
        const on = day(`2026-${String(month).padStart(2, '0')}-15`);
        expect(suggestRoundName(rhythm, on)).not.toContain('undefined');
      }
    }
  });
});

describe('designs and shortfalls in words', () => {
  const quota = { attribute: 'Placeringsform', values: ['HVB', 'Stödboende', 'SiS-institution'], minimum: 1 };

  it.each([
    [
      { allocation: { kind: 'whole', size: 10 }, quotas: [quota] },
      '10 ärenden, varav minst 1 där Placeringsform är HVB, Stödboende eller SiS-institution',
    ],
    [
      { allocation: { kind: 'perStratum', attribute: 'Handläggare', size: 1 }, quotas: [] },
      '1 ärende ur varje grupp efter Handläggare',
    ],
    [
      { allocation: { kind: 'proportional', attribute: 'Enhet', size: 14 }, quotas: [] },
      '14 ärenden fördelade efter gruppernas storlek i Enhet',
    ],
  ] as const)('%j', (design, words) => {
    expect(designInWords(design)).toBe(words);
  });

  it('says which group and which quota fell short', () => {
    const design = { allocation: { kind: 'whole', size: 10 } as const, quotas: [quota] };
    expect(shortfallInWords({ kind: 'groupTooSmall', stratum: '', wanted: 10, available: 6 }, design)).toBe(
      'Urvalet skulle vara 10, men det finns bara 6. Alla är med.',
    );
    expect(
      shortfallInWords({ kind: 'quotaNotMet', stratum: 'HL1', quota: 0, wanted: 1, available: 0 }, design),
    ).toBe(
      'Minst 1 där Placeringsform är HVB, Stödboende eller SiS-institution skulle vara med, men inget sådant finns i gruppen HL1.',
    );
  });
});
