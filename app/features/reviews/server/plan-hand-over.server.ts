import type { Actor } from '#app/features/accounts/domain/policy.ts';
import { assignReviews } from '#app/features/reviews/domain/assign-reviews.ts';
import type { PersonId } from '#app/shared/domain/ids.ts';
import type { Gift } from './give-out.server.ts';
import { handCase } from './hand-cases.server.ts';
import type { RoundToShare } from './round-to-share.server.ts';

/** To everybody else who may, as evenly as can be, or to one person. */
export type HandOverTo = 'evenly' | PersonId;

interface HandOverPlan {
  gifts: Gift[];
  /** Cases that stay, since nobody it could go to may have them. */
  stayingKeys: string[];
  /** Cases that stay, since they are the actor's own or she has declared a conflict of interest in them. */
  nearKeys: string[];
}

/** What one person has left of the round, and who would get which; nobody gets a case she may not have. */
export function planHandOver(
  toShare: RoundToShare,
  actor: Actor,
  fromId: PersonId,
  to: HandOverTo,
): HandOverPlan {
  const { first, cases, reviewers } = toShare;
  const all = cases.flatMap((theCase) =>
    theCase.held
      .filter(({ holderId, isFinished }) => holderId === fromId && !isFinished)
      .map(({ slot, reviewId }) => {
        const { frameCaseId, isNear, toAssign, seats } = handCase(toShare, theCase, actor);
        // Whoever writes down what several agreed on is one of them, or a third.
        const holders = slot < first ? [] : seats.flatMap((seat) => seat.holderId ?? []);
        const shut = seats.find((seat) => seat.slot === slot)?.shutIds ?? [];
        return {
          frameCaseId,
          isNear,
          slot,
          reviewId,
          caseKey: toAssign.key,
          toAssign: {
            ...toAssign,
            key: `${frameCaseId}-${slot}`,
            excluded: [...toAssign.excluded, ...holders, ...shut, fromId],
            wanted: 1,
          },
        };
      }),
  );
  const left = all.filter(({ isNear }) => !isNear);
  const candidates = to === 'evenly' ? reviewers : reviewers.filter(({ personId }) => personId === to);
  const { reviewersOf } = assignReviews(
    left.map(({ toAssign }) => toAssign),
    candidates,
  );
  const receiverOf = (key: string) => reviewersOf.get(key)?.[0];
  return {
    gifts: left.flatMap(({ frameCaseId, slot, reviewId, toAssign }) => {
      const reviewerId = receiverOf(toAssign.key);
      if (reviewerId === undefined) return [];
      return [{ frameCaseId, slot, reviewId, holderId: fromId, isStranded: false, reviewerId }];
    }),
    stayingKeys: left
      .filter(({ toAssign }) => receiverOf(toAssign.key) === undefined)
      .map(({ caseKey }) => caseKey),
    nearKeys: all.filter(({ isNear }) => isNear).map(({ caseKey }) => caseKey),
  };
}
