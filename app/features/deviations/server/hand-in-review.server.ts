import type { Actor } from '#app/features/accounts/domain/policy.ts';
import type { DeviationDraft } from '#app/features/checklists/domain/evaluate.ts';
import { readChecklistVersion } from '#app/features/checklists/server/read-checklist.server.ts';
import { type DeviationStep, planDeviations } from '#app/features/deviations/domain/plan-deviations.ts';
import { nextReviewState } from '#app/features/reviews/domain/review-lifecycle.ts';
import { evaluateStored } from '#app/features/reviews/server/evaluate-stored.server.ts';
import { mayReview, reviewReachOf } from '#app/features/reviews/server/review-access.server.ts';
import type { ReviewId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listAnswersOfReview } from '#db/queries/answers.server.ts';
import { listDeviationLinks, unlinkDeviation } from '#db/queries/deviation-writes.server.ts';
import { listDeviationsOfReview, listOpenDeviationsOfCase } from '#db/queries/deviations.server.ts';
import { findReview, type ReviewRow, updateReview } from '#db/queries/reviews.server.ts';
import { transact, type WriteTx } from '#db/transact.server.ts';
import { applyDeviationSteps } from './apply-deviation-steps.server.ts';

export type HandInOutcome = Result<null, 'notFound' | 'forbidden' | 'notPossible' | 'incomplete'>;

/**
 * Lämna in granskningen: possible exactly when everything that applies is answered. Its deviations are made,
 * linked, withdrawn or taken back in the same transaction. Handing in what is handed in is a success that does
 * nothing: two tabs, a double click or a retry never make two.
 */
export function handInReview(services: Services, actor: Actor, reviewId: ReviewId): HandInOutcome {
  const now = services.now();
  return transact<HandInOutcome>(services.db, { actorId: actor.personId, now }, (tx) => {
    const refuse = (error: 'notFound' | 'forbidden' | 'notPossible' | 'incomplete') => ({
      value: err(error),
      unchanged: true as const,
    });
    const review = findReview(tx, reviewReachOf(actor), reviewId);
    if (!review) return refuse('notFound');
    if (!mayReview(actor, 'review.write', review)) return refuse('forbidden');
    if (review.state === 'finished') return { value: ok(null), unchanged: true };
    const next = nextReviewState(review.state, 'handIn');
    if (!next.ok || review.roundState !== 'reviewing') return refuse('notPossible');
    const definition = readChecklistVersion(tx, review.checklistVersionId)?.definition;
    if (!definition) throw new Error(`Round ${review.roundId} has no checklist version.`);
    const evaluation = evaluateStored(definition, review, listAnswersOfReview(tx, reviewId));
    if (!evaluation.isComplete) return refuse('incomplete');
    updateReview(tx, reviewId, { state: next.value, finishedAt: now, startedAt: review.startedAt ?? now });
    const steps = stepsFor(tx, review, evaluation.deviationDrafts);
    const told = applyDeviationSteps(tx, review, steps, { personId: actor.personId, now });
    const detail = { faults: evaluation.faults.map(({ questionKey }) => questionKey) };
    const handedIn = {
      action: 'review.handedIn',
      entity: 'review',
      entityId: reviewId,
      unitId: review.unitId,
      detail,
    };
    return { value: ok(null), audit: [handedIn, ...told] };
  });
}

function stepsFor(tx: WriteTx, review: ReviewRow, drafts: readonly DeviationDraft[]): DeviationStep[] {
  const links = listDeviationLinks(tx, review.id);
  for (const { questionId } of links) {
    const isStillFault = drafts.some(({ questionKey }) => questionKey === questionId);
    if (!isStillFault) unlinkDeviation(tx, review.id, questionId);
  }
  const unlinked = drafts.filter(({ questionKey }) => !links.some((link) => link.questionId === questionKey));
  const existing = listDeviationsOfReview(tx, review.id).map(({ questionId, ...deviation }) => ({
    ...deviation,
    questionKey: questionId,
  }));
  const elsewhere = listOpenDeviationsOfCase(tx, review.caseId, review.id).map(({ id, questionId }) => ({
    id,
    questionKey: questionId,
  }));
  return planDeviations(unlinked, existing, elsewhere);
}
