import { describe, expect, it } from 'vitest';
import { REVIEW_STATES } from '#app/shared/domain/vocabulary.ts';
import { handedInWords, isAwaitingApproval, nextApproval } from './approval-lifecycle.ts';
import { isSettled } from './review-lifecycle.ts';

const APPROVALS = [null, 'waiting', 'returned', 'approved'] as const;
const no = 'notPossible';

describe('an approval', () => {
  it.each([
    // approval, handIn, sendBack, approve, reopen
    [null, 'waiting', no, no, null],
    ['waiting', no, 'returned', 'approved', null],
    ['returned', 'waiting', no, no, no],
    ['approved', no, no, no, null],
  ] as const)('%s goes on as the table says', (approval, handIn, sendBack, approve, reopen) => {
    const expected = { handIn, sendBack, approve, reopen };
    for (const event of ['handIn', 'sendBack', 'approve', 'reopen'] as const) {
      const next = nextApproval(approval, event);
      expect([event, next.ok ? next.value : next.error]).toEqual([event, expected[event]]);
    }
  });

  it('can never be reached but by somebody approving', () => {
    for (const approval of APPROVALS)
      for (const event of ['handIn', 'sendBack', 'reopen'] as const) {
        const next = nextApproval(approval, event);
        expect(next.ok && next.value === 'approved').toBe(false);
      }
  });
});

describe('a review', () => {
  it('counts only when it is handed in, and either approved or in no need of it', () => {
    const counting = REVIEW_STATES.flatMap((state) =>
      APPROVALS.filter((approval) => isSettled({ state, approval })).map(
        (approval) => `${state} ${approval}`,
      ),
    );
    expect(counting).toEqual(['finished null', 'finished approved']);
  });

  it('never counts while it waits, and is called so in files', () => {
    const waiting = { state: 'finished', approval: 'waiting' } as const;
    expect([isAwaitingApproval(waiting), isSettled(waiting)]).toEqual([true, false]);
    expect(handedInWords(waiting)).toBe('Väntar på godkännande');
  });

  it.each([
    [undefined, 'Inte inlämnad'],
    [{ state: 'started', approval: null }, 'Inte inlämnad'],
    [{ state: 'reopened', approval: null }, 'Inte inlämnad'],
    [{ state: 'reopened', approval: 'returned' }, 'Skickad tillbaka'],
    [{ state: 'finished', approval: null }, 'Inlämnad'],
    [{ state: 'finished', approval: 'approved' }, 'Inlämnad'],
  ] as const)('%o is "%s"', (review, words) => {
    expect(handedInWords(review)).toBe(words);
  });
});
