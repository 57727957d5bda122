import { describe, expect, it } from 'vitest';
import { firstSteps } from './first-steps.ts';

const nothing = {
  hasImport: false,
  hasControl: false,
  hasDraw: false,
  hasFinishedReview: false,
  hasWorkbook: false,
  hasFinalisedRound: false,
  roundId: null,
};

describe('the first steps', () => {
  it('begin with the register and name one thing to do now', () => {
    const steps = firstSteps(nothing);
    expect(steps.map((step) => step.state)).toEqual([
      'current',
      'upcoming',
      'upcoming',
      'upcoming',
      'upcoming',
    ]);
    expect(steps[0]?.to).toBe('/register');
  });

  it('lead to the round once there is one', () => {
    const steps = firstSteps({ ...nothing, hasImport: true, hasControl: true, roundId: 7 });
    expect(steps.find((step) => step.state === 'current')).toMatchObject({ to: '/omgangar/7' });
    expect(steps[0]).not.toHaveProperty('to');
  });

  it('something done out of turn counts as done, and the first gap is what to do', () => {
    const steps = firstSteps({ ...nothing, hasImport: true, hasDraw: true });
    expect(steps.map((step) => step.state)).toEqual(['done', 'current', 'done', 'upcoming', 'upcoming']);
  });

  it('are gone when all are taken', () => {
    const all = {
      ...nothing,
      hasImport: true,
      hasControl: true,
      hasDraw: true,
      hasFinishedReview: true,
      hasWorkbook: true,
    };
    expect(firstSteps({ ...all, roundId: 7 })).toEqual([]);
    expect(firstSteps({ ...nothing, hasFinalisedRound: true })).toEqual([]);
  });
});
