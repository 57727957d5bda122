import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { ApprovalState, ReviewState } from '#app/shared/domain/vocabulary.ts';

export type ApprovalEvent = 'handIn' | 'sendBack' | 'approve' | 'reopen';

/** Before a review is handed in, and when an approved one was opened again, there is no approval at all. */
type Stage = ApprovalState | 'none';

/** Approval × event → approval, in a round that asks for approval; what is not here is not possible. */
const transitions: Readonly<Record<Stage, Partial<Record<ApprovalEvent, Stage>>>> = {
  none: { handIn: 'waiting', reopen: 'none' },
  waiting: { approve: 'approved', sendBack: 'returned', reopen: 'none' },
  returned: { handIn: 'waiting' },
  approved: { reopen: 'none' },
};

/**
 * The approval after the event, null for none; an error when the event is not possible now. For rounds whose procedure
 * asks for approval; in all others `approval` is null and stays so. Buttons ask it too.
 */
export function nextApproval(
  approval: ApprovalState | null,
  event: ApprovalEvent,
): Result<ApprovalState | null, 'notPossible'> {
  const next = transitions[approval ?? 'none'][event];
  if (next === undefined) return err('notPossible');
  return ok(next === 'none' ? null : next);
}

/** The review is handed in and waits for somebody else to approve it: done by its reviewer, but not yet counted. */
export function isAwaitingApproval(review: {
  readonly state: ReviewState;
  readonly approval: ApprovalState | null;
}): boolean {
  return review.state === 'finished' && review.approval === 'waiting';
}

/** Where the review is on its way into the results, in the words of files and lists. */
export function handedInWords(
  review: { readonly state: ReviewState; readonly approval: ApprovalState | null } | undefined,
): string {
  if (review === undefined || (review.state !== 'finished' && review.approval === null))
    return 'Inte inlämnad';
  return review.approval === null || review.approval === 'approved'
    ? 'Inlämnad'
    : approvalWords[review.approval];
}

/** What people read for each state of approval. */
export const approvalWords: Readonly<Record<ApprovalState, string>> = {
  waiting: 'Väntar på godkännande',
  returned: 'Skickad tillbaka',
  approved: 'Godkänd',
};
