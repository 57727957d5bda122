import { describe, expect, it } from 'vitest';
import { REVIEW_STATES } from '#app/shared/domain/vocabulary.ts';
import { canReview, nextReviewState } from './review-lifecycle.ts';

describe('the life of a review', () => {
  it('goes from assigned over the first answer to handed in and back when reopened', () => {
    expect(nextReviewState('assigned', 'answer')).toEqual({ ok: true, value: 'started' });
    expect(nextReviewState('started', 'handIn')).toEqual({ ok: true, value: 'finished' });
    expect(nextReviewState('finished', 'reopen')).toEqual({ ok: true, value: 'reopened' });
    expect(nextReviewState('reopened', 'handIn')).toEqual({ ok: true, value: 'finished' });
  });

  it('takes nothing but reopening once it is handed in', () => {
    for (const event of ['answer', 'handIn', 'assign', 'declareConflict'] as const) {
      expect(nextReviewState('finished', event)).toEqual({ ok: false, error: 'notPossible' });
    }
  });

  it('can be reopened only when handed in', () => {
    expect(REVIEW_STATES.filter((state) => canReview(state, 'reopen'))).toEqual(['finished']);
  });

  it('starts anew for the next reviewer after a conflict of interest', () => {
    expect(nextReviewState('started', 'declareConflict')).toEqual({ ok: true, value: 'assigned' });
    expect(nextReviewState('started', 'assign')).toEqual({ ok: true, value: 'started' });
  });
});
