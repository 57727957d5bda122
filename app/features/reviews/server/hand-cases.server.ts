import { isOwnCase } from '#app/features/accounts/domain/own-case.ts';
import type { Actor } from '#app/features/accounts/domain/policy.ts';
import type { HandCase } from '#app/features/reviews/domain/share-by-hand.ts';
import { crossedToByChoice } from './crossing-rule.server.ts';
import type { CaseToShare, RoundToShare } from './round-to-share.server.ts';

/** The case as somebody who chooses by hand sees it: every place, with those that are still to be made. */
export function handCase({ first, crossing }: RoundToShare, theCase: CaseToShare, actor: Actor): HandCase {
  const { frameCaseId, unitId, held, seats, conflicted, everHeld, toAssign } = theCase;
  const shutFrom = (slot: number) =>
    everHeld.filter((one) => one.slot !== slot).map(({ personId }) => personId);
  const made = held.filter(({ slot }) => slot >= first);
  const toMake = seats.filter(({ reviewId }) => reviewId === null);
  return {
    frameCaseId,
    isNear: isOwnCase(actor, toAssign) || conflicted.includes(actor.personId),
    toAssign: { ...toAssign, excluded: conflicted, crossedTo: crossedToByChoice(crossing, unitId) },
    seats: [
      ...made.map(({ slot, reviewId, holderId, isFinished }) => ({ slot, reviewId, holderId, isFinished })),
      ...toMake.map(({ slot }) => ({ slot, reviewId: null, holderId: null, isFinished: false })),
    ]
      .map((seat) => ({ ...seat, shutIds: shutFrom(seat.slot) }))
      .toSorted((a, b) => a.slot - b.slot),
  };
}
