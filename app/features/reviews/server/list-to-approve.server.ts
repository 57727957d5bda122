import { type Actor, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { civilDateInSweden } from '#app/shared/domain/civil-date.ts';
import type { ReviewId, RoundId } from '#app/shared/domain/ids.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listReviewsInApproval } from '#db/queries/approvals.server.ts';
import { isToBeApproved } from './approval-access.server.ts';
import { mayReview } from './review-access.server.ts';

export interface ReviewInApproval {
  reviewId: ReviewId;
  caseKey: string;
  unitName: string;
  roundId: RoundId;
  roundName: string;
  controlName: string;
  /** Null where several have agreed on the answers. */
  reviewerName: string | null;
  finishedAt: string | null;
  dueOn: string;
  isOverdue: boolean;
  unresolvedCount: number;
}

/** What the person may approve: the reviews that wait for it, and those that were sent back; by due date. */
export function listToApprove(
  services: Services,
  actor: Actor,
): { waiting: ReviewInApproval[]; returned: ReviewInApproval[] } {
  const today = civilDateInSweden(services.now());
  const scope = scopeOf(actor, 'review.approve');
  const rows = listReviewsInApproval(services.db, scope, actor.personId).filter(
    (row) => isToBeApproved(row) && mayReview(actor, 'review.approve', row),
  );
  const shown = (approval: 'waiting' | 'returned') =>
    rows
      .filter((row) => row.approval === approval)
      .map(({ id, dueOn, ...row }) => ({
        reviewId: id,
        caseKey: row.caseKey,
        unitName: row.unitName,
        roundId: row.roundId,
        roundName: row.roundName,
        controlName: row.controlName,
        reviewerName: row.reviewerName,
        finishedAt: row.finishedAt,
        dueOn,
        isOverdue: dueOn < today,
        unresolvedCount: row.unresolvedCount,
      }));
  return { waiting: shown('waiting'), returned: shown('returned') };
}

/** The next review that waits for the person's approval after the given one; from the first again at the end. */
export function nextToApprove(services: Services, actor: Actor, reviewId: ReviewId): ReviewId | null {
  const ids = listToApprove(services, actor).waiting.map((review) => review.reviewId);
  const at = ids.indexOf(reviewId);
  const others = [...ids.slice(at + 1), ...ids.slice(0, Math.max(at, 0))];
  return others[0] ?? null;
}
