import { type Actor, may, scopeOf } from '#app/features/accounts/domain/policy.ts';
import {
  type HandChoice,
  type HandProblem,
  seatKey,
  shareByHand,
} from '#app/features/reviews/domain/share-by-hand.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { findRound } from '#db/queries/rounds.server.ts';
import { transact } from '#db/transact.server.ts';
import { giveOut, insertEmpty, markShared } from './give-out.server.ts';
import { handCase } from './hand-cases.server.ts';
import { casesWithoutAgreed, loadRoundToShare } from './round-to-share.server.ts';
import { isSharable } from './share-out-reviews.server.ts';

type ByHandRefusal =
  | { kind: 'notFound' }
  | { kind: 'forbidden' }
  | { kind: 'notPossible' }
  | { kind: 'problems'; problems: HandProblem[] };

/**
 * Fördela för hand: gives each place to whom somebody chose, all or nothing. What somebody has begun is handed over with
 * its answers, where it is not answered blind. A case of the one who chooses stays as it is. Cases left without a choice wait, and so do the places left in a case that got somebody. The count is of reviews that changed hands or were made. Not possible
 * where everybody answers each case: there is nothing to choose.
 */
export function shareOutByHand(
  services: Services,
  actor: Actor,
  roundId: RoundId,
  choices: readonly HandChoice[],
): Result<{ count: number }, ByHandRefusal> {
  const now = services.now();
  return transact<Result<{ count: number }, ByHandRefusal>>(
    services.db,
    { actorId: actor.personId, now },
    (tx) => {
      const refuse = (error: ByHandRefusal) => ({ value: err(error), unchanged: true as const });
      const round = findRound(tx, roundId);
      if (!round) return refuse({ kind: 'notFound' });
      if (!may(actor, 'review.assign', { unitId: round.unitId })) return refuse({ kind: 'forbidden' });
      const toShare = loadRoundToShare(tx, scopeOf(actor, 'review.assign'), round, now);
      if (!isSharable(round) || toShare.procedure.reviewersPerCase === 'everyone') {
        return refuse({ kind: 'notPossible' });
      }
      const cases = toShare.cases.map((theCase) => handCase(toShare, theCase, actor));
      const { changes, problems } = shareByHand(cases, toShare.reviewers, choices);
      if (problems.length > 0) return refuse({ kind: 'problems', problems });
      if (changes.length === 0) return { value: ok({ count: 0 }), unchanged: true as const };
      const giving = { roundId, byId: actor.personId, now };
      const touched = new Set(changes.map(({ frameCaseId }) => frameCaseId));
      const agreed = casesWithoutAgreed(toShare)
        .filter((id) => touched.has(id))
        .map((frameCaseId) => ({ frameCaseId, slot: 0 }));
      const given = new Set(changes.map(({ frameCaseId, seat }) => seatKey(frameCaseId, seat.slot)));
      const left = cases
        .filter(({ frameCaseId }) => touched.has(frameCaseId))
        .flatMap(({ frameCaseId, seats }) => seats.map((seat) => ({ ...seat, frameCaseId })))
        .filter((seat) => seat.reviewId === null && !given.has(seatKey(seat.frameCaseId, seat.slot)));
      insertEmpty(tx, giving, [...agreed, ...left]);
      const removed = changes.map(({ frameCaseId, seat, reviewerId }) =>
        giveOut(tx, giving, toShare.procedure, { ...seat, frameCaseId, reviewerId, isStranded: false }),
      );
      markShared(tx, round, giving);
      const shares = changes.map(({ frameCaseId, seat, reviewerId }) => [
        frameCaseId,
        reviewerId,
        seat.holderId,
      ]);
      return {
        value: ok({ count: changes.length }),
        audit: [
          {
            action: 'round.reviewsSharedByHand',
            entity: 'round',
            entityId: roundId,
            unitId: round.unitId,
            detail: { shares, removedAnswers: removed.reduce((sum, count) => sum + count, 0) },
          },
        ],
      };
    },
  );
}
