import { describe, expect, it } from 'vitest';
import type {
  AnswerOption,
  ChecklistDefinition,
  YesNoQuestion,
} from '#app/features/checklists/domain/definition.ts';
import { evaluateReview } from '#app/features/checklists/domain/evaluate.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { FigureCase } from './gather-answers.ts';
import { roundFigures } from './round-figures.ts';

const question = (key: string, more: Partial<YesNoQuestion> = {}): YesNoQuestion => ({
  key,
  kind: 'yesNo',
  wording: { text: `Fråga ${key}?` },
  shortName: key,
  goodAnswer: 'yes',
  options: ['yes', 'no', 'notApplicable', 'documentMissing'],
  help: '',
  isCritical: false,
  ...more,
});

const definition: ChecklistDefinition = {
  format: 'aktsam-checklista/2',
  key: 'liten',
  title: 'Liten',
  purpose: '',
  sections: [
    {
      key: 'a',
      title: 'Avsnitt A',
      questions: [
        question('plan'),
        question('skyddsbehov', { goodAnswer: 'no' }),
        question('skal', { visibleWhen: [{ kind: 'answer', question: 'plan', isOneOf: ['no'] }] }),
      ],
    },
  ],
};

/** One letter an answer, in the order plan, skyddsbehov, skal; a dot is no answer. */
const letters: Record<string, AnswerOption> = { J: 'yes', N: 'no', E: 'notApplicable', S: 'documentMissing' };
function aCase(row: string, inclusionProbability: number | undefined = 0.1, isFinished = true): FigureCase {
  const keys = ['plan', 'skyddsbehov', 'skal'];
  const answers = Object.fromEntries(
    [...row].flatMap((letter, index) => {
      const option = letters[letter];
      return option ? [[keys[index], { option, reason: '', comment: '' }]] : [];
    }),
  );
  const evaluation = evaluateReview(
    definition,
    { columns: {}, referenceOn: '2026-10-31' as CivilDate },
    answers,
  );
  return { evaluation, columns: {}, isFinished, inclusionProbability };
}

const random = { definition, frameSize: 40, selection: 'random', isComplete: true } as const;

describe('figures of a round', () => {
  it('counts a small table as by hand', () => {
    const figures = roundFigures({
      ...random,
      cases: ['JN.', 'JJ.', 'NNJ', 'NEN', 'SN.'].map((row) => aCase(row)),
    });
    expect(figures).toMatchObject({ sampleSize: 5, reviewedCount: 5, faultCount: 5, casesWithFaultCount: 4 });
    const [plan, protection, reason] = figures.questions;
    expect(plan).toMatchObject({
      fulfilled: 2,
      notFulfilled: 3,
      documentMissing: 1,
      notApplicable: 0,
      notAsked: 0,
      base: 5,
      share: 0.4,
      interval: { kind: 'cases', frame: 40 },
    });
    // "nej" is the good answer here, and one case stands outside the base
    expect(protection).toMatchObject({
      fulfilled: 3,
      notFulfilled: 1,
      notApplicable: 1,
      base: 4,
      share: 0.75,
    });
    expect(protection?.interval.kind).toBe('share');
    expect(reason).toMatchObject({ fulfilled: 1, notFulfilled: 1, notAsked: 3, base: 2 });
    expect(reason?.interval.kind).toBe('share');
  });

  it('gives the interval of the product text for 8 of 10 in 141', () => {
    const rows = [...Array(8).fill('JN.'), ...Array(2).fill('SN.')] as string[];
    const figures = roundFigures({ ...random, frameSize: 141, cases: rows.map((row) => aCase(row)) });
    expect(figures.questions[0]).toMatchObject({
      fulfilled: 8,
      base: 10,
      interval: { kind: 'cases', low: 65, high: 137, frame: 141 },
    });
  });

  it('ignores answers of reviews that are not finished', () => {
    const figures = roundFigures({ ...random, cases: [aCase('JN.'), aCase('NN.', 0.1, false)] });
    expect(figures).toMatchObject({ sampleSize: 2, reviewedCount: 1, faultCount: 0 });
    expect(figures.questions[0]).toMatchObject({ base: 1, notAsked: 0 });
  });

  it('ignores an answer that an earlier answer has hidden', () => {
    const figures = roundFigures({ ...random, cases: [aCase('JNN')] });
    expect(figures.questions[2]).toMatchObject({ notFulfilled: 0, notAsked: 1, base: 0, share: null });
    expect(figures.faultCount).toBe(0);
  });

  it('says nothing of the frame while reviews remain', () => {
    const figures = roundFigures({ ...random, isComplete: false, cases: [aCase('JN.')] });
    expect(figures.questions[0]?.interval).toEqual({ kind: 'none', reason: 'preliminary' });
  });

  it('weighs by inverse probability beside the unweighted share', () => {
    const figures = roundFigures({ ...random, cases: [aCase('JN.', 0.5), aCase('NNJ', 0.25)] });
    expect(figures.hasUnequalProbabilities).toBe(true);
    expect(figures.questions[0]).toMatchObject({ share: 0.5, isUnweighted: true });
    // weights 2 and 4: 2 / 6
    expect(figures.questions[0]?.weightedShare).toBeCloseTo(1 / 3, 12);
  });

  it('marks the share as unweighted and gives no weighted one where probabilities are unknown', () => {
    const figures = roundFigures({
      ...random,
      cases: [{ ...aCase('JN.'), inclusionProbability: undefined }],
    });
    expect(figures.questions[0]).toMatchObject({ isUnweighted: true, weightedShare: null });
  });

  it('is the same after a journey through JSON', () => {
    const figures = roundFigures({ ...random, cases: [aCase('JN.'), aCase('EE.')] });
    expect(JSON.parse(JSON.stringify(figures))).toEqual(figures);
  });

  it('has no share in an empty round', () => {
    const figures = roundFigures({ ...random, cases: [] });
    expect(figures.questions.every((one) => one.share === null && one.base === 0)).toBe(true);
  });
});
