import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateReview } from '#app/features/checklists/domain/evaluate.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import { type EveryKindAnswers, everyKindAnswers, TEN_REVIEWS } from '#tests/factories/every-kind-answers.ts';
import { everyKindChecklist } from '#tests/factories/every-kind-checklist.ts';
import type { Distribution, QuestionFigures, RoundFigures } from './figures.ts';
import { roundFigures } from './round-figures.ts';

function figuresOf(reviews: readonly EveryKindAnswers[], isComplete = true): RoundFigures {
  return roundFigures({
    definition: everyKindChecklist,
    frameSize: 141,
    selection: 'random',
    isComplete,
    cases: reviews.map((review) => ({
      evaluation: evaluateReview(
        everyKindChecklist,
        { columns: {}, referenceOn: '2026-10-31' as CivilDate },
        everyKindAnswers(review),
      ),
      columns: {},
      isFinished: true,
      inclusionProbability: 10 / 141,
    })),
  });
}

const figures = figuresOf(TEN_REVIEWS);
function distribution(key: string, from = figures): Distribution {
  const found = from.distributions.find((one) => one.key === key);
  if (!found) throw new Error(`no distribution of ${key}`);
  return found;
}
function counted(key: string): QuestionFigures {
  const found = figures.questions.find((one) => one.key === key);
  if (!found) throw new Error(`no counts of ${key}`);
  return found;
}
const countsOf = (key: string, from = figures) =>
  Object.fromEntries(distribution(key, from).cells.map(({ label, count }) => [label, count]));

describe('the figures of every kind of question', () => {
  it('are sections in reading order, with every question somewhere', () => {
    expect(figures.sections.map(({ title }) => title)).toEqual(['Utredningen', 'Anmälningar', 'Helheten']);
    const keys = figures.sections.flatMap(({ questions }) => questions);
    expect(keys).toEqual(
      everyKindChecklist.sections.flatMap((section) => section.questions.map(({ key }) => key)),
    );
    const shown = new Set([...figures.questions, ...figures.distributions].map(({ key }) => key));
    expect(keys.filter((key) => !shown.has(key))).toEqual([]);
  });

  it('give a scale as a distribution in its order, and count only what counts', () => {
    expect(countsOf('delaktighet')).toEqual({
      'Låg grad': 1,
      'Någon grad': 1,
      'Hög grad': 7,
      'Ej tillämpligt': 1,
    });
    expect(counted('delaktighet')).toMatchObject({
      fulfilled: 7,
      notFulfilled: 1,
      noted: 1,
      notApplicable: 1,
      base: 8,
      share: 7 / 8,
    });
    // Some answers stand outside the base, so that nobody knows how large it is in the frame.
    expect(counted('delaktighet').interval.kind).toBe('share');
  });

  it('give choices that count neither way as a distribution alone', () => {
    expect(countsOf('arendetyp')).toEqual({ 'Våld i nära relation': 8, Skola: 1, Annat: 1 });
    expect(figures.questions.map(({ key }) => key)).not.toContain('arendetyp');
  });

  it('count several choices one by one, of those who answered', () => {
    expect(countsOf('horda')).toEqual({ Besvarad: 9, 'Handling saknas': 1 });
    expect(distribution('horda').choices?.map(({ label, count }) => [label, count])).toEqual([
      ['Barnet', 8],
      ['Vårdnadshavare', 1],
      ['Förskola eller skola', 8],
    ]);
  });

  it('give a number by lowest, median and highest, and against its standard', () => {
    expect(countsOf('minuter')).toMatchObject({
      'Under standardvärdet': 1,
      'Lika med standardvärdet': 6,
      'Över standardvärdet': 2,
      'Ej tillämpligt': 1,
    });
    // −14,5 + 15 + 30
    expect(distribution('minuter').numbers).toEqual({
      unit: 'minuter',
      lowest: 45.5,
      median: 60,
      highest: 90,
      standard: { label: 'Standard', total: 30.5, compared: 9 },
    });
    expect(counted('minuter')).toMatchObject({ fulfilled: 7, notFulfilled: 2, base: 9 });
  });

  it('put the median of an even number of answers halfway, without the dust of arithmetic', () => {
    const two = figuresOf([{ minutes: '0.1' }, { minutes: '0.2' }]);
    expect(distribution('minuter', two).numbers).toMatchObject({ median: 0.15, standard: { total: -119.7 } });
    expect(distribution('minuter', figuresOf([])).numbers).toBeNull();
  });

  it('say of levels how many went up, stayed and went down, and from which to which', () => {
    expect(countsOf('niva')).toEqual({
      'Högre nivå efter': 1,
      'Samma nivå': 2,
      'Lägre nivå efter': 6,
      'Ej tillämpligt': 1,
    });
    expect(distribution('niva').levels).toEqual({
      beforeLabel: 'Före',
      afterLabel: 'Efter',
      levels: ['Nivå 1', 'Nivå 2', 'Nivå 3'],
      counts: [
        [1, 1, 0],
        [6, 0, 0],
        [0, 0, 1],
      ],
    });
  });

  it('say of dates and words only how many answered', () => {
    expect(countsOf('beslutsdatum')).toEqual({ Besvarad: 10, 'Handling saknas': 0 });
    expect(distribution('skal-over-standard')).toMatchObject({ notAsked: 8, numbers: null, choices: null });
    expect(JSON.stringify(figures)).not.toMatch(/mer stöd|Intern|2026-09-14/);
  });

  it('take a computed rating for an answer, and count those that a reviewer changed', () => {
    expect(countsOf('samlad-bedomning')).toMatchObject({ Brist: 1, Utvecklingsområde: 6, Styrka: 3 });
    expect(distribution('samlad-bedomning').overridden).toBe(2);
    expect(counted('samlad-bedomning').overridden).toBe(2);
    expect(counted('minuter').overridden).toBeNull();
  });

  it('count items in a repeating section, and what they come to by case', () => {
    expect(figures.sections[1]?.items).toEqual({
      itemName: 'anmälan',
      itemsName: 'anmälningar',
      total: 7,
      casesAsked: 10,
      casesWithItems: 4,
      fewest: 0,
      most: 3,
    });
    expect(counted('forhandsbedomd-i-tid')).toMatchObject({
      fulfilled: 5,
      notFulfilled: 2,
      base: 7,
      interval: { kind: 'none', reason: 'items' },
      weightedShare: null,
      items: { casesFulfilled: 2, casesWithFault: 2, casesWithout: 6, fewestCases: 2 },
    });
    expect(countsOf('inkom')).toEqual({ Besvarad: 7, 'Handling saknas': 0 });
    expect(
      figures.questions
        .filter(({ items }) => items === null)
        .every(({ interval }) => interval.kind !== 'none'),
    ).toBe(true);
  });

  it('is the same after a journey through JSON', () => {
    expect(JSON.parse(JSON.stringify(figures))).toEqual(figures);
  });
});

const reviewArbitrary: fc.Arbitrary<EveryKindAnswers> = fc.record(
  {
    assessed: fc.constantFrom('yes', 'partly', 'no', 'notApplicable', 'documentMissing'),
    takingPart: fc.constantFrom('lag', 'nagon', 'hog', 'notApplicable'),
    caseType: fc.constantFrom('vald', 'skola', 'annat'),
    heard: fc.constantFrom('barnet', 'barnet vardnadshavare skolan', 'documentMissing'),
    minutes: fc.constantFrom('0', '59.5', '60', '600', 'notApplicable'),
    level: fc.constantFrom('n1>n1', 'n1>n3', 'n3>n1', 'notApplicable'),
    items: fc.array(
      fc
        .constantFrom<'yes' | 'no'>('yes', 'no')
        .map((inTime) => ['2026-05-04', '2026-05-11', inTime] as const),
      { maxLength: 4 },
    ),
    rating: fc.constantFrom('brist', 'utveckling', 'styrka', 'notApplicable'),
  },
  { requiredKeys: [] },
);

describe('whatever was answered', () => {
  it('every distribution adds up to its cases or items, and what counts follows from it', () => {
    fc.assert(
      fc.property(fc.array(reviewArbitrary, { maxLength: 8 }), (reviews) => {
        const found = figuresOf(reviews);
        const itemCount = found.sections[1]?.items?.total;
        expect(itemCount).toBe(reviews.reduce((sum, { items = [] }) => sum + items.length, 0));
        for (const { cells, notAsked, items, key } of found.distributions) {
          const sum = cells.reduce((total, { count }) => total + count, notAsked);
          expect([key, sum]).toEqual([key, items === null ? reviews.length : itemCount]);
          const question = found.questions.find((one) => one.key === key);
          for (const countsAs of ['fulfilled', 'notFulfilled', 'noted', 'notApplicable'] as const) {
            const counted = cells.filter((cell) => cell.countsAs === countsAs);
            if (question)
              expect(question[countsAs]).toBe(counted.reduce((total, { count }) => total + count, 0));
          }
        }
        for (const { items } of found.questions) {
          if (items === null) continue;
          expect(items.casesFulfilled + items.casesWithFault + items.casesWithout).toBe(reviews.length);
        }
        const pairs = found.distributions.find(({ levels }) => levels)?.levels?.counts.flat() ?? [];
        const answered = reviews.filter(({ level }) => level !== 'notApplicable').length;
        expect(pairs.reduce((sum, count) => sum + count, 0)).toBe(answered);
        const faults = found.questions.reduce((sum, { notFulfilled }) => sum + notFulfilled, 0);
        expect(found.faultCount).toBe(faults);
      }),
      { numRuns: 60 },
    );
  });

  it('the order of the cases makes no difference', () => {
    fc.assert(
      fc.property(fc.array(reviewArbitrary, { maxLength: 6 }), (reviews) => {
        expect(figuresOf(reviews.toReversed())).toEqual(figuresOf(reviews));
      }),
      { numRuns: 30 },
    );
  });
});
