import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { ApprovalState, ReviewState } from '#app/shared/domain/vocabulary.ts';

export type ReviewEvent = 'answer' | 'handIn' | 'reopen' | 'assign' | 'declareConflict';

/**
 * State × event → state; what is not here is not possible. An answer keeps a reopened review reopened, so that
 * the list still says why it came back. Whoever declares a conflict of interest leaves nothing of her own behind; with
 * answers by others left in it the review stays begun.
 */
const transitions: Readonly<Record<ReviewState, Partial<Record<ReviewEvent, ReviewState>>>> = {
  assigned: { answer: 'started', handIn: 'finished', assign: 'assigned', declareConflict: 'assigned' },
  started: { answer: 'started', handIn: 'finished', assign: 'started', declareConflict: 'assigned' },
  finished: { reopen: 'reopened' },
  reopened: { answer: 'reopened', handIn: 'finished', assign: 'reopened', declareConflict: 'assigned' },
};

/** The state after the event; an error when the event is not possible in this state. Buttons ask it too. */
export function nextReviewState(state: ReviewState, event: ReviewEvent): Result<ReviewState, 'notPossible'> {
  const next = transitions[state][event];
  return next === undefined ? err('notPossible') : ok(next);
}

/** Whether the event is possible now. */
export function canReview(state: ReviewState, event: ReviewEvent): boolean {
  return transitions[state][event] !== undefined;
}

/**
 * Whether the review counts in results and makes deviations: handed in, and approved where the round asks for it. A
 * review whose `approval` is null belongs to a round without quality assurance.
 */
export function isSettled(review: {
  readonly state: ReviewState;
  readonly approval: ApprovalState | null;
}): boolean {
  return review.state === 'finished' && (review.approval === null || review.approval === 'approved');
}

/**
 * Where a review stands when its reviewer has declared a conflict of interest: not begun when nothing is left in it, and
 * otherwise as it was. Handed in it is no more, since somebody else has to judge what she answered.
 */
export function stateAfterConflict(state: ReviewState, answersLeft: number): ReviewState {
  if (answersLeft === 0) return 'assigned';
  return state === 'finished' ? 'started' : state;
}

/** What people read for each state. */
export const reviewStateWords: Readonly<Record<ReviewState, string>> = {
  assigned: 'Inte påbörjad',
  started: 'Påbörjad',
  finished: 'Inlämnad',
  reopened: 'Öppnad igen',
};
