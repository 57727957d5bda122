import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fulfilment } from '#app/features/checklists/domain/answers.ts';
import { countedFigures } from './counted-figures.ts';
import type { DisclosureRule } from './disclosure-rule.ts';
import { isSmall } from './disclosure-rule.ts';
import type { Distribution, QuestionFigures, RoundFigures } from './figures.ts';
import { hiddenAnswers } from './hidden-answers.ts';
import type { QuestionSources } from './question-sources.ts';
import { deidentifyFigures } from './small-numbers.ts';

/**
 * The adversary of small-numbers-adversary.test.ts before distributions: she writes down every table there could be,
 * keeps those that would have been published as what she sees, and looks for small numbers that are the same in all.
 */

const RULE = { threshold: 5, percentageBase: 10 };
const SMALLER_RULE = { threshold: 3, percentageBase: 6 };

/** Every way to share so many out on so many cells. */
function sharedOut(total: number, cells: number): number[][] {
  if (cells === 1) return [[total]];
  return Array.from({ length: total + 1 }, (_, first) =>
    sharedOut(total - first, cells - 1).map((rest) => [first, ...rest]),
  ).flat();
}

const cellsOf = (counts: readonly number[], countsAs: readonly Fulfilment[] = []) =>
  counts.map((count, index) => ({
    tag: `t${index}`,
    label: '',
    count,
    countsAs: countsAs[index] ?? ('noted' as const),
  }));

const named = { section: 'A', shortName: '', wording: '', isCritical: false, items: null, overridden: null };

function distribution(
  key: string,
  counts: readonly number[],
  more: Partial<Distribution> = {},
): Distribution {
  const cells = cellsOf(counts);
  const nothing = { choices: null, numbers: null, levels: null };
  return { ...named, ...nothing, key, kind: 'scale', isCounted: false, cells, notAsked: 0, ...more };
}

function figuresOf(
  reviewedCount: number,
  distributions: Distribution[],
  questions: QuestionFigures[] = [],
): RoundFigures {
  return {
    format: 'aktsam-siffror/2',
    isComplete: true,
    selection: 'random',
    frameSize: 100,
    sampleSize: reviewedCount,
    reviewedCount,
    faultCount: 0,
    casesWithFaultCount: 0,
    hasUnequalProbabilities: false,
    sections: [],
    questions,
    distributions,
  };
}

/** Hidden numbers that are small and the same in every table that is published alike. */
function recovered(
  tables: readonly RoundFigures[],
  rule: DisclosureRule,
  sources: QuestionSources = new Map(),
): string[] {
  const groups = new Map<string, { hidden: boolean[]; first: number[]; isOpen: boolean[] }>();
  for (const figures of tables) {
    const shown = deidentifyFigures(figures, rule, sources);
    const numbers = numbersOf(figures).map(Number);
    const published = JSON.stringify(shown);
    const group = groups.get(published);
    if (group) {
      numbers.forEach((value, index) => {
        if (value !== group.first[index]) group.isOpen[index] = true;
      });
    } else {
      groups.set(published, {
        hidden: numbersOf(shown).map((one) => one === null),
        first: numbers,
        isOpen: [],
      });
    }
  }
  const reviewed = tables[0]?.reviewedCount ?? 0;
  return [...groups].flatMap(([published, { hidden, first, isOpen }]) =>
    first.flatMap((value, index) =>
      hidden[index] && !isOpen[index] && isSmall(value, reviewed, rule.threshold)
        ? [`number ${index} = ${value} of ${published}`]
        : [],
    ),
  );
}

type AnyNumbers = {
  questions: readonly { [key in 'fulfilled' | 'notFulfilled' | 'noted' | 'base']: number | null }[];
  distributions: readonly {
    cells: readonly { count: number | null }[];
    choices: readonly { count: number | null }[] | null;
    notAsked: number | null;
  }[];
};
function numbersOf({ questions, distributions }: AnyNumbers): (number | null)[] {
  return [
    ...questions.flatMap(({ fulfilled, notFulfilled, noted, base }) => [
      fulfilled,
      notFulfilled,
      noted,
      base,
    ]),
    ...distributions.flatMap(({ cells, choices, notAsked }) => [
      ...cells.map(({ count }) => count),
      ...(choices ?? []).map(({ count }) => count),
      notAsked,
    ]),
  ];
}

describe('no hidden answer has only one possible number', () => {
  it.each([
    [2, 10, RULE],
    [2, 17, RULE],
    [3, 10, RULE],
    [3, 14, RULE],
    [3, 21, RULE],
    [4, 13, RULE],
    [4, 16, RULE],
    [5, 11, RULE],
    [3, 9, SMALLER_RULE],
    [5, 9, SMALLER_RULE],
    [6, 6, SMALLER_RULE],
    [8, 8, SMALLER_RULE],
  ])('%i answers to a question that all %i were asked', (cells, reviewed, rule) => {
    const tables = sharedOut(reviewed, cells).map((counts) =>
      figuresOf(reviewed, [distribution('a', counts)]),
    );
    expect(recovered(tables, rule)).toEqual([]);
  });

  it.each([
    [8, SMALLER_RULE],
    [12, RULE],
    [15, RULE],
  ])('a question that not all of %i were asked', (reviewed, rule) => {
    const tables = sharedOut(reviewed, 4).map(([notAsked = 0, ...counts]) =>
      figuresOf(reviewed, [distribution('a', counts, { notAsked })]),
    );
    expect(recovered(tables, rule)).toEqual([]);
  });

  it.each([
    [9, SMALLER_RULE],
    [14, RULE],
    [18, RULE],
  ])('a scale with what it counts as, %i reviewed', (reviewed, rule) => {
    const ways: Fulfilment[] = ['notFulfilled', 'noted', 'fulfilled', 'notApplicable'];
    const tables = sharedOut(reviewed, 4).map((counts) => {
      const one = distribution('a', counts, { isCounted: true, cells: cellsOf(counts, ways) });
      return figuresOf(reviewed, [one], [countsOf(one)]);
    });
    expect(recovered(tables, rule)).toEqual([]);
  });

  it.each([
    [8, SMALLER_RULE],
    [11, RULE],
    [13, RULE],
  ])('a follow-up on one answer of a scale, %i reviewed', (reviewed, rule) => {
    const tables = sharedOut(reviewed, 3).flatMap((counts) => {
      const asked = counts[0] ?? 0;
      return sharedOut(asked, 3).map((more) =>
        figuresOf(reviewed, [
          distribution('a', counts),
          distribution('b', more, { notAsked: reviewed - asked }),
        ]),
      );
    });
    expect(recovered(tables, rule, new Map([['b', ['question a']]]))).toEqual([]);
  });

  it.each([
    [9, SMALLER_RULE],
    [12, SMALLER_RULE],
    [11, RULE],
    [14, RULE],
    [19, RULE],
  ])(
    'a rating that is worst when either of two answers is bad, unless somebody changed it, %i reviewed',
    (reviewed, rule) => {
      const sources = new Map([['r', ['question a', 'question b']]]);
      const tables = sharedOut(reviewed, 2).flatMap((a) =>
        sharedOut(reviewed, 2).flatMap((b) => {
          const [fewest, most] = [
            Math.max(a[0] ?? 0, b[0] ?? 0),
            Math.min(reviewed, (a[0] ?? 0) + (b[0] ?? 0)),
          ];
          return Array.from({ length: most - fewest + 1 }, (_, index) => fewest + index).map((worst) =>
            figuresOf(reviewed, [
              distribution('a', a),
              distribution('b', b),
              distribution('r', [worst, reviewed - worst], { overridden: 0 }),
            ]),
          );
        }),
      );
      expect(recovered(tables, rule, sources)).toEqual([]);
    },
  );

  it.each([
    [8, SMALLER_RULE],
    [11, RULE],
    [14, RULE],
  ])('two choices that may both be made, %i reviewed', (reviewed, rule) => {
    const tables = sharedOut(reviewed, 4).map(([first = 0, second = 0, both = 0, missing = 0]) => {
      const choices = cellsOf([first + both, second + both]);
      return figuresOf(reviewed, [
        distribution('a', [], {
          kind: 'severalChoices',
          cells: [
            { tag: 'given', label: '', count: reviewed - missing, countsAs: 'noted' },
            { tag: 'documentMissing', label: '', count: missing, countsAs: 'noted' },
          ],
          choices,
        }),
      ]);
    });
    expect(recovered(tables, rule)).toEqual([]);
  });

  it.each([
    [8, SMALLER_RULE],
    [11, RULE],
    [16, RULE],
  ])('levels before and after, %i reviewed', (reviewed, rule) => {
    const tables = sharedOut(reviewed, 4).map(([stay = 0, up = 0, down = 0, above = 0]) => {
      const levels = {
        beforeLabel: '',
        afterLabel: '',
        levels: [],
        counts: [
          [stay, up],
          [down, above],
        ],
      };
      return {
        counts: levels.counts.flat(),
        figures: figuresOf(reviewed, [
          distribution('a', [up, stay + above, down], { kind: 'level', levels }),
        ]),
      };
    });
    expect(
      recovered(
        tables.map(({ figures }) => figures),
        rule,
      ),
    ).toEqual([]);
    const groups = new Map<string, Set<string>>();
    for (const { counts, figures } of tables) {
      const shown = deidentifyFigures(figures, rule, new Map());
      if (shown.distributions[0]?.levels) continue;
      const published = JSON.stringify(shown);
      counts.forEach((count, index) => {
        const place = `${index} of ${published}`;
        groups.set(
          place,
          (groups.get(place) ?? new Set()).add(`${isSmall(count, reviewed, rule.threshold)} ${count}`),
        );
      });
    }
    const certain = [...groups].filter(([place, found]) => {
      const [only] = found;
      // Those who went up or down are shown by themselves, and are not small then.
      return found.size === 1 && only?.startsWith('true') && !place.startsWith('1') && !place.startsWith('2');
    });
    expect(certain).toEqual([]);
  });
});

it('whatever the distribution: what is shown is not small, and what is hidden has room', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.nat(6), fc.nat(400)), { minLength: 2, maxLength: 9 }),
      fc.integer({ min: 3, max: 8 }),
      (counts, threshold) => {
        const cells = cellsOf(counts);
        const hidden = hiddenAnswers(cells, threshold);
        const shown = cells.filter(({ tag }) => !hidden.has(tag)).map(({ count }) => count);
        expect(shown.filter((count) => count > 0 && count < threshold)).toEqual([]);
        const isAnySmall = counts.some((count) => count > 0 && count < threshold);
        expect(hidden.size > 0).toBe(isAnySmall);
        if (!isAnySmall || hidden.size === cells.length) return;
        const rest = cells.filter(({ tag }) => hidden.has(tag)).map(({ count }) => count);
        expect(new Set(rest).size).toBeGreaterThanOrEqual(
          hidden.size === counts.filter(Boolean).length ? 1 : 2,
        );
        expect(rest.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(2 * threshold);
      },
    ),
  );
});

/** The counts of a scale as the figures compute them, without cases behind. */
function countsOf({ cells, notAsked, key }: Distribution): QuestionFigures {
  const sum = (wanted: Fulfilment) =>
    cells.filter(({ countsAs }) => countsAs === wanted).reduce((total, { count }) => total + count, 0);
  const empty = countedFigures({ ...named, key }, [], {
    frameSize: 100,
    selection: 'random',
    isComplete: true,
    hasUnequalProbabilities: false,
    chances: new Set(),
  });
  const [fulfilled, notFulfilled] = [sum('fulfilled'), sum('notFulfilled')];
  const base = fulfilled + notFulfilled;
  return {
    ...empty,
    ...{ fulfilled, notFulfilled, base, notAsked },
    noted: sum('noted'),
    notApplicable: sum('notApplicable'),
    share: base === 0 ? null : fulfilled / base,
    interval: base === 0 ? { kind: 'none', reason: 'nothingInBase' } : { kind: 'share', low: 0, high: base },
  };
}
