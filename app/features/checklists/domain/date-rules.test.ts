import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import { addDays, addMonths } from '#app/shared/domain/civil-date.ts';
import type { CaseColumns, Question } from './definition.ts';
import { findQuestion } from './definition.ts';
import { evaluateReview } from './evaluate.ts';
import { periodInWords } from './period-words.ts';
import { placedChildrenChecklist as a1 } from './shipped-placed-children.ts';

const day = (text: string) => text as CivilDate;
const reference = day('2026-10-31');
const consideration = findQuestion(a1, 'overvagande-i-tid') as Question;
const plan = findQuestion(a1, 'genomforandeplan-aktuell') as Question;

function columns(start: string, previous: string, latest: string): CaseColumns {
  return { 'Placering fr.o.m.': start, 'Föregående övervägande': previous, 'Senaste övervägande': latest };
}
/** What the rule of a question says of a case in which nothing has been answered. */
function suggestionFor(question: Question, cells: CaseColumns, referenceOn: CivilDate) {
  const sections = [{ key: 's', title: 'S', questions: [question] }];
  return evaluateReview({ ...a1, sections }, { columns: cells, referenceOn }, {}).states[0]?.suggestion;
}
const gaps = (start: string, previous: string, latest: string, on = reference) =>
  suggestionFor(consideration, columns(start, previous, latest), on);

describe('longest gap', () => {
  it('shows its arithmetic in words', () => {
    const suggestion = gaps('2024-02-07', '2026-02-12', '2026-08-29');
    expect(suggestion?.option).toBe('no');
    expect(suggestion?.lines).toEqual([
      {
        label: 'Mellan de två senaste',
        text: '12 feb → 29 aug 2026: 6 månader och 17 dagar. Gränsen är 6 månader.',
        isExceeded: true,
      },
      {
        label: 'Från det senaste till referensdatumet',
        text: '29 aug → 31 okt 2026: 2 månader och 2 dagar. Gränsen är 6 månader.',
        isExceeded: false,
      },
    ]);
  });

  it.each([
    ['exactly six months is in time', '2020-01-01', '2026-02-12', '2026-08-12', 'yes'],
    ['one day more is not', '2020-01-01', '2026-02-12', '2026-08-13', 'no'],
    ['since the last one counts too', '2020-01-01', '2025-11-01', '2026-04-30', 'no'],
    ['six months since the last one is in time', '2020-01-01', '2025-11-01', '2026-05-01', 'yes'],
    ['no occasion: counts from the start', '2026-05-01', '', '', 'yes'],
    ['no occasion: too long since the start', '2026-04-30', '', '', 'no'],
    ['one occasion: counts from the start to it', '2026-02-07', '', '2026-08-12', 'no'],
    ['only the earlier cell filled: it is the latest', '2026-01-01', '2026-06-01', '', 'yes'],
    ['columns in the wrong order are sorted', '2020-01-01', '2026-08-12', '2026-02-12', 'yes'],
    ['an occasion before the start is no gap from the start', '2026-06-01', '', '2026-05-20', 'yes'],
    ['a date after the reference date was not known then', '2020-01-01', '2026-04-01', '2026-11-01', 'no'],
    ['a cell that is no date counts as empty', '2026-06-01', 'okänt', '2026-13-01', 'yes'],
  ])('%s', (_name, start, previous, latest, expected) => {
    expect(gaps(start, previous, latest)?.option).toBe(expected);
  });

  it.each([
    ['31 Aug + 6 months is the last of February', '2025-08-31', '2026-02-28', 'yes'],
    ['1 March is past it', '2025-08-31', '2026-03-01', 'no'],
    ['in a leap year the 29th is in time', '2023-08-31', '2024-02-29', 'yes'],
    ['and 1 March is not', '2023-08-31', '2024-03-01', 'no'],
    ['28 Feb + 6 months is 28 Aug, not the 31st', '2026-02-28', '2026-08-29', 'no'],
    ['31 Dec + 6 months is 30 June', '2025-12-31', '2026-06-30', 'yes'],
    ['1 July is past it', '2025-12-31', '2026-07-01', 'no'],
  ])('month ends: %s', (_name, start, on, expected) => {
    expect(gaps(start, '', '', day(on))?.option).toBe(expected);
  });

  it('says so when the register has neither start nor occasion, and suggests nothing', () => {
    const suggestion = gaps('', '', '');
    expect(suggestion?.option).toBeUndefined();
    expect(suggestion?.lines[0]?.text).toContain('Se i akten');
  });

  it('agrees with the calendar on every day around the limit', () => {
    const start = fc.integer({ min: 0, max: 3000 }).map((days) => addDays(day('2019-01-01'), days));
    fc.assert(
      fc.property(start, fc.integer({ min: -5, max: 5 }), (from, offset) => {
        const on = addDays(addMonths(from, 6), offset);
        const suggestion = gaps(from, '', '', on);
        expect(suggestion?.option).toBe(offset > 0 ? 'no' : 'yes');
        const words = suggestion?.lines[0]?.text.split(': ')[1] ?? '';
        expect(/^6 månader och/.test(words)).toBe(offset > 0);
      }),
    );
  });
});

describe('newest age', () => {
  const made = 'Genomförandeplan upprättad';
  const revised = 'Genomförandeplan reviderad';

  it.each([
    ['2020-02-16', '2025-10-31', 'yes', '31 okt 2025 → 31 okt 2026: 1 år. Gränsen är 12 månader.'],
    ['2020-02-16', '2025-10-30', 'no', '30 okt 2025 → 31 okt 2026: 1 år och 1 dag. Gränsen är 12 månader.'],
    ['2026-08-13', '', 'yes', '13 aug → 31 okt 2026: 2 månader och 18 dagar. Gränsen är 12 månader.'],
  ])('%s / %s', (first, second, option, text) => {
    const suggestion = suggestionFor(plan, { [made]: first, [revised]: second }, reference);
    expect(suggestion?.option).toBe(option);
    expect(suggestion?.lines[0]?.text).toBe(text);
  });

  it('suggests nothing when the register has no date: the file may still hold a plan', () => {
    expect(suggestionFor(plan, {}, reference)?.option).toBeUndefined();
  });

  it('suggests the bad answer when no is good', () => {
    const reversed = { ...plan, goodAnswer: 'no' } as Question;
    expect(suggestionFor(reversed, { [made]: '2020-01-01' }, reference)?.option).toBe('yes');
  });
});

it('gives suggestions for exactly the questions with a date rule', () => {
  const { states } = evaluateReview(
    a1,
    { columns: columns('2026-06-01', '', ''), referenceOn: reference },
    {},
  );
  const suggested = states.flatMap(({ key, suggestion }) => (suggestion ? [[key, suggestion.option]] : []));
  expect(suggested).toEqual([
    ['overvagande-i-tid', 'yes'],
    ['genomforandeplan-aktuell', undefined],
  ]);
});

it('names the year once when both days share it', () => {
  expect(periodInWords(day('2026-02-12'), day('2026-08-29'))).toBe('12 feb → 29 aug 2026');
  expect(periodInWords(day('2025-12-12'), day('2026-03-01'))).toBe('12 dec 2025 → 1 mars 2026');
});
