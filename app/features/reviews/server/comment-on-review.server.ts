import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { findPersonalNumber } from '#app/features/cases/domain/personal-number.ts';
import { readChecklistVersion } from '#app/features/checklists/server/read-checklist.server.ts';
import { questionAt } from '#app/features/reviews/domain/prepare-answer.ts';
import { type CommentRequest, isCommentText } from '#app/features/reviews/forms/comment-form.ts';
import type { ReviewId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import {
  insertReviewComment,
  listReviewComments,
  type ReviewCommentRow,
  resolveReviewComment,
} from '#db/queries/review-comments.server.ts';
import { findReview, type ReviewRow } from '#db/queries/reviews.server.ts';
import { type Audited, transact, type Unchanged, type WriteTx } from '#db/transact.server.ts';
import { mayApprove, mayComment } from './approval-access.server.ts';
import { mayReview, reviewReachOf } from './review-access.server.ts';

export type CommentRefusal =
  | 'notFound'
  | 'forbidden'
  | 'notPossible'
  | 'noWords'
  | 'personalNumber'
  | 'resolvedAlready';

type Outcome = Result<null, CommentRefusal>;
type Written = Audited<Outcome> | Unchanged<Outcome>;

/**
 * Says something about one answer or the review, replies, or marks a comment as resolved; `request` is what a pressed
 * button asked for. The words never change and are never in the audit log. The same words from the same person twice in
 * a row are one comment: a double click, or a retry after a lost reply.
 */
export function commentOnReview(
  services: Services,
  actor: Actor,
  reviewId: ReviewId,
  request: CommentRequest,
): Outcome {
  const now = services.now();
  return transact<Outcome>(services.db, { actorId: actor.personId, now }, (tx) => {
    const review = findReview(tx, reviewReachOf(actor), reviewId);
    if (!review) return refuse('notFound');
    const comments = listReviewComments(tx, reviewId);
    if (!mayComment(tx, actor, review, comments.length > 0)) {
      const isHers = mayReview(actor, 'review.write', review) || mayApprove(tx, actor, review);
      return refuse(isHers ? 'notPossible' : 'forbidden');
    }
    if (request.kind === 'resolve') return resolve(tx, actor, review, comments, request.commentId, now);
    return say(tx, actor, review, comments, request, now);
  });
}

function say(
  tx: WriteTx,
  actor: Actor,
  review: ReviewRow,
  comments: readonly ReviewCommentRow[],
  request: Exclude<CommentRequest, { kind: 'resolve' }>,
  now: string,
): Written {
  const first =
    request.kind === 'reply'
      ? comments.find(({ id, replyToId }) => id === request.replyToId && replyToId === null)
      : undefined;
  if (request.kind === 'reply' && !first) return refuse('notFound');
  if (first && first.resolvedAt !== null) return refuse('resolvedAlready');
  const questionId = request.kind === 'reply' ? (first?.questionId ?? null) : request.questionKey;
  if (!isCommentText(request.text)) return refuse('noWords');
  if (questionId !== null && !isAsked(tx, review, questionId)) return refuse('notFound');
  const replyToId = first?.id ?? null;
  const latest = comments.findLast((one) => one.questionId === questionId && one.replyToId === replyToId);
  if (latest?.text === request.text && latest.writtenById === actor.personId && latest.resolvedAt === null)
    return { value: ok(null), unchanged: true };
  if (findPersonalNumber(request.text) !== undefined) return refuse('personalNumber');
  const commentId = insertReviewComment(tx, {
    reviewId: review.id,
    questionId,
    replyToId,
    text: request.text,
    writtenAt: now,
    writtenById: actor.personId,
  });
  return { value: ok(null), audit: [told('review.commented', review, { commentId, questionId })] };
}

/** By whoever may approve the review, or whoever wrote the comment herself. */
function resolve(
  tx: WriteTx,
  actor: Actor,
  review: ReviewRow,
  comments: readonly ReviewCommentRow[],
  commentId: number,
  now: string,
): Written {
  const comment = comments.find(({ id, replyToId }) => id === commentId && replyToId === null);
  if (!comment) return refuse('notFound');
  if (comment.writtenById !== actor.personId && !mayApprove(tx, actor, review)) return refuse('forbidden');
  const isNew = resolveReviewComment(tx, commentId, { personId: actor.personId, at: now });
  if (!isNew) return { value: ok(null), unchanged: true };
  return { value: ok(null), audit: [told('review.commentResolved', review, { commentId })] };
}

function isAsked(tx: WriteTx, review: ReviewRow, questionId: string): boolean {
  const definition = readChecklistVersion(tx, review.checklistVersionId)?.definition;
  return definition !== undefined && questionAt(definition, questionId) !== undefined;
}

function told(action: string, review: ReviewRow, detail: Record<string, unknown>) {
  return { action, entity: 'review', entityId: review.id, unitId: review.unitId, detail };
}

function refuse(error: CommentRefusal): Unchanged<Outcome> {
  return { value: err(error), unchanged: true };
}
