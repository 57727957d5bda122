import { isAnsweredBySeveral, type ReviewProcedure } from '#app/features/controls/domain/review-procedure.ts';
import type { ApprovalState } from '#app/shared/domain/vocabulary.ts';

/** What a review asks of the person who has it: granska, svara som en av flera, enas om svaren, rätta det som kom tillbaka. */
export type WorkTask = 'review' | 'vignette' | 'agree' | 'returned';

/**
 * The task that a review is to its reviewer. One that was sent back with comments is that first; slot 0 of a case that
 * several answer is the agreed answers; where everybody in the round answers, it is a vignette.
 */
export function taskOf(
  review: { readonly slot: number; readonly approval: ApprovalState | null },
  procedure: ReviewProcedure,
): WorkTask {
  if (review.approval === 'returned') return 'returned';
  if (!isAnsweredBySeveral(procedure)) return 'review';
  if (review.slot === 0) return 'agree';
  return procedure.reviewersPerCase === 'everyone' ? 'vignette' : 'review';
}
