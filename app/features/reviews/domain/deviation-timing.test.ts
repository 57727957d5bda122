import { expect, it } from 'vitest';
import { ONE_REVIEWER, type ReviewProcedure } from '#app/features/controls/domain/review-procedure.ts';
import { deviationTimingOf, faultHintOf } from './deviation-timing.ts';

const withProcedure = (change: Partial<ReviewProcedure>): ReviewProcedure => ({ ...ONE_REVIEWER, ...change });
const two = withProcedure({ reviewersPerCase: 2, isBlind: true });
const vignettes = withProcedure({ reviewersPerCase: 'everyone', isBlind: true });

it.each([
  [ONE_REVIEWER, 0, 'handIn'],
  [withProcedure({ needsApproval: true }), 0, 'approval'],
  [two, 1, 'agreement'],
  [two, 0, 'handIn'],
  [{ ...two, needsApproval: true }, 2, 'agreement'],
  [{ ...two, needsApproval: true }, 0, 'approval'],
  [vignettes, 1, 'never'],
  [vignettes, 0, 'never'],
] as const)('says of a review when its faults become deviations', (procedure, slot, timing) => {
  expect(deviationTimingOf(procedure, slot)).toBe(timing);
});

it('promises a deviation at the hand-in only where one is made then', () => {
  expect(faultHintOf('handIn')).toContain('när du lämnar in');
  for (const timing of ['approval', 'agreement', 'never'] as const)
    expect(faultHintOf(timing)).not.toContain('när du lämnar in');
  expect(faultHintOf('never')).toBe('Skriv inga namn eller personnummer.');
});
