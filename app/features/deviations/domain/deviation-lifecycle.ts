import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { DeviationState } from '#app/shared/domain/vocabulary.ts';

/** `withdraw`, `reinstate` and `findAgain` follow from changed answers; the others are chosen by a person. */
export type DeviationEvent =
  | 'assess'
  | 'investigate'
  | 'act'
  | 'followUp'
  | 'close'
  | 'reopen'
  | 'withdraw'
  | 'reinstate'
  | 'findAgain';

const transitions: Readonly<Record<DeviationState, Partial<Record<DeviationEvent, DeviationState>>>> = {
  new: { assess: 'assessed', withdraw: 'withdrawn' },
  assessed: { investigate: 'investigating', act: 'inProgress', close: 'closed' },
  investigating: { act: 'inProgress', close: 'closed' },
  inProgress: { followUp: 'followedUp', close: 'closed' },
  // What did not help is acted on again.
  followedUp: { act: 'inProgress', close: 'closed' },
  closed: { reopen: 'assessed', findAgain: 'new' },
  withdrawn: { reinstate: 'new' },
};

/** The state after the event; an error when it is not possible. The server and the buttons both ask this. */
export function nextDeviationState(
  state: DeviationState,
  event: DeviationEvent,
): Result<DeviationState, 'notPossible'> {
  const next = transitions[state][event];
  return next === undefined ? err('notPossible') : ok(next);
}

const chosenByPeople = [
  'assess',
  'investigate',
  'act',
  'followUp',
  'close',
  'reopen',
] as const satisfies readonly DeviationEvent[];
export type HandlingEvent = (typeof chosenByPeople)[number];

/** What a person may choose in this state, in the order of the buttons. */
export function handlingEvents(state: DeviationState): HandlingEvent[] {
  return chosenByPeople.filter((event) => transitions[state][event] !== undefined);
}

/** Open deviations wait for somebody; a new fault on the same case and question is linked to them. */
export const openDeviationStates = [
  'new',
  'assessed',
  'investigating',
  'inProgress',
  'followedUp',
] as const satisfies readonly DeviationState[];

/** Whether somebody still has to do something. */
export function isOpenDeviation(state: DeviationState): boolean {
  return openDeviationStates.some((open) => open === state);
}

/** What the due date is for, as a label; empty when nothing is due any more. */
export const dueWords: Readonly<Record<DeviationState, string>> = {
  new: 'Bedöms senast',
  assessed: 'Åtgärdas senast',
  investigating: 'Åtgärdas senast',
  inProgress: 'Åtgärdas senast',
  followedUp: 'Följs upp senast',
  closed: '',
  withdrawn: '',
};

/** What people read for each state. */
export const deviationStateWords: Readonly<Record<DeviationState, string>> = {
  new: 'Ny',
  assessed: 'Bedömd',
  investigating: 'Utreds',
  inProgress: 'Åtgärdas',
  followedUp: 'Följs upp',
  closed: 'Avslutad',
  withdrawn: 'Återkallad',
};
