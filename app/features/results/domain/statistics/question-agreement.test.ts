import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '#app/features/checklists/domain/answers.ts';
import { evaluateReview } from '#app/features/checklists/domain/evaluate.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import { everyKindAnswers } from '#tests/factories/every-kind-answers.ts';
import { everyKindChecklist } from '#tests/factories/every-kind-checklist.ts';
import { groupAgreement, krippendorffAlphaNominal, pairAgreement } from './agreement.ts';
import { countCategories } from './answer-category.ts';
import { casesInDisagreement, type OwnAnswers, questionAgreements } from './question-agreement.ts';

/**
 * The example of four raters, twelve subjects and five categories, with missing ratings, that Gwet's own irrCAC package
 * ships (cac.raw4raters; the same data as in Krippendorff 2011): 0.8181818 and 0.77544.
 */
const FOUR_RATERS = [
  ['1', '1', null, '1'],
  ['2', '2', '3', '2'],
  ['3', '3', '3', '3'],
  ['3', '3', '3', '3'],
  ['2', '2', '2', '2'],
  ['1', '2', '3', '4'],
  ['4', '4', '4', '4'],
  ['1', '1', '2', '1'],
  ['2', '2', '2', '2'],
  [null, '5', '5', '5'],
  [null, null, '1', '1'],
  [null, null, '3', null],
];

/** Fleiss 1971: ten subjects, fourteen raters, five categories, as counts. The published mean agreement is 0.378. */
const FLEISS = [
  [0, 0, 0, 0, 14],
  [0, 2, 6, 4, 2],
  [0, 0, 3, 5, 6],
  [0, 3, 9, 2, 0],
  [2, 2, 8, 1, 1],
  [7, 7, 0, 0, 0],
  [3, 2, 6, 3, 0],
  [2, 5, 3, 2, 2],
  [6, 5, 2, 1, 0],
  [0, 2, 2, 3, 7],
].map((row) => row.flatMap((count, category) => Array.from({ length: count }, () => `${category}`)));

describe('several reviewers', () => {
  it('have the published agreement and AC1', () => {
    const { percent, gwetAc1 } = groupAgreement(FOUR_RATERS, 5);
    expect(percent).toBeCloseTo(9 / 11, 12);
    // (p − e) / (1 − e) in exact fractions of the table above.
    expect(gwetAc1).toBeCloseTo(0.775444068126995, 12);
  });

  it('have the agreement Fleiss published, and AC1 in exact fractions', () => {
    const { percent, gwetAc1 } = groupAgreement(FLEISS, 5);
    expect(percent).toBeCloseTo(172 / 455, 12);
    expect(gwetAc1).toBeCloseTo(18_469 / 81_861, 12);
  });

  it('are the same as a pair when they are two', () => {
    const category = fc.integer({ min: 0, max: 3 });
    fc.assert(
      fc.property(fc.array(fc.tuple(category, category), { maxLength: 30 }), (pairs) => {
        const table = [0, 1, 2, 3].map((row) =>
          [0, 1, 2, 3].map((column) => pairs.filter(([a, b]) => a === row && b === column).length),
        );
        const group = groupAgreement(
          pairs.map(([a, b]) => [`${a}`, `${b}`]),
          4,
        );
        const pair = pairAgreement(table);
        for (const key of ['percent', 'gwetAc1'] as const) {
          if (pair[key] === null) expect(group[key]).toBeNull();
          else expect(group[key]).toBeCloseTo(pair[key], 9);
        }
      }),
    );
  });

  it('do not change with the order of reviewers or items', () => {
    const answer = fc.option(fc.constantFrom('a', 'b', 'c'), { nil: null });
    fc.assert(
      fc.property(fc.array(fc.array(answer, { minLength: 3, maxLength: 3 }), { maxLength: 20 }), (units) => {
        const turned = units.map((unit) => unit.toReversed()).toReversed();
        const [one, other] = [groupAgreement(units, 3), groupAgreement(turned, 3)];
        expect(one.percent === null).toBe(other.percent === null);
        expect(one.percent ?? 0).toBeCloseTo(other.percent ?? 0, 12);
        expect(one.gwetAc1 ?? 0).toBeCloseTo(other.gwetAc1 ?? 0, 12);
      }),
    );
  });

  it('have none where nothing is doubly answered or the categories are unknown', () => {
    expect(
      groupAgreement(
        [
          ['a', null],
          [null, null],
        ],
        3,
      ),
    ).toEqual({ percent: null, gwetAc1: null });
    expect(groupAgreement([['a', 'b']], null)).toEqual({ percent: 0, gwetAc1: null });
    expect(groupAgreement([['a', 'a']], 1)).toEqual({ percent: 1, gwetAc1: null });
  });
});

const reviewer = (number: number) => number as PersonId;

function own(
  reviewerId: number,
  given: Parameters<typeof everyKindAnswers>[0],
  more?: Record<string, Answer>,
) {
  const answers = { ...everyKindAnswers(given), ...more };
  const ground = { columns: {}, referenceOn: '2026-10-31' as CivilDate };
  return {
    reviewerId: reviewer(reviewerId),
    evaluation: evaluateReview(everyKindChecklist, ground, answers),
  };
}

const agreementOn = (cases: readonly (readonly OwnAnswers[])[], key: string) => {
  const found = questionAgreements(everyKindChecklist, cases).find((one) => one.key === key);
  if (!found) throw new Error(key);
  return found;
};

/** Twelve cases, the last `differing` of them answered differently by the second. */
const twelve = (differing: number, second = 2) =>
  Array.from({ length: 12 }, (_, index) => [
    own(1, { assessed: index % 4 === 0 ? 'no' : 'yes' }),
    own(second, { assessed: index >= 12 - differing ? 'notApplicable' : index % 4 === 0 ? 'no' : 'yes' }),
  ]);

describe('the agreement of a question', () => {
  it('counts alike of compared, with "ej tillämpligt" as a category of its own', () => {
    const found = agreementOn(twelve(4), 'bedomd-samma-dag');
    expect(found).toMatchObject({ compared: 12, alike: 8, notForAll: 0 });
    // Categories yes, partly, no, notApplicable, documentMissing: five were possible, three were used.
    const table = [
      [6, 0, 0, 3, 0],
      [0, 0, 0, 0, 0],
      [0, 0, 2, 1, 0],
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
    ];
    const expected = pairAgreement(table);
    expect(found.coefficients?.percent).toBeCloseTo(8 / 12, 12);
    expect(found.coefficients?.gwetAc1).toBeCloseTo(expected.gwetAc1 ?? Number.NaN, 12);
    expect(found.coefficients?.cohenKappa).toBeCloseTo(expected.cohenKappa ?? Number.NaN, 12);
    const units = twelve(4).map((pair) =>
      pair.map(({ evaluation }) => evaluation.states[0]?.given?.option ?? null),
    );
    expect(found.coefficients?.krippendorffAlpha).toBe(krippendorffAlphaNominal(units));
  });

  it('is counts only below ten doubly answered', () => {
    expect(agreementOn(twelve(4).slice(0, 9), 'bedomd-samma-dag')).toMatchObject({
      compared: 9,
      alike: 8,
      coefficients: null,
    });
    expect(agreementOn(twelve(4).slice(0, 10), 'bedomd-samma-dag').coefficients).not.toBeNull();
  });

  it('cannot be held against chance where nobody varied: 0/0 is neither 0 nor 1', () => {
    const cases = Array.from({ length: 12 }, () => [own(1, {}), own(2, {})]);
    expect(agreementOn(cases, 'bedomd-samma-dag').coefficients).toEqual({
      percent: 1,
      gwetAc1: 1,
      cohenKappa: null,
      krippendorffAlpha: null,
    });
  });

  it('has kappa only where the same two people answered everything', () => {
    const changing = [...twelve(4).slice(0, 6), ...twelve(4, 3).slice(6)];
    const same = agreementOn(twelve(4), 'bedomd-samma-dag').coefficients;
    const others = agreementOn(changing, 'bedomd-samma-dag').coefficients;
    expect(others).toEqual({ ...same, cohenKappa: null });
    const turned = twelve(4).map((pair, index) => (index % 2 === 0 ? pair.toReversed() : pair));
    expect(agreementOn(turned, 'bedomd-samma-dag').coefficients?.cohenKappa).toBeCloseTo(
      same?.cohenKappa ?? Number.NaN,
      12,
    );
  });

  it('compares numbers and dates by what they are, and gives no AC1 for them', () => {
    const cases = Array.from({ length: 12 }, (_, index) => [
      own(1, { minutes: '60' }),
      own(2, { minutes: index === 0 ? '60,5' : index === 1 ? '61' : '60' }),
    ]);
    const { alike, coefficients } = agreementOn(cases, 'minuter');
    expect(alike).toBe(10);
    expect(coefficients?.gwetAc1).toBeNull();
    expect(coefficients?.percent).toBeCloseTo(10 / 12, 12);
  });

  it('matches items by their number on the page, whatever they are called inside', () => {
    const early = ['2026-05-04', '2026-05-11', 'yes'] as const;
    const late = ['2026-06-01', '2026-07-01', 'no'] as const;
    const two = own(1, { items: [early, late] });
    // Somebody who took away her first item: what is left is called 2, and is number 1 on the page.
    const one = own(
      2,
      { items: [late, early] },
      { '#anmalningar': { option: null, content: '2', reason: '', comment: '' } },
    );
    expect(agreementOn([[two, one]], 'inkom')).toMatchObject({
      compared: 1,
      alike: 1,
      notForAll: 1,
      itemWords: ['anmälan', 'anmälningar'],
    });
  });

  it('leaves out what an earlier answer hid for one of them, and says how often', () => {
    const over = own(1, { minutes: '75' });
    const under = own(2, { minutes: '60' });
    expect(agreementOn([[over, under]], 'skal-over-standard')).toMatchObject({
      compared: 0,
      alike: 0,
      notForAll: 1,
    });
  });

  it('gives no coefficient for words, which nobody writes alike', () => {
    const cases = Array.from({ length: 12 }, () => [own(1, { minutes: '75' }), own(2, { minutes: '75' })]);
    expect(agreementOn(cases, 'skal-over-standard')).toMatchObject({ compared: 12, coefficients: null });
  });
});

describe('the order', () => {
  it('puts the lowest agreement first, words after, and what nobody answered twice last', () => {
    const cases = twelve(4).map((pair, index) =>
      index === 0 ? [own(1, { takingPart: 'lag' }), own(2, { takingPart: 'hog' })] : pair,
    );
    const found = questionAgreements(everyKindChecklist, cases);
    // The computed rating follows the first two, and stands between them.
    expect(found.slice(0, 3).map(({ key }) => key)).toEqual([
      'bedomd-samma-dag',
      'samlad-bedomning',
      'delaktighet',
    ]);
    const shares = found
      .filter(({ kind, compared }) => kind !== 'text' && compared > 0)
      .map(({ alike, compared }) => alike / compared);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(found.at(-1)?.compared).toBe(0);
  });
});

describe('the cases behind a disagreement', () => {
  it('are those where a question was answered differently, and no others', () => {
    const found = casesInDisagreement(everyKindChecklist, twelve(2));
    expect(found.get('bedomd-samma-dag')).toEqual([10, 11]);
    expect(found.get('delaktighet')).toEqual([]);
  });
});

describe('the categories that were possible', () => {
  it('come from the definition, used or not', () => {
    const counted = everyKindChecklist.sections
      .flatMap(({ questions }) => questions)
      .map((question) => [question.key, countCategories(question)]);
    expect(Object.fromEntries(counted)).toMatchObject({
      'bedomd-samma-dag': 5,
      delaktighet: 4,
      arendetyp: 3,
      // Seven sets of three choices, and "handling saknas".
      horda: 8,
      beslutsdatum: null,
      minuter: null,
    });
  });
});
