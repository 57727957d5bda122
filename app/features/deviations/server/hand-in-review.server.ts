import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { readyToHandIn } from '#app/features/reviews/server/begin-agreement.server.ts';
import { mayReview, reviewReachOf } from '#app/features/reviews/server/review-access.server.ts';
import type { ReviewId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findReview } from '#db/queries/reviews.server.ts';
import { transact } from '#db/transact.server.ts';
import { completeReview } from './complete-review.server.ts';

export type HandInOutcome = Result<null, 'notFound' | 'forbidden' | 'notPossible' | 'incomplete'>;

/**
 * Lämna in granskningen: possible exactly when everything that applies is answered. Its deviations are made,
 * linked, withdrawn or taken back in the same transaction; where the round asks for approval they wait for that. One
 * reviewer's own answers among several make none. Handing in what is handed in is a success that does nothing: two tabs,
 * a double click or a retry never make two.
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
    const by = { personId: actor.personId, now };
    const ready = readyToHandIn(tx, review, by);
    if (!ready) return refuse('incomplete');
    const completed = completeReview(tx, ready.review, by);
    return completed.ok
      ? { value: ok(null), audit: [...completed.value, ...ready.audit] }
      : refuse(completed.error);
  });
}
