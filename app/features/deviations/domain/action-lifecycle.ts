import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { ActionState, Effect } from '#app/shared/domain/vocabulary.ts';

/** `postpone`: it was too early to tell whether it helped. */
export type ActionEvent = 'finish' | 'drop' | 'followUp' | 'postpone';

const transitions: Readonly<Record<ActionState, Partial<Record<ActionEvent, ActionState>>>> = {
  planned: { finish: 'done', drop: 'dropped' },
  done: { followUp: 'followedUp', postpone: 'done' },
  followedUp: {},
  dropped: {},
};

/** The state after the event; an error when it is not possible. The server and the buttons both ask this. */
export function nextActionState(state: ActionState, event: ActionEvent): Result<ActionState, 'notPossible'> {
  const next = transitions[state][event];
  return next === undefined ? err('notPossible') : ok(next);
}

/** Whether somebody still has to do it or see whether it helped. */
export function isOpenAction(state: ActionState): boolean {
  return Object.keys(transitions[state]).length > 0;
}

/** The day that is waited for: when it is to be done, then when it is to be followed up; null when nothing is. */
export function awaitedOn(action: { state: ActionState; dueOn: string; followUpOn: string }): string | null {
  if (action.state === 'planned') return action.dueOn;
  return action.state === 'done' ? action.followUpOn : null;
}

/** "ÅT-2026-001"; more than three digits when a year has more than 999. */
export function actionNumber(year: number, sequence: number): string {
  return `ÅT-${year}-${String(sequence).padStart(3, '0')}`;
}

/** What people read for each state. */
export const actionStateWords: Readonly<Record<ActionState, string>> = {
  planned: 'Planerad',
  done: 'Genomförd',
  followedUp: 'Uppföljd',
  dropped: 'Struken',
};

/** What people read for each answer to whether it had the effect it was meant to have. */
export const effectWords: Readonly<Record<Effect, string>> = {
  yes: 'Ja',
  partly: 'Delvis',
  no: 'Nej',
  tooEarly: 'För tidigt att säga',
};
