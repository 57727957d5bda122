import type { ReviewProcedure } from '#app/features/controls/domain/review-procedure.ts';
import { nextRoundState } from '#app/features/controls/domain/round-lifecycle.ts';
import { beginsAnew } from '#app/features/reviews/domain/open-seats.ts';
import type { FrameCaseId, PersonId, ReviewId, RoundId } from '#app/shared/domain/ids.ts';
import { endAssignment, insertAssignment, insertReview, updateReview } from '#db/queries/reviews.server.ts';
import { insertRoundEvent, moveRound, type RoundRow } from '#db/queries/rounds.server.ts';
import { withdrawAllAnswers } from '#db/queries/withdrawn-answers.server.ts';
import type { WriteTx } from '#db/transact.server.ts';

const STRANDED = 'Fick inte längre granska.';

/** Who gives, in which round and when. */
type Giving = { readonly roundId: RoundId; readonly byId: PersonId; readonly now: string };

/** A place in a case and who gets it. */
export type Gift = {
  readonly frameCaseId: FrameCaseId;
  readonly slot: number;
  /** Null: the review is to be made. */
  readonly reviewId: ReviewId | null;
  /** Who has it until now. */
  readonly holderId: PersonId | null;
  readonly isStranded: boolean;
  readonly reviewerId: PersonId;
};

/** What is left for somebody to pass on: reviews that are not handed in. */
type PassedOn = { readonly reviewId: ReviewId; readonly slot: number };

/**
 * What a review is to its next reviewer. What one of several answered blind is put aside, as at jäv, and it begins anew;
 * otherwise the answers stay and nothing changes. `removed` says how many were put aside.
 */
export function passOn(
  tx: WriteTx,
  procedure: ReviewProcedure,
  { reviewId, slot }: PassedOn,
  now: string,
): { removed: number; change: { state?: 'assigned'; startedAt?: null } } {
  if (!beginsAnew(procedure, slot)) return { removed: 0, change: {} };
  const removed = withdrawAllAnswers(tx, reviewId, now);
  return { removed, change: { state: 'assigned', startedAt: null } };
}

/** Gives one review to somebody, made if it is not there. Says how many answers in it were put aside. */
export function giveOut(
  tx: WriteTx,
  { roundId, byId, now }: Giving,
  procedure: ReviewProcedure,
  gift: Gift,
): number {
  const { frameCaseId, slot, holderId, isStranded, reviewerId } = gift;
  let { reviewId } = gift;
  let removedAnswers = 0;
  if (reviewId === null) {
    reviewId = insertReview(tx, {
      roundId,
      frameCaseId,
      slot,
      state: 'assigned',
      reviewerId,
      createdAt: now,
    });
  } else {
    if (holderId !== null) {
      endAssignment(tx, reviewId, { at: now, reason: 'handedOver', note: isStranded ? STRANDED : '' });
    }
    const { removed, change } = passOn(tx, procedure, { reviewId, slot }, now);
    removedAnswers = removed;
    updateReview(tx, reviewId, { ...change, reviewerId });
  }
  insertAssignment(tx, { reviewId, personId: reviewerId, assignedAt: now, assignedById: byId });
  return removedAnswers;
}

/** Where everybody answers: the review of somebody who may not go on, which nobody else can take over. */
export function putReviewAside(tx: WriteTx, reviewId: ReviewId, now: string): void {
  endAssignment(tx, reviewId, { at: now, reason: 'handedOver', note: STRANDED });
  updateReview(tx, reviewId, { reviewerId: null, cancelledAt: now });
}

/**
 * Reviews that nobody has yet: slot 0, which waits for what several agree on, and places of a case that is not done
 * before somebody has answered them too.
 */
export function insertEmpty(
  tx: WriteTx,
  { roundId, now }: Giving,
  places: readonly { frameCaseId: FrameCaseId; slot: number }[],
): void {
  for (const { frameCaseId, slot } of places) {
    insertReview(tx, { roundId, frameCaseId, slot, state: 'assigned', createdAt: now });
  }
}

/** The round is under review from the first case that is given out; every time is remembered. */
export function markShared(tx: WriteTx, round: RoundRow, { roundId, byId, now }: Giving): void {
  const next = nextRoundState(round.state, 'assignReviews');
  if (next.ok && next.value !== round.state) moveRound(tx, roundId, round.state, next.value);
  insertRoundEvent(tx, { roundId, kind: 'assignReviews', at: now, byId });
}
