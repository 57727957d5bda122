import { type Actor, may } from '#app/features/accounts/domain/policy.ts';
import type { ChecklistDefinition } from '#app/features/checklists/domain/definition.ts';
import { answerName } from '#app/features/reviews/domain/answer-name.ts';
import { nextApproval } from '#app/features/reviews/domain/approval-lifecycle.ts';
import { type CommentThread, unresolvedOf } from '#app/features/reviews/domain/comment-threads.ts';
import type { ReviewId } from '#app/shared/domain/ids.ts';
import type { ApprovalState } from '#app/shared/domain/vocabulary.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { Reader } from '#db/client.server.ts';
import type { listAnswersOfReview } from '#db/queries/answers.server.ts';
import { findApproverName } from '#db/queries/approvals.server.ts';
import { listReviewComments } from '#db/queries/review-comments.server.ts';
import type { ReviewRow } from '#db/queries/reviews.server.ts';
import { isToBeApproved, mayApprove, mayComment } from './approval-access.server.ts';
import { nextToApprove } from './list-to-approve.server.ts';

/** What the review page shows of the quality assurance (kvalitetssäkring) of a review. */
export interface Assurance {
  approval: ApprovalState | null;
  approvedAt: string | null;
  approvedByName: string | null;
  /** The review's revision, so that nobody approves what she has not seen. */
  revision: number;
  threads: CommentThread[];
  can: { comment: boolean; approve: boolean; sendBack: boolean };
  /** Leads the unit but has had a hand in the case: somebody else must approve. */
  isBarred: boolean;
  nextToApproveId: ReviewId | null;
}

type Stored = ReturnType<typeof listAnswersOfReview>;

/** Null for a review that no round asks approval of. `db` is the transaction that read the review. */
export function loadAssurance(
  services: Services,
  db: Reader,
  actor: Actor,
  review: ReviewRow,
  definition: ChecklistDefinition,
  stored: Stored,
): Assurance | null {
  if (!isToBeApproved(review)) return null;
  const isApprover = mayApprove(db, actor, review);
  const rows = listReviewComments(db, review.id);
  const mayWrite = mayComment(db, actor, review, rows.length > 0);
  const threads = rows
    .filter(({ replyToId }) => replyToId === null)
    .map((row): CommentThread => {
      const about = row.questionId === null ? undefined : answerName(definition, row.questionId, stored);
      return {
        ...said(row),
        questionKey: row.questionId,
        about:
          about ?? (row.questionId === null ? 'Granskningen som helhet' : 'En fråga som inte finns kvar'),
        replies: rows.filter(({ replyToId }) => replyToId === row.id).map(said),
        resolved: row.resolvedAt === null ? null : { at: row.resolvedAt, byName: row.resolvedByName ?? '' },
        mayResolve: mayWrite && (isApprover || row.writtenById === actor.personId),
      };
    });
  const isOpen = isApprover && review.roundState === 'reviewing' && review.state === 'finished';
  return {
    approval: review.approval,
    approvedAt: review.approvedAt,
    approvedByName: review.approval === 'approved' ? findApproverName(db, review.id) : null,
    revision: review.revision,
    threads,
    can: {
      comment: mayWrite,
      approve: isOpen && nextApproval(review.approval, 'approve').ok && unresolvedOf(threads).length === 0,
      sendBack: isOpen && nextApproval(review.approval, 'sendBack').ok,
    },
    isBarred:
      !isApprover &&
      review.approval === 'waiting' &&
      may(actor, 'review.assign', { unitId: review.roundUnitId }),
    nextToApproveId: isOpen ? nextToApprove(services, actor, review.id) : null,
  };
}

function said(row: { id: number; text: string; writtenAt: string; writtenByName: string }) {
  const { id, text, writtenAt, writtenByName } = row;
  return { id, text, writtenAt, writtenByName };
}
