import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { RoundState } from '#app/shared/domain/vocabulary.ts';

/** What can happen to a round (omgång). */
export const ROUND_EVENTS = [
  'freezeFrame',
  'draw',
  'redraw',
  'extend',
  'replaceCase',
  'assignReviews',
  'finalise',
  'reopen',
] as const;
export type RoundEvent = (typeof ROUND_EVENTS)[number];

/**
 * State × event → state. What is not here cannot happen. The server guards with it and the pages show their buttons
 * by it. A redraw is open only until the reviews are shared out: after that somebody may have begun to read. More cases
 * can be drawn until the round is finalised, since they take nothing away.
 */
const TRANSITIONS: Readonly<Record<RoundState, Partial<Readonly<Record<RoundEvent, RoundState>>>>> = {
  planned: { freezeFrame: 'frozen' },
  frozen: { draw: 'drawn' },
  drawn: { redraw: 'drawn', extend: 'drawn', replaceCase: 'drawn', assignReviews: 'reviewing' },
  reviewing: {
    extend: 'reviewing',
    replaceCase: 'reviewing',
    assignReviews: 'reviewing',
    finalise: 'finalised',
  },
  finalised: { reopen: 'reviewing' },
};

/** Whether a round can be taken away as if it had never been started: only while nothing is frozen in it. */
export function isRemovable(state: RoundState): boolean {
  return state === 'planned';
}

/**
 * Whether a round can be given up (avbrytas): its frame is frozen, and no review was ever handed in. From then on it is
 * finalised instead, since something has been found.
 */
export function isAbortable(state: RoundState, isAnythingHandedIn: boolean): boolean {
  return state === 'frozen' || state === 'drawn' || (state === 'reviewing' && !isAnythingHandedIn);
}

/** Whether how the reviewing is done can still be changed: until the reviews are shared out. */
export function isProcedureOpen(state: RoundState): boolean {
  return state === 'planned' || state === 'frozen' || state === 'drawn';
}

/** The state after an event, or an error with the state that does not allow it. */
export function nextRoundState(
  state: RoundState,
  event: RoundEvent,
): Result<RoundState, { readonly state: RoundState; readonly event: RoundEvent }> {
  const next = TRANSITIONS[state][event];
  return next === undefined ? err({ state, event }) : ok(next);
}

/** Whether the event is open in this state: what decides if a button is shown. */
export function isOpen(state: RoundState, event: RoundEvent): boolean {
  return TRANSITIONS[state][event] !== undefined;
}
