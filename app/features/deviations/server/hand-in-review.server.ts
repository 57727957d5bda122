import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { readChecklistVersion } from '#app/features/checklists/server/read-checklist.server.ts';
import { nextReviewState } from '#app/features/reviews/domain/review-lifecycle.ts';
import { evaluateStored } from '#app/features/reviews/server/evaluate-stored.server.ts';
import { mayReview, reviewReachOf } from '#app/features/reviews/server/review-access.server.ts';
import type { ReviewId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listAnswersOfReview } from '#db/queries/answers.server.ts';
import { findReview, updateReview } from '#db/queries/reviews.server.ts';
import { transact } from '#db/transact.server.ts';
import { applyDeviationSteps } from './apply-deviation-steps.server.ts';
import { stepsForHandIn } from './steps-for-hand-in.server.ts';

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
    const answers = listAnswersOfReview(tx, reviewId);
    const evaluation = evaluateStored(definition, review, answers);
    if (!evaluation.isComplete) return refuse('incomplete');
    updateReview(tx, reviewId, { state: next.value, finishedAt: now, startedAt: review.startedAt ?? now });
    const steps = stepsForHandIn(tx, review, evaluation.deviationDrafts, answers);
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
