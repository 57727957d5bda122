import { type Actor, may, scopeOf } from '#app/features/accounts/domain/policy.ts';
import { roundTitle } from '#app/features/controls/domain/on-cause.ts';
import { logRoundRead } from '#app/features/controls/server/log-round-read.server.ts';
import { mayReviewCase } from '#app/features/reviews/domain/assign-reviews.ts';
import { beginsAnew } from '#app/features/reviews/domain/open-seats.ts';
import { type HandSeat, seatKey } from '#app/features/reviews/domain/share-by-hand.ts';
import type { FrameCaseId, PersonId, RoundId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { Services } from '#app/shared/server/services.ts';
import { listUnits } from '#db/queries/accounts.server.ts';
import { listReviewHolders } from '#db/queries/review-holders.server.ts';
import { findRound } from '#db/queries/rounds.server.ts';
import { handCase } from './hand-cases.server.ts';
import { planShares } from './plan-shares.server.ts';
import { loadRoundToShare } from './round-to-share.server.ts';
import { isSharable } from './share-out-reviews.server.ts';

/** As many cases as one page shows: every one has a choice of people. */
const CASES_ON_PAGE = 500;

export interface HandRow {
  frameCaseId: FrameCaseId;
  key: string;
  unitName: string;
  caseWorker: string | null;
  seats: (HandSeat & {
    holderName: string | null;
    /** Who an even sharing out would give it to. */
    suggestedId: PersonId | null;
  })[];
  /** Her own, or she has declared a conflict of interest in it: somebody else shares it out. */
  isNear: boolean;
  /** Those who may have the case. */
  mayIds: PersonId[];
}

export interface ByHandPage {
  round: { id: RoundId; name: string };
  rows: HandRow[];
  caseCount: number;
  beginsAnew: boolean;
  page: number;
  pageCount: number;
  /** With what each has in the round now. */
  reviewers: { personId: PersonId; name: string; load: number }[];
}

/** The round's cases with a choice for each place, logged as read; `notPossible` where there is nothing to choose now. */
export function loadByHand(
  services: Services,
  actor: Actor,
  roundId: RoundId,
  wantedPage: number,
): Result<ByHandPage, 'notFound' | 'forbidden' | 'notPossible'> {
  const { db } = services;
  const round = findRound(db, roundId);
  if (!round) return err('notFound');
  if (!may(actor, 'review.assign', { unitId: round.unitId })) return err('forbidden');
  const toShare = loadRoundToShare(db, scopeOf(actor, 'review.assign'), round, services.now());
  if (!isSharable(round) || toShare.procedure.reviewersPerCase === 'everyone') return err('notPossible');
  const { cases, reviewers } = toShare;
  const pageCount = Math.max(1, Math.ceil(cases.length / CASES_ON_PAGE));
  const page = Math.min(Math.max(1, wantedPage), pageCount);
  const units = new Map(listUnits(db).map(({ id, name }) => [id, name]));
  const names = new Map(listReviewHolders(db, roundId).map(({ id, name }) => [id, name]));
  const suggested = new Map(
    planShares(toShare).planned.map((one) => [seatKey(one.frameCaseId, one.slot), one.reviewerId]),
  );
  logRoundRead(services, actor, round, 'byHand');
  return ok({
    round: { id: round.id, name: roundTitle(round) },
    rows: cases.slice((page - 1) * CASES_ON_PAGE, page * CASES_ON_PAGE).map((one) => {
      const { frameCaseId, isNear, toAssign, seats } = handCase(toShare, one, actor);
      return {
        frameCaseId,
        key: toAssign.key,
        unitName: units.get(one.unitId) ?? '',
        caseWorker: toAssign.caseWorker,
        isNear,
        seats: seats.map((seat) => ({
          ...seat,
          holderName: seat.holderId === null ? null : (names.get(seat.holderId) ?? null),
          suggestedId: isNear ? null : (suggested.get(seatKey(frameCaseId, seat.slot)) ?? null),
        })),
        mayIds: reviewers.filter((person) => mayReviewCase(person, toAssign)).map(({ personId }) => personId),
      };
    }),
    caseCount: cases.length,
    beginsAnew: beginsAnew(toShare.procedure, toShare.first),
    page,
    pageCount,
    reviewers: reviewers.map(({ personId, displayName, load }) => ({ personId, name: displayName, load })),
  });
}
