import { type Actor, may, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { logRoundRead } from '#app/features/controls/server/log-round-read.server.ts';
import { procedureOf } from '#app/features/controls/server/stored-shapes.server.ts';
import { beginsAnew } from '#app/features/reviews/domain/open-seats.ts';
import type { PersonId, RoundId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import type { Reader } from '#db/client.server.ts';
import { listReviewHolders } from '#db/queries/review-holders.server.ts';
import { findRound, type RoundRow } from '#db/queries/rounds.server.ts';
import { transact } from '#db/transact.server.ts';
import { giveOut } from './give-out.server.ts';
import { type HandOverTo, planHandOver } from './plan-hand-over.server.ts';
import { loadRoundToShare } from './round-to-share.server.ts';
import { isSharable } from './share-out-reviews.server.ts';

export interface HandOverAllPage {
  round: { id: RoundId; name: string };
  person: { id: PersonId; name: string };
  /** What she has left. */
  count: number;
  /** Cases nobody else may have, whatever is chosen. */
  stayingKeys: string[];
  /** Cases of the one who asks, or that she has declared a conflict of interest in: somebody else hands them over. */
  nearKeys: string[];
  /** Answered blind: what is begun is begun anew by whoever takes over. */
  beginsAnew: boolean;
  /** The others: what each would get of an even handing over, and how many she may take alone. */
  others: { personId: PersonId; name: string; load: number; willGet: number; mayTake: number }[];
  isPossible: boolean;
}

type Refusal = 'notFound' | 'forbidden' | 'notPossible';

/** The round, for somebody who may share it out, and the name of the one who hands over. */
function findBoth(db: Reader, actor: Actor, roundId: RoundId, fromId: PersonId) {
  const round = findRound(db, roundId);
  if (!round) return err('notFound' as const);
  if (!may(actor, 'review.assign', { unitId: round.unitId })) return err('forbidden' as const);
  const person = listReviewHolders(db, roundId).find(({ id }) => id === fromId);
  return person ? ok({ round, person }) : err('notFound' as const);
}

/** Where everybody answers, nobody else can take over what one person thinks. */
const canBeHandedOver = (round: RoundRow) =>
  isSharable(round) && procedureOf(round).reviewersPerCase !== 'everyone';

const toShareOf = (db: Reader, actor: Actor, round: RoundRow, now: string) =>
  loadRoundToShare(db, scopeOf(actor, 'review.assign'), round, now);

/** What would happen, logged as read where case numbers are shown; 404 for somebody who has no review of the round. */
export function loadHandOverAll(
  services: Services,
  actor: Actor,
  roundId: RoundId,
  fromId: PersonId,
): Result<HandOverAllPage, 'notFound' | 'forbidden'> {
  const found = findBoth(services.db, actor, roundId, fromId);
  if (!found.ok) return found;
  const { round, person } = found.value;
  const toShare = toShareOf(services.db, actor, round, services.now());
  const { gifts, stayingKeys, nearKeys } = planHandOver(toShare, actor, fromId, 'evenly');
  if (stayingKeys.length > 0) logRoundRead(services, actor, round, 'handOver');
  return ok({
    round: { id: round.id, name: round.name },
    person,
    count: gifts.length + stayingKeys.length + nearKeys.length,
    stayingKeys,
    nearKeys,
    beginsAnew: beginsAnew(toShare.procedure, toShare.first),
    others: toShare.reviewers
      .filter(({ personId }) => personId !== fromId)
      .map(({ personId, displayName, load }) => ({
        personId,
        name: displayName,
        load,
        willGet: gifts.filter(({ reviewerId }) => reviewerId === personId).length,
        mayTake: planHandOver(toShare, actor, fromId, personId).gifts.length,
      })),
    isPossible: canBeHandedOver(round),
  });
}

/**
 * Lämna över allt: everything the person has left of the round goes to others, with the answers where they are not given
 * blind. What nobody may have stays with her and is counted, and so do the cases of whoever hands over. `nobodyMay` when that is all of it; `notPossible` when the round is not under review.
 */
export function handOverAll(
  services: Services,
  actor: Actor,
  roundId: RoundId,
  fromId: PersonId,
  to: HandOverTo,
): Result<{ count: number; staying: number }, Refusal | 'nobodyMay'> {
  type Outcome = Result<{ count: number; staying: number }, Refusal | 'nobodyMay'>;
  const now = services.now();
  return transact<Outcome>(services.db, { actorId: actor.personId, now }, (tx) => {
    const refuse = (error: Refusal | 'nobodyMay') => ({ value: err(error), unchanged: true as const });
    const found = findBoth(tx, actor, roundId, fromId);
    if (!found.ok) return refuse(found.error);
    const { round } = found.value;
    if (!canBeHandedOver(round)) return refuse('notPossible');
    const plan = planHandOver(toShareOf(tx, actor, round, now), actor, fromId, to);
    const { gifts } = plan;
    const staying = plan.stayingKeys.length + plan.nearKeys.length;
    if (gifts.length === 0 && staying > 0) return refuse('nobodyMay');
    if (gifts.length === 0) return { value: ok({ count: 0, staying }), unchanged: true as const };
    const giving = { roundId, byId: actor.personId, now };
    const removed = gifts.map((gift) => giveOut(tx, giving, procedureOf(round), gift));
    return {
      value: ok({ count: gifts.length, staying }),
      audit: [
        {
          action: 'round.reviewsHandedOver',
          entity: 'round',
          entityId: roundId,
          unitId: round.unitId,
          detail: {
            from: fromId,
            shares: gifts.map(({ reviewId, reviewerId }) => [reviewId, reviewerId]),
            staying,
            removedAnswers: removed.reduce((sum, count) => sum + count, 0),
          },
        },
      ],
    };
  });
}
