import { isAnsweredBySeveral, type ReviewProcedure } from '#app/features/controls/domain/review-procedure.ts';
import type { PersonId, ReviewId } from '#app/shared/domain/ids.ts';

/** One of a case's reviews, as sharing out sees it. */
export interface HeldSlot {
  reviewId: ReviewId;
  slot: number;
  holderId: PersonId | null;
  isFinished: boolean;
  /** Handed in, or its holder may still review it. */
  isKept: boolean;
}

/** A place that somebody is to be given. */
export interface Seat {
  slot: number;
  /** Null: the review is to be made. */
  reviewId: ReviewId | null;
  /** Who has the review but may not keep it: a role that ended or moved away, a person shut out, a case now reserved. */
  strandedWithId: PersonId | null;
}

/** The slot in which the first reviewer of a case answers; slot 0 of several waits for what they agree on. */
export function firstSlot(procedure: ReviewProcedure): 0 | 1 {
  return isAnsweredBySeveral(procedure) ? 1 : 0;
}

/**
 * Whether a review begins anew when it goes to somebody else: what one of several has answered blind is nobody else's
 * to see before all have handed in. Otherwise the answers go on with it.
 */
export function beginsAnew(procedure: ReviewProcedure, slot: number): boolean {
  return procedure.isBlind && isAnsweredBySeveral(procedure) && slot >= firstSlot(procedure);
}

/**
 * The places of a case that nobody keeps: reviews without a holder first, then new ones until `perCase` is reached, in
 * numbers that no review of the case ever had. Slot 0 of a case answered by several is never one of them.
 */
export function openSeats(
  perCase: number,
  first: 0 | 1,
  held: readonly HeldSlot[],
  lastSlotUsed: number,
): Seat[] {
  const own = held.filter(({ slot }) => slot >= first);
  const left = own
    .filter(({ isKept }) => !isKept)
    .map(({ slot, reviewId, holderId }) => ({ slot, reviewId, strandedWithId: holderId }));
  return [...left, ...newSeats(perCase - own.length, first, lastSlotUsed)];
}

/** Places for reviews that are to be made, after every number the case has used; none for a count of 0 or less. */
export function newSeats(count: number, first: 0 | 1, lastSlotUsed: number): Seat[] {
  const next = Math.max(first, lastSlotUsed + 1);
  return Array.from({ length: Math.max(0, count) }, (_, index) => ({
    slot: next + index,
    reviewId: null,
    strandedWithId: null,
  }));
}
