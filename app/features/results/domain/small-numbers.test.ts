import { describe, expect, it } from 'vitest';
import type { DeidentifiedQuestion } from './deidentified-question.ts';
import { DISCLOSURE_RULE, discloseCounts, isSmall } from './disclosure-rule.ts';
import type { QuestionFigures, RoundFigures } from './figures.ts';
import { deidentifyFigures } from './small-numbers.ts';

function row(
  fulfilled: number,
  notFulfilled: number,
  notApplicable = 0,
  notAsked = 0,
  documentMissing = 0,
): QuestionFigures {
  const base = fulfilled + notFulfilled;
  return {
    key: 'q',
    section: 'A',
    shortName: 'Q',
    wording: 'Q?',
    isCritical: false,
    items: null,
    overridden: null,
    noted: 0,
    fulfilled,
    notFulfilled,
    documentMissing,
    notApplicable,
    notAsked,
    base,
    share: base === 0 ? null : fulfilled / base,
    interval: { kind: 'cases', low: 1, high: 2, frame: 100 },
    isUnweighted: false,
    weightedShare: null,
  };
}

function figuresOf(questions: QuestionFigures[], reviewedCount: number): RoundFigures {
  return {
    format: 'aktsam-siffror/2',
    isComplete: true,
    selection: 'random',
    frameSize: 100,
    sampleSize: reviewedCount,
    reviewedCount,
    faultCount: questions.reduce((sum, one) => sum + one.notFulfilled, 0),
    casesWithFaultCount: 0,
    hasUnequalProbabilities: false,
    sections: [],
    questions,
    distributions: [],
  };
}

function deidentified(question: QuestionFigures): DeidentifiedQuestion {
  const reviewed = question.base + question.notApplicable + question.notAsked;
  const [only] = deidentifyFigures(figuresOf([question], reviewed), DISCLOSURE_RULE, new Map()).questions;
  if (!only) throw new Error('no row');
  return only;
}

/** Every way to split so many reviewed cases. */
function tablesOf(reviewed: number): QuestionFigures[] {
  const upTo = (last: number) => Array.from({ length: last + 1 }, (_, value) => value);
  return upTo(reviewed).flatMap((f) =>
    upTo(reviewed - f).flatMap((n) => upTo(reviewed - f - n).map((a) => row(f, n, a, reviewed - f - n - a))),
  );
}

describe('small numbers', () => {
  it.each([
    [0, 10, false],
    [1, 10, true],
    [4, 10, true],
    [5, 10, false],
    [6, 10, true],
    [10, 10, false],
  ])('%i of %i small: %s', (count, total, expected) => expect(isSmall(count, total, 5)).toBe(expected));

  it('shows 5 of 10 with its share, hides 8 of 10 with everything that follows from it', () => {
    expect(deidentified(row(5, 5))).toMatchObject({ fulfilled: 5, notFulfilled: 5, base: 10, share: 0.5 });
    expect(deidentified(row(8, 2))).toMatchObject({
      fulfilled: null,
      notFulfilled: null,
      base: 10,
      share: null,
      interval: null,
      isSuppressed: true,
    });
  });

  it('shows all of all and none of all', () => {
    expect(deidentified(row(10, 0))).toMatchObject({
      fulfilled: 10,
      notFulfilled: 0,
      share: 1,
      isSuppressed: false,
    });
    expect(deidentified(row(0, 10))).toMatchObject({ fulfilled: 0, share: 0 });
  });

  it('gives no percentage below a base of ten', () => {
    expect(deidentified(row(9, 0))).toMatchObject({ fulfilled: 9, base: 9, share: null, interval: null });
  });

  it('hides two "ej tillämpligt" together with the base they would follow from', () => {
    expect(deidentified(row(20, 20, 2))).toMatchObject({ notApplicable: null, base: null, share: null });
  });

  it('hides "handling saknas" among the faults, not the faults', () => {
    expect(deidentified(row(10, 10, 0, 0, 3))).toMatchObject({ documentMissing: null, notFulfilled: 10 });
  });

  it('keeps the totals of faults only when no row hides its part of them', () => {
    const totals = (questions: QuestionFigures[], casesWithFaultCount: number) => {
      const figures = { ...figuresOf(questions, 15), casesWithFaultCount };
      const { faultCount, casesWithFaultCount: cases } = deidentifyFigures(
        figures,
        DISCLOSURE_RULE,
        new Map(),
      );
      return [faultCount, cases];
    };
    expect(totals([row(10, 5), { ...row(15, 0), key: 'r' }], 5)).toEqual([5, 5]);
    expect(totals([row(10, 5), { ...row(14, 1), key: 'r' }], 5)).toEqual([null, null]);
    // Base 8 of 15: the five cases with a fault are the five faults of the only question that has any.
    expect(totals([row(3, 5, 7), { ...row(15, 0), key: 'r' }], 5)).toEqual([null, null]);
  });

  it('gives the weighted share in whole per cent, and not at all when few had one of the chances', () => {
    const weighted = (fewestOfOneChance: number) =>
      deidentified({ ...row(13, 7), weightedShare: 0.664_832_1, fewestOfOneChance }).weightedShare;
    expect(weighted(5)).toBe(0.66);
    expect(weighted(4)).toBeNull();
    expect(weighted(0)).toBeNull();
    expect(deidentified({ ...row(13, 7), weightedShare: 0.66 }).weightedShare).toBeNull();
  });

  it('says of a hidden base not even that it is nought', () => {
    const empty = { kind: 'none', reason: 'nothingInBase' } as const;
    expect(deidentified({ ...row(0, 0, 8, 2), interval: empty }).interval).toBeNull();
    const all = { kind: 'none', reason: 'census' } as const;
    expect(deidentified({ ...row(8, 2), interval: all }).interval).toEqual(all);
  });

  it('hides a question with anything that is hidden of the one it hangs on, be it "handling saknas"', () => {
    const sources = new Map([['why', ['question heard']]]);
    const asked = { ...row(8, 0, 0, 17), key: 'why' };
    const shown = (heard: QuestionFigures) =>
      deidentifyFigures(figuresOf([{ ...heard, key: 'heard' }, asked], 25), DISCLOSURE_RULE, sources)
        .questions[1];
    expect(shown(row(15, 10))).toMatchObject({ base: 8, notAsked: 17, isSuppressed: false });
    expect(shown(row(15, 10, 0, 0, 2))).toMatchObject({
      fulfilled: null,
      notFulfilled: null,
      base: null,
      notAsked: null,
      isSuppressed: true,
    });
  });

  it('leaves no hidden cell that only one table could have', () => {
    const cells = ['fulfilled', 'notFulfilled', 'base', 'notApplicable', 'notAsked'] as const;
    const findings = [5, 8, 10, 14].flatMap((reviewed) => {
      const tables = tablesOf(reviewed);
      return tables.flatMap((table) => {
        const shown = deidentified(table);
        const possible = tables.filter((one) =>
          cells.every((cell) => shown[cell] === null || shown[cell] === one[cell]),
        );
        return cells
          .filter((cell) => shown[cell] === null && new Set(possible.map((one) => one[cell])).size < 2)
          .map((cell) => `${cell} of ${JSON.stringify(table)}`);
      });
    });
    expect(findings).toEqual([]);
  });
});

describe('counts with a total', () => {
  it('hides small counts, and the total with them', () => {
    expect(discloseCounts([8, 0, 6], [], DISCLOSURE_RULE)).toEqual({ counts: [8, 0, 6], total: 14 });
    expect(discloseCounts([8, 2, 6], [], DISCLOSURE_RULE)).toEqual({ counts: [8, null, 6], total: null });
    expect(discloseCounts([8, 2, 1], [], DISCLOSURE_RULE)).toEqual({ counts: [8, null, null], total: null });
    expect(discloseCounts([8, 2, 4], [], DISCLOSURE_RULE)).toEqual({ counts: [8, null, null], total: null });
  });

  it('hides what is hidden elsewhere', () => {
    expect(discloseCounts([8, 6], [true, false], DISCLOSURE_RULE)).toEqual({
      counts: [null, 6],
      total: null,
    });
  });
});

describe('items', () => {
  const unit = {
    itemName: 'anmälan',
    itemsName: 'anmälningar',
    casesFulfilled: 8,
    casesWithFault: 0,
    casesWithout: 0,
  };
  const group = {
    itemName: 'anmälan',
    itemsName: 'anmälningar',
    fewest: 1,
    most: 9,
    casesAsked: 8,
    casesWithItems: 8,
  };
  const withItems = (
    total: number,
    items: Partial<QuestionFigures['items']> = {},
    more: Partial<typeof group> = {},
  ) => {
    const question = { ...row(total, 0), items: { ...unit, fewestCases: 8, ...items } };
    const figures = figuresOf([question], 8);
    const section = { key: 's', title: 'S', questions: ['q'], items: { ...group, total, ...more } };
    return deidentifyFigures(
      { ...figures, sections: [section] },
      DISCLOSURE_RULE,
      new Map([['q', ['items of s']]]),
    );
  };

  it('are shown without the fewest and the most, which are single cases', () => {
    const { questions, sections } = withItems(20);
    expect(questions[0]).toMatchObject({ fulfilled: 20, items: { casesFulfilled: 8 }, isSuppressed: false });
    expect(sections[0]?.items).toMatchObject({ total: 20, casesWithItems: 8, fewest: null, most: null });
  });

  it('are hidden when few cases stand behind them, however many they are', () => {
    for (const { questions } of [
      withItems(20, { fewestCases: 2 }),
      withItems(20, { casesFulfilled: 6, casesWithFault: 2 }),
      withItems(20, { casesFulfilled: 4, casesWithout: 4 }),
    ]) {
      expect(questions[0]).toMatchObject({ fulfilled: null, base: null, share: null, isSuppressed: true });
      expect(questions[0]?.items).toMatchObject({ casesFulfilled: null, casesWithFault: null });
    }
  });

  it('are hidden with their section when it has few, or few cases have any', () => {
    for (const shown of [withItems(4), withItems(20, {}, { casesWithItems: 3 })]) {
      expect(shown.sections[0]?.items).toMatchObject({ total: null, casesWithItems: null });
      expect(shown.questions[0]).toMatchObject({ fulfilled: null, isSuppressed: true });
    }
  });
});
