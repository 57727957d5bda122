import { describe, expect, it } from 'vitest';
import type { QuestionFigures, RoundFigures } from './round-figures.ts';
import {
  type DeidentifiedQuestion,
  DISCLOSURE_RULE,
  deidentifyFigures,
  discloseCounts,
  isSmall,
} from './small-numbers.ts';

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
    format: 'aktsam-siffror/1',
    isComplete: true,
    selection: 'random',
    frameSize: 100,
    sampleSize: reviewedCount,
    reviewedCount,
    faultCount: questions.reduce((sum, one) => sum + one.notFulfilled, 0),
    casesWithFaultCount: 0,
    hasUnequalProbabilities: false,
    questions,
  };
}

function deidentified(question: QuestionFigures): DeidentifiedQuestion {
  const reviewed = question.base + question.notApplicable + question.notAsked;
  const [only] = deidentifyFigures(figuresOf([question], reviewed), DISCLOSURE_RULE).questions;
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

  it('keeps the number of faults only when no row hides its part of it', () => {
    expect(deidentifyFigures(figuresOf([row(5, 5), row(10, 0)], 10), DISCLOSURE_RULE).faultCount).toBe(5);
    expect(deidentifyFigures(figuresOf([row(5, 5), row(9, 1)], 10), DISCLOSURE_RULE).faultCount).toBeNull();
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
  it('hides small counts and the total that would give a lone one away', () => {
    expect(discloseCounts([8, 0, 6], [], DISCLOSURE_RULE)).toEqual({ counts: [8, 0, 6], total: 14 });
    expect(discloseCounts([8, 2, 6], [], DISCLOSURE_RULE)).toEqual({ counts: [8, null, 6], total: null });
    expect(discloseCounts([8, 2, 1], [], DISCLOSURE_RULE)).toEqual({ counts: [8, null, null], total: null });
    expect(discloseCounts([8, 2, 4], [], DISCLOSURE_RULE)).toEqual({ counts: [8, null, null], total: 14 });
  });

  it('hides what is hidden elsewhere', () => {
    expect(discloseCounts([8, 6], [true, false], DISCLOSURE_RULE)).toEqual({
      counts: [null, 6],
      total: null,
    });
  });
});
