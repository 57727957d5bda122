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

  it('begin with the units for whoever builds the organisation', () => {
    const steps = firstSteps({ ...nothing, hasUnits: false });
    expect(steps.map(({ label }) => label).slice(0, 2)).toEqual([
      'Lägg upp enheterna',
      'Läs in ett register',
    ]);
    expect(steps[0]).toMatchObject({ state: 'current', to: '/organisation' });
    expect(firstSteps({ ...nothing, hasUnits: true })[1]).toMatchObject({
      state: 'current',
      to: '/register',
    });
  });

  it('lead nowhere when the round is somebody else’s', () => {
    const done = { ...nothing, hasImport: true, hasControl: true, hasDraw: true };
    const steps = firstSteps({ ...done, hasFinishedReview: true });
    expect(steps.find((step) => step.state === 'current')).toEqual({
      label: 'Hämta Excel-filen',
      note: 'Under Resultat på omgångens sida.',
      state: 'current',
    });
    expect(firstSteps(done).find((step) => step.state === 'current')?.to).toBe('/granskningar');
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
