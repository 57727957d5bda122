import { expect, it } from 'vitest';
import { reviewingStageOf } from './reviewing-stage.ts';

const stage = (
  change: Partial<Parameters<typeof reviewingStageOf>[0]>,
  progress: Partial<Parameters<typeof reviewingStageOf>[0]['progress']> = {},
) =>
  reviewingStageOf({
    ...{ settled: 0, total: 4, isVignette: false, areAnswersOpen: false, unwritten: [] },
    progress: {
      ...{ agrees: true, reviewers: [{ left: 0 }], emptyCount: 0, toAgreeCount: 0, toApproveCount: 0 },
      ...progress,
    },
    ...change,
  });

it('waits for what is left to do, in the order it is done', () => {
  expect(stage({}, { reviewers: [{ left: 2 }], toAgreeCount: 1 })).toEqual({ kind: 'underWay', toAgree: 1 });
  expect(stage({}, { emptyCount: 1, toAgreeCount: 3 }).kind).toBe('underWay');
  expect(stage({ settled: 1 }, { toAgreeCount: 3 })).toEqual({ kind: 'toAgree', toAgree: 3 });
  expect(stage({ settled: 1 }, { toApproveCount: 3 }).kind).toBe('toApprove');
  // One was sent back: its reviewer has it again.
  expect(stage({ settled: 1 }, { toApproveCount: 2 }).kind).toBe('underWay');
  expect(stage({ settled: 4 })).toEqual({ kind: 'finished', isUnwritten: false });
  expect(stage({ settled: 4, unwritten: ['Analys'] })).toEqual({ kind: 'finished', isUnwritten: true });
  expect(stage({ total: 0 }).kind).toBe('underWay');
});

it('is over for a vignette when the answers are open, whatever is settled', () => {
  expect(stage({ isVignette: true }).kind).toBe('answering');
  expect(stage({ isVignette: true, areAnswersOpen: true }).kind).toBe('answersOpen');
});
