import { type Actor, may, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { isOpen } from '#app/features/controls/domain/round-lifecycle.ts';
import { procedureOf } from '#app/features/controls/server/stored-shapes.server.ts';
import type { ShareProblem } from '#app/features/reviews/domain/share-problem.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findRound, type RoundRow } from '#db/queries/rounds.server.ts';
import { transact } from '#db/transact.server.ts';
import { giveOut, insertEmpty, markShared, putReviewAside } from './give-out.server.ts';
import { planShares, problemOf } from './plan-shares.server.ts';
import { loadRoundToShare } from './round-to-share.server.ts';

type ShareRefusal = { kind: 'notFound' } | { kind: 'forbidden' } | ShareProblem;

/** Whether the round's sample can be given to reviewers now. */
export function isSharable(round: RoundRow): boolean {
  return round.abortedAt === null && isOpen(round.state, 'assignReviews');
}

/**
 * Fördela granskningarna: gives every drawn case that lacks reviewers to as many as the round asks for, evenly and never
 * to its own handläggare; where several answer, an empty review waits for what they agree on. A review whose reviewer
 * may no longer review goes on to another, with its answers where it is not answered blind. All or nothing: when too few may have a case, nothing is
 * shared out and the keys are told. Pressing twice shares out nothing the second time. The count is of reviews.
 */
export function shareOutReviews(
  services: Services,
  actor: Actor,
  roundId: RoundId,
): Result<{ count: number }, ShareRefusal> {
  const now = services.now();
  return transact<Result<{ count: number }, ShareRefusal>>(
    services.db,
    { actorId: actor.personId, now },
    (tx) => {
      const refuse = (error: ShareRefusal) => ({ value: err(error), unchanged: true as const });
      const round = findRound(tx, roundId);
      if (!round) return refuse({ kind: 'notFound' });
      if (!may(actor, 'review.assign', { unitId: round.unitId })) return refuse({ kind: 'forbidden' });
      if (!isSharable(round)) return refuse({ kind: 'notPossible' });
      const procedure = procedureOf(round);
      const plan = planShares(loadRoundToShare(tx, scopeOf(actor, 'review.assign'), round, now));
      const { planned, lacking, outside, putAside, withoutAgreed } = plan;
      if (planned.length + lacking.length + outside.length + putAside.length === 0) {
        return { value: ok({ count: 0 }), unchanged: true as const };
      }
      const problem = problemOf(plan, procedure);
      if (problem) return refuse(problem);
      const giving = { roundId, byId: actor.personId, now };
      insertEmpty(
        tx,
        giving,
        withoutAgreed.map((frameCaseId) => ({ frameCaseId, slot: 0 })),
      );
      for (const reviewId of putAside) putReviewAside(tx, reviewId, now);
      const removed = planned.map((share) =>
        giveOut(tx, giving, procedure, { ...share, holderId: share.strandedWithId, isStranded: true }),
      );
      markShared(tx, round, giving);
      return {
        value: ok({ count: planned.length }),
        audit: [
          {
            action: 'round.reviewsShared',
            entity: 'round',
            entityId: roundId,
            unitId: round.unitId,
            detail: {
              shares: planned.map(({ frameCaseId, reviewerId }) => [frameCaseId, reviewerId]),
              putAside,
              removedAnswers: removed.reduce((sum, count) => sum + count, 0),
            },
          },
        ],
      };
    },
  );
}
