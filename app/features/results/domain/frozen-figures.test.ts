import { describe, expect, it } from 'vitest';
import { DISCLOSURE_RULE } from './disclosure-rule.ts';
import { readFrozenFigures } from './frozen-figures.ts';
import { deidentifyFigures } from './small-numbers.ts';

const question = (key: string, section: string, fulfilled: number) => ({
  key,
  section,
  shortName: `Fråga ${key}`,
  wording: `Fråga ${key}?`,
  isCritical: false,
  fulfilled,
  notFulfilled: 10 - fulfilled,
  documentMissing: 0,
  notApplicable: 0,
  notAsked: 0,
  base: 10,
  share: fulfilled / 10,
  interval: { kind: 'cases', low: 65, high: 137, frame: 141 },
  isUnweighted: true,
  weightedShare: 0.78,
  fewestOfOneChance: 1,
});

/** As rounds that were finalised in format 1 have it on disk. */
const stored = {
  figures: {
    format: 'aktsam-siffror/1',
    isComplete: true,
    selection: 'random',
    frameSize: 141,
    sampleSize: 10,
    reviewedCount: 10,
    faultCount: 2,
    casesWithFaultCount: 2,
    hasUnequalProbabilities: true,
    questions: [question('a', 'Barnet', 8), question('b', 'Barnet', 10), question('c', 'Planen', 10)],
  },
  unreviewed: [{ reviewId: 4, reason: 'Personen har flyttat' }],
};

describe('frozen figures', () => {
  it('of format 1 are read with every number as it was, in the sections they stood in', () => {
    const { figures, unreviewed } = readFrozenFigures(structuredClone(stored));
    expect(unreviewed).toEqual(stored.unreviewed);
    expect(figures).toMatchObject({ ...stored.figures, format: 'aktsam-siffror/2', distributions: [] });
    expect(figures.questions[0]).toEqual({
      ...stored.figures.questions[0],
      items: null,
      overridden: null,
      noted: 0,
    });
    expect(figures.sections.map(({ title, questions }) => [title, questions])).toEqual([
      ['Barnet', ['a', 'b']],
      ['Planen', ['c']],
    ]);
  });

  it('of format 1 hide the same numbers as they did', () => {
    const { figures } = readFrozenFigures(stored);
    const shown = deidentifyFigures(figures, DISCLOSURE_RULE, new Map());
    expect(shown).toMatchObject({ faultCount: null, casesWithFaultCount: null });
    expect(shown.questions.map(({ fulfilled, base }) => [fulfilled, base])).toEqual([
      [null, 10],
      [10, 10],
      [10, 10],
    ]);
  });

  it('are refused in a format that nobody knows, and when they are none', () => {
    const later = { ...stored, figures: { ...stored.figures, format: 'aktsam-siffror/3' } };
    for (const unknown of [null, {}, { figures: stored.figures }, later]) {
      expect(() => readFrozenFigures(unknown)).toThrow(TypeError);
    }
  });
});
