import { HOLDS_NUMBER } from '#app/features/reviews/domain/number-in-answer.ts';
import { TOO_LONG } from '#app/shared/text/as-typed.ts';
import type { QueueEntry } from './answer-queue.ts';

/** Why an answer is not sent, where that lies in any of its words and not in the field of the answer; else empty. */
export function troubleOfWords({ state, message }: Pick<QueueEntry, 'state' | 'message'>): string {
  return state === 'invalid' && (message === HOLDS_NUMBER || message === TOO_LONG) ? message : '';
}
