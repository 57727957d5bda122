import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACTION_STATES, type ActionState } from '#app/shared/domain/vocabulary.ts';
import {
  type ActionEvent,
  actionNumber,
  awaitedOn,
  isOpenAction,
  nextActionState,
} from './action-lifecycle.ts';

const EVENTS: readonly ActionEvent[] = ['finish', 'drop', 'followUp', 'postpone'];
const days = { dueOn: '2026-05-01', followUpOn: '2026-11-01' };

describe('an action', () => {
  it('goes from planned to done to followed up, or is dropped before it is done', () => {
    const possible = ACTION_STATES.flatMap((state) =>
      EVENTS.flatMap((event) => {
        const next = nextActionState(state, event);
        return next.ok ? [`${state} ${event} ${next.value}`] : [];
      }),
    );
    expect(possible).toEqual([
      'planned finish done',
      'planned drop dropped',
      'done followUp followedUp',
      'done postpone done',
    ]);
  });

  it('waits for a day exactly as long as it is open, whatever is tried', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...EVENTS)), (tried) => {
        let state: ActionState = 'planned';
        for (const event of tried) {
          const next = nextActionState(state, event);
          if (next.ok) state = next.value;
          expect(awaitedOn({ state, ...days }) !== null).toBe(isOpenAction(state));
        }
      }),
    );
    expect(awaitedOn({ state: 'planned', ...days })).toBe('2026-05-01');
    expect(awaitedOn({ state: 'done', ...days })).toBe('2026-11-01');
    expect(actionNumber(2026, 7)).toBe('ÅT-2026-007');
  });
});
