import { storedValue } from '#app/features/checklists/domain/stored-answer.ts';
import { answersInCommon } from '#app/features/reviews/domain/compare-reviewers.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import { writeAnswer } from '#db/queries/answers.server.ts';
import { insertAssignment, type ReviewRow, updateReview } from '#db/queries/reviews.server.ts';
import type { AuditEntry, WriteTx } from '#db/transact.server.ts';
import { type Gathered, gatherAgreement } from './gather-agreement.server.ts';
import { isAgreed } from './review-access.server.ts';

type By = { personId: PersonId; now: string };

/**
 * Takes up what several are to agree on, in the name of whoever does: what all answered alike is carried over, and from
 * then on their own answers are locked. Does nothing the second time. Returns the review as it then stands.
 */
export function beginAgreement(
  tx: WriteTx,
  review: ReviewRow,
  { comparisons, stored }: Gathered,
  { personId, now }: By,
): { review: ReviewRow; audit: AuditEntry[] } {
  const lacking = Object.entries(answersInCommon(comparisons)).filter(([key]) => stored[key] === undefined);
  if (review.state !== 'assigned' && lacking.length === 0) return { review, audit: [] };
  for (const [questionId, answer] of lacking) {
    const { reason, comment, evidence } = answer;
    const words = { reason, comment, evidence, answeredAt: now, answeredById: personId };
    writeAnswer(tx, { reviewId: review.id, questionId, value: storedValue(answer), ...words }, 0);
  }
  const state = review.state === 'assigned' ? 'started' : review.state;
  const reviewerId = review.reviewerId ?? personId;
  updateReview(tx, review.id, { state, reviewerId, startedAt: review.startedAt ?? now });
  if (review.reviewerId === null) insertAssignment(tx, { reviewId: review.id, personId, assignedAt: now });
  const entry = {
    action: 'agreement.begun',
    entity: 'review',
    entityId: review.id,
    unitId: review.unitId,
    detail: { carriedOver: lacking.length },
  };
  return {
    review: { ...review, state, reviewerId, startedAt: review.startedAt ?? now },
    audit: [entry],
  };
}

/**
 * What handing in needs first: where nobody has settled anything since all answered alike, the common answers are carried
 * over. Undefined when something is left to settle; then nothing is written.
 */
export function readyToHandIn(
  tx: WriteTx,
  review: ReviewRow,
  by: By,
): { review: ReviewRow; audit: AuditEntry[] } | undefined {
  if (!isAgreed(review) || review.state === 'finished' || review.roundState !== 'reviewing')
    return { review, audit: [] };
  const gathered = gatherAgreement(tx, review);
  return gathered.state.isComplete ? beginAgreement(tx, review, gathered, by) : undefined;
}
