import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Breakdown, GroupQuestion } from './breakdown.ts';
import type { DeidentifiedBreakdown, DeidentifiedGroupQuestion } from './deidentified-breakdown.ts';
import { deidentifyRound } from './deidentified-round.ts';
import { type DisclosureRule, isSmall } from './disclosure-rule.ts';
import type { QuestionFigures, RoundFigures } from './figures.ts';
import type { QuestionSources } from './question-sources.ts';

/**
 * Somebody who has the round's de-identified figures and its breakdown, and who knows the rule, the checklist and how
 * many of each group were reviewed. She writes down every table there could be and keeps those that would have been published
 * as what she sees. A hidden number that is the same in all of them was not hidden.
 */

type Counts = { fulfilled: number; no: number; missing: number; notApplicable: number; notAsked: number };
/** Of each question, of each group. */
type World = { questions: Counts[][]; casesWithFault: number };

const NAMES = [
  'fulfilled',
  'notFulfilled',
  'documentMissing',
  'base',
  'notApplicable',
  'noted',
  'notAsked',
] as const;

const upTo = (last: number) => Array.from({ length: Math.max(0, last + 1) }, (_, index) => index);
const faultsOf = (one: Counts) => one.no + one.missing;
const sizeOf = (one: Counts) => one.fulfilled + one.no + one.missing + one.notApplicable + one.notAsked;
const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

/** Every way so many cases can have answered; `parts` are the answers there are. */
function ways(asked: number, parts: readonly (keyof Counts)[], notAsked = 0): Counts[] {
  const none: Counts = { fulfilled: 0, no: 0, missing: 0, notApplicable: 0, notAsked };
  const fill = (left: number, [part, ...more]: readonly (keyof Counts)[], from: Counts): Counts[] => {
    if (part === undefined) return left === 0 ? [from] : [];
    if (more.length === 0) return [{ ...from, [part]: left }];
    return upTo(left).flatMap((count) => fill(left - count, more, { ...from, [part]: count }));
  };
  return fill(asked, parts, none);
}

function product<T>(lists: readonly (readonly T[])[]): T[][] {
  return lists.reduce<T[][]>((rows, list) => rows.flatMap((row) => list.map((one) => [...row, one])), [[]]);
}

function figureOf(key: string, one: Counts): GroupQuestion {
  const notFulfilled = faultsOf(one);
  const base = one.fulfilled + notFulfilled;
  return {
    key,
    fulfilled: one.fulfilled,
    notFulfilled,
    documentMissing: one.missing,
    notApplicable: one.notApplicable,
    noted: 0,
    notAsked: one.notAsked,
    base,
    share: base === 0 ? null : one.fulfilled / base,
    interval: { kind: 'share', low: 0, high: base },
    isUnweighted: false,
    weightedShare: null,
  };
}

function publish(
  sizes: readonly number[],
  { questions, casesWithFault }: World,
  rule: DisclosureRule,
  sources: QuestionSources,
  hasUnequalProbabilities = false,
) {
  const totals = questions.map((groups, at): QuestionFigures => {
    const of = (name: keyof Counts) => sum(groups.map((one) => one[name]));
    const all = {
      ...{ fulfilled: of('fulfilled'), no: of('no'), missing: of('missing') },
      ...{ notApplicable: of('notApplicable'), notAsked: of('notAsked') },
    };
    const words = { section: 'A', shortName: '', wording: '', isCritical: false };
    return { ...figureOf(String(at), all), ...words, items: null, overridden: null };
  });
  const figures: RoundFigures = {
    format: 'aktsam-siffror/2',
    isComplete: true,
    selection: 'random',
    frameSize: 100,
    sampleSize: sum(sizes),
    reviewedCount: sum(sizes),
    faultCount: sum(totals.map(({ notFulfilled }) => notFulfilled)),
    casesWithFaultCount: casesWithFault,
    hasUnequalProbabilities,
    sections: [],
    questions: totals,
    distributions: [],
  };
  const breakdown: Breakdown = {
    column: 'Kön',
    groups: sizes.map((size, place) => ({
      value: String(place),
      frameSize: 50,
      sampleSize: size,
      reviewedCount: size,
      questions: questions.map((groups, at) => figureOf(String(at), groups[place] as Counts)),
    })),
  };
  const shown = deidentifyRound({ figures, breakdown, isBreakdownOpen: false }, rule, sources);
  return { breakdown, shown: shown.figures, divided: shown.breakdown };
}

type Published = ReturnType<typeof publish>;

/** The hidden numbers of the breakdown that only one value fits. With `isSmallOnly` only those that are small. */
function recovered(
  sizes: readonly number[],
  worlds: readonly World[],
  rule: DisclosureRule,
  sources: QuestionSources = new Map(),
  {
    isSmallOnly = false,
    change = (one: Published): DeidentifiedBreakdown | null => one.divided,
    knows = (_world: World): unknown => null,
  } = {},
): string[] {
  // What no world varies is no secret: worlds without "ej tillämpligt" are for the sake of time.
  const values: Set<number>[] = [];
  const perGroup = (worlds[0]?.questions.length ?? 0) * NAMES.length;
  const seen = new Map<string, { first: number[]; isHidden: boolean[]; isOpen: boolean[] }>();
  for (const world of worlds) {
    const published = publish(sizes, world, rule, sources);
    const divided = change(published);
    if (divided === null) continue;
    const key = JSON.stringify([knows(world), published.shown, divided]);
    // Groups that stand together are not hidden numbers: nothing is said of each.
    const places = divided.groups.flatMap(({ value }) => (value === null ? [] : [Number(value)]));
    const actual = places.flatMap((place) =>
      (published.breakdown.groups[place]?.questions ?? []).flatMap((one) => NAMES.map((name) => one[name])),
    );
    actual.forEach((value, at) => {
      values[at] = (values[at] ?? new Set()).add(value);
    });
    const earlier = seen.get(key);
    if (earlier) {
      for (const [at, value] of actual.entries()) {
        if (value !== earlier.first[at]) earlier.isOpen[at] = true;
      }
      continue;
    }
    const isHidden = divided.groups
      .filter(({ value }) => value !== null)
      .flatMap(({ questions }) => questions.flatMap((one) => NAMES.map((name) => one[name] === null)));
    seen.set(key, { first: actual, isHidden, isOpen: [] });
  }
  return [...seen].flatMap(([key, { first, isHidden, isOpen }]) =>
    first.flatMap((value, at) => {
      const counts = !isSmallOnly || isSmall(value, sizes[Math.floor(at / perGroup)] ?? 0, rule.threshold);
      const isSecret = (values[at]?.size ?? 0) > 1;
      const name = NAMES[at % NAMES.length];
      const found = `${at}: ${name} = ${value} of ${key.slice(key.indexOf('"groups"'))}`;
      return isSecret && isHidden[at] && !isOpen[at] && counts ? [found] : [];
    }),
  );
}

const THREE = { threshold: 3, percentageBase: 6 };
const FIVE = { threshold: 5, percentageBase: 10 };
const ONE_QUESTION = ['fulfilled', 'no', 'notApplicable'] as const;

const worldsOf = (sizes: readonly number[], parts: readonly (keyof Counts)[]): World[] =>
  product(sizes.map((size) => ways(size, parts))).map((groups) => ({
    questions: [groups],
    casesWithFault: sum(groups.map(faultsOf)),
  }));

/** Without the rule's second half: a row is shown as soon as it has no small number itself. */
function onlySmallRows({ divided, breakdown }: Published): DeidentifiedBreakdown | null {
  if (divided === null) return null;
  return {
    ...divided,
    groups: divided.groups.map((group) => {
      const actual = breakdown.groups.find(({ value }) => value === group.value);
      const isSafe = actual?.questions.every(
        ({ fulfilled, base, notApplicable }) =>
          ![
            [fulfilled, base] as const,
            [base, actual.reviewedCount] as const,
            [notApplicable, actual.reviewedCount] as const,
          ].some(([count, of]) => isSmall(count, of, 3)),
      );
      return isSafe && actual
        ? { ...group, questions: actual.questions.map((one) => ({ ...one, weightedShare: null })) }
        : group;
    }),
  };
}

describe('no hidden number of a breakdown has only one possible value', () => {
  it.each([
    [[6, 7], ONE_QUESTION, THREE],
    [[3, 4, 5], ONE_QUESTION, THREE],
    [[3, 3, 3, 4], ['fulfilled', 'no'], THREE],
    [[4, 5, 5, 6], ['fulfilled', 'no'], THREE],
    [[5, 12, 14], ['fulfilled', 'no'], FIVE],
    [[10, 11], ONE_QUESTION, FIVE],
    [[3, 4, 5], ['fulfilled', 'no', 'missing'], THREE],
    [[7, 8], ['fulfilled', 'no', 'missing'], THREE],
    [[4, 5], ['fulfilled', 'no', 'missing', 'notApplicable'], THREE],
    [[1, 2, 6, 7], ['fulfilled', 'no'], THREE],
  ] as const)('one question, groups of %j, %j', (sizes, parts, rule) => {
    expect(recovered(sizes, worldsOf(sizes, parts), rule)).toEqual([]);
  });

  it('finds numbers as soon as only the small rows are hidden', () => {
    const sizes = [5, 6, 7];
    const worlds = worldsOf(sizes, ['fulfilled', 'no']);
    expect(recovered(sizes, worlds, THREE)).toEqual([]);
    expect(recovered(sizes, worlds, THREE, new Map(), { change: onlySmallRows }).length).toBeGreaterThan(20);
  });

  it('a follow-up question to those who answered no, by group', () => {
    const sizes = [5, 6];
    const first = product(sizes.map((size) => ways(size, ONE_QUESTION)));
    const worlds = first.flatMap((groups) =>
      product(groups.map((one, at) => ways(one.no, ['fulfilled', 'no'], (sizes[at] ?? 0) - one.no))).map(
        (second) => ({ questions: [groups, second], casesWithFault: sum(groups.map(faultsOf)) }),
      ),
    );
    const sources = new Map([['1', ['question 0']]]);
    expect(recovered(sizes, worlds, THREE, sources, { isSmallOnly: true })).toEqual([]);
  });

  it('two questions that share the cases out by a column, by group', () => {
    const sizes = [5, 6];
    const worlds = product(sizes.map((size) => upTo(size))).flatMap((asked) => {
      const one = asked.map((count, at) => ways(count, ['fulfilled', 'no'], (sizes[at] ?? 0) - count));
      const two = asked.map((count, at) => ways((sizes[at] ?? 0) - count, ['fulfilled', 'no'], count));
      return product(one).flatMap((first) =>
        product(two).map((second) => ({
          questions: [first, second],
          casesWithFault: sum([...first, ...second].map(faultsOf)),
        })),
      );
    });
    const sources = new Map(['0', '1'].map((key) => [key, ['column Lagrum']]));
    expect(recovered(sizes, worlds, THREE, sources, { isSmallOnly: true })).toEqual([]);
  });

  it('two questions with every number of cases with a fault', () => {
    const sizes = [3, 3, 3];
    const each = product(sizes.map((size) => ways(size, ['fulfilled', 'no'])));
    const worlds = each.flatMap((first) =>
      each.flatMap((second) => {
        const pairs = sizes.map((size, at) => {
          const [a, b] = [faultsOf(first[at] as Counts), faultsOf(second[at] as Counts)];
          return { least: Math.max(a, b), most: Math.min(size, a + b) };
        });
        const [least, most] = [sum(pairs.map((one) => one.least)), sum(pairs.map((one) => one.most))];
        return upTo(most - least).map((more) => ({
          questions: [first, second],
          casesWithFault: least + more,
        }));
      }),
    );
    const options = { isSmallOnly: true };
    expect(recovered(sizes, worlds, THREE, new Map(), options)).toEqual([]);
    // It is hidden beside a breakdown that hides anything; shown, it gives numbers away.
    const knows = (world: World) => world.casesWithFault;
    expect(recovered(sizes, worlds, THREE, new Map(), { ...options, knows })).not.toEqual([]);
  });
});

it('where cases had unequal chances one small group hides all: the weighted share is one more equation', () => {
  const sizes = [6, 14, 20];
  const none = { missing: 0, notApplicable: 0, notAsked: 0 };
  const hiddenOf = (faults: readonly number[], hasUnequalProbabilities: boolean) => {
    const groups = sizes.map((size, at) => {
      const no = faults[at] ?? 0;
      return { ...none, fulfilled: size - no, no };
    });
    const world = { questions: [groups], casesWithFault: sum(faults) };
    const { divided } = publish(sizes, world, FIVE, new Map(), hasUnequalProbabilities);
    return divided?.groups.map(({ questions: [question] }) => question?.fulfilled === null);
  };
  expect(hiddenOf([2, 6, 10], false)).toEqual([true, true, false]);
  expect(hiddenOf([2, 6, 10], true)).toEqual([true, true, true]);
  expect(hiddenOf([6, 6, 10], true)).toEqual([false, false, false]);
});

describe('in tables of any size', () => {
  const part = fc.nat({ max: 14 });
  const row = fc.record({ fulfilled: part, no: part, missing: part, notApplicable: part });
  const tables = fc.array(
    row.map((one) => ({ ...one, notAsked: 0 })).filter((one) => sizeOf(one) >= FIVE.threshold),
    { minLength: 2, maxLength: 7 },
  );

  type Line = { reviewed: number; actual: GroupQuestion; published: DeidentifiedGroupQuestion };

  function expectNothingSmall({ published, reviewed }: Line): void {
    const { fulfilled, base, notApplicable, share } = published;
    if (fulfilled !== null && base !== null) expect(isSmall(fulfilled, base, 5)).toBe(false);
    if (notApplicable !== null) expect(isSmall(notApplicable, reviewed, 5)).toBe(false);
    if (share !== null) expect(base).toBeGreaterThanOrEqual(10);
  }

  /** The least and the most that a hidden cell can be in a table with these sums are not the same. */
  function expectRoom(hidden: readonly Line[], name: 'fulfilled' | 'notFulfilled' | 'notApplicable'): void {
    const whole = sum(hidden.map(({ reviewed }) => reviewed));
    const left = sum(hidden.map(({ actual }) => actual[name]));
    for (const { reviewed, published } of hidden.filter((line) => line.published[name] === null)) {
      expect([name, published, Math.max(0, reviewed + left - whole) < Math.min(reviewed, left)]).toEqual([
        name,
        published,
        true,
      ]);
    }
  }

  it('no hidden number follows from the sums of rows and columns, and no shown one is small', () => {
    let hiding = 0;
    fc.assert(
      fc.property(tables, (groups) => {
        const sizes = groups.map(sizeOf);
        const world = { questions: [groups], casesWithFault: sum(groups.map(faultsOf)) };
        const { divided, breakdown, shown } = publish(sizes, world, FIVE, new Map());
        const lines = (divided?.groups ?? []).flatMap(({ value, questions: [published] }): Line[] => {
          const actual = breakdown.groups[Number(value)]?.questions[0];
          return actual && published ? [{ reviewed: sizes[Number(value)] ?? 0, actual, published }] : [];
        });
        for (const line of lines) expectNothingSmall(line);
        // Where the round itself hides something its own rule is tried elsewhere.
        if (shown.questions[0]?.isSuppressed) return;
        const hidden = lines.filter(
          ({ published }) => published.fulfilled === null || published.notFulfilled === null,
        );
        if (hidden.length > 0) hiding++;
        for (const name of ['fulfilled', 'notFulfilled', 'notApplicable'] as const) expectRoom(hidden, name);
      }),
      { numRuns: 300 },
    );
    expect(hiding).toBeGreaterThan(30);
  });
});
