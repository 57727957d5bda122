import type { Actor } from '#app/features/accounts/domain/policy.ts';
import type { CaseColumns, ChecklistDefinition } from '#app/features/checklists/domain/definition.ts';
import { answerOf } from '#app/features/checklists/domain/stored-answer.ts';
import { readChecklistVersion } from '#app/features/checklists/server/read-checklist.server.ts';
import { procedureOf } from '#app/features/controls/server/stored-shapes.server.ts';
import { caseColumns } from '#app/features/reviews/domain/case-columns.ts';
import { type DeviationTiming, deviationTimingOf } from '#app/features/reviews/domain/deviation-timing.ts';
import { beginsAnew } from '#app/features/reviews/domain/open-seats.ts';
import { canReview } from '#app/features/reviews/domain/review-lifecycle.ts';
import type { ReviewId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listAnswersOfReview } from '#db/queries/answers.server.ts';
import { findNextOwnReview } from '#db/queries/own-work.server.ts';
import { findReview, type ReviewRow } from '#db/queries/reviews.server.ts';
import { transact } from '#db/transact.server.ts';
import { type AgreementOfReview, agreementOf } from './agreement-of-review.server.ts';
import { isOpenToLeave, isOwnToLeave } from './conflict-access.server.ts';
import { type Assurance, loadAssurance } from './load-assurance.server.ts';
import { loadVignette, type ReviewedVignette } from './load-vignette.server.ts';
import { isAgreed, isLocked, mayReview, reviewReachOf } from './review-access.server.ts';
import type { StoredNow } from './save-answer.server.ts';

export interface ReviewPage {
  review: Pick<
    ReviewRow,
    | 'id'
    | 'state'
    | 'roundId'
    | 'roundName'
    | 'controlName'
    | 'caseKey'
    | 'unitName'
    | 'referenceOn'
    | 'dueOn'
  > & { reviewerName: string | null; finishedAt: string | null; isProtected: boolean; caseId: number };
  definition: ChecklistDefinition;
  columns: CaseColumns;
  answers: StoredNow[];
  /** The next of the person's own reviews in the round that is not handed in. */
  nextReviewId: ReviewId | null;
  isMine: boolean;
  /** How many answer it besides her own review, each without seeing the others'; null for any other review. */
  blindAmong: number | 'everyone' | null;
  /** When what is found here becomes deviations. */
  deviationsCome: DeviationTiming;
  /** Answered blind: handed over, it is begun anew. */
  beginsAnew: boolean;
  can: { write: boolean; reopen: boolean; assign: boolean; declareConflict: boolean };
  /** Null for a case; a vignette has a text instead. */
  vignette: ReviewedVignette | null;
  /** Null where one person answers the case. */
  agreement: AgreementOfReview | null;
  /** Null where the round does without quality assurance. */
  assurance: Assurance | null;
}

/**
 * Everything the review page shows. Reading is logged per case and person, in the same transaction as the read:
 * nobody sees a case without leaving a trace (domain.md §4.10).
 */
export function loadReview(
  services: Services,
  actor: Actor,
  reviewId: ReviewId,
): Result<ReviewPage, 'notFound' | 'forbidden'> {
  return transact<Result<ReviewPage, 'notFound' | 'forbidden'>>(
    services.db,
    { actorId: actor.personId, now: services.now() },
    (tx) => {
      const review = findReview(tx, reviewReachOf(actor), reviewId);
      if (!review) return { value: err('notFound'), unchanged: true };
      if (!mayReview(actor, 'review.read', review)) return { value: err('forbidden'), unchanged: true };
      const version = readChecklistVersion(tx, review.checklistVersionId);
      if (!version) throw new Error(`Round ${review.roundId} has no checklist version.`);
      const columns = caseColumns(review.columns, review.values, { keepsEmpty: true });
      const { definition } = version;
      const next = findNextOwnReview(tx, reviewReachOf(actor), review.id);
      const stored = listAnswersOfReview(tx, review.id);
      const page: ReviewPage = {
        review: shown(review),
        definition,
        columns,
        answers: storedAnswers(stored),
        nextReviewId: next?.reviewId ?? null,
        isMine: review.reviewerId === actor.personId,
        blindAmong: blindAmong(review),
        deviationsCome: deviationTimingOf(procedureOf(review), review.slot),
        beginsAnew: beginsAnew(procedureOf(review), review.slot),
        can: rightsOf(actor, review),
        vignette: loadVignette(tx, review),
        agreement: agreementOf(tx, actor, review),
        assurance: loadAssurance(services, tx, actor, review, definition, stored),
      };
      return {
        value: ok(page),
        audit: [
          {
            action: 'case.read',
            entity: 'case',
            entityId: review.caseId,
            unitId: review.unitId,
            detail: { reviewId: review.id },
          },
        ],
      };
    },
  );
}

function shown(review: ReviewRow): ReviewPage['review'] {
  const { id, state, roundId, roundName, controlName, caseKey, unitName, referenceOn, dueOn } = review;
  const { reviewerName, finishedAt, isProtected, caseId } = review;
  return {
    id,
    state,
    roundId,
    roundName,
    controlName,
    caseKey,
    unitName,
    referenceOn,
    dueOn,
    reviewerName,
    finishedAt,
    isProtected,
    caseId,
  };
}

function storedAnswers(rows: ReturnType<typeof listAnswersOfReview>): StoredNow[] {
  return rows.map((row) => ({
    questionKey: row.questionId,
    ...answerOf(row),
    revision: row.revision,
    savedAt: row.answeredAt,
    savedByName: row.answeredByName,
  }));
}

/** While somebody has yet to hand in: from then on they see each other's. */
function blindAmong(review: ReviewRow): ReviewPage['blindAmong'] {
  const { isBlind, reviewersPerCase } = procedureOf(review);
  if (review.slot === 0 || review.slotsOpen === 0) return null;
  if (reviewersPerCase === 'everyone') return 'everyone';
  return isBlind ? review.slotCount : null;
}

function rightsOf(actor: Actor, review: ReviewRow): ReviewPage['can'] {
  const isOpen = review.roundState === 'reviewing';
  const mayWrite = isOpen && mayReview(actor, 'review.write', review);
  const mayAssign = isOpen && mayReview(actor, 'review.assign', review);
  return {
    // What several agree on is settled on a page of its own.
    write: mayWrite && canReview(review.state, 'answer') && !isAgreed(review),
    reopen: (mayWrite || mayAssign) && canReview(review.state, 'reopen') && !isLocked(review),
    assign:
      mayAssign && canReview(review.state, 'assign') && procedureOf(review).reviewersPerCase !== 'everyone',
    declareConflict:
      isOwnToLeave(actor, review) &&
      // Nobody can be in conflict about somebody who does not exist.
      procedureOf(review).reviewersPerCase !== 'everyone' &&
      isOpenToLeave(review),
  };
}
