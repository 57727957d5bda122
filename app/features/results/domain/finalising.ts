import { isOpen } from '#app/features/controls/domain/round-lifecycle.ts';
import type { ReviewId } from '#app/shared/domain/ids.ts';
import { err, ok, type Result } from '#app/shared/domain/result.ts';
import type { RoundState } from '#app/shared/domain/vocabulary.ts';
import type { UnreviewedKind } from './unreviewed-reasons.ts';

export type ReviewToFinalise = {
  readonly reviewId: ReviewId;
  readonly isFinished: boolean;
  /** It has made a deviation that is not withdrawn: of one that is not finished, before it was opened again. */
  readonly hasDeviation?: boolean;
};

/** A drawn case that was not reviewed, and why. The reason is internal; its kind may be counted outside the unit. */
export type Unreviewed = {
  readonly reviewId: ReviewId;
  readonly reason: string;
  /** Absent where it was not asked: of rounds that were finalised before it was. */
  readonly kind?: UnreviewedKind;
};

export type FinalisingProblem =
  | { readonly kind: 'notOpen'; readonly state: RoundState }
  | { readonly kind: 'nothingReviewed' }
  /** They were opened again, and what they found stands: their deviations would be counted and their faults would not. */
  | { readonly kind: 'deviationsLeft'; readonly reviewIds: readonly ReviewId[] }
  /** The de-identified version was to be divided by something that does not divide the round. */
  | { readonly kind: 'notDividing' }
  | { readonly kind: 'reasonsMissing'; readonly reviewIds: readonly ReviewId[] };

/**
 * Whether a round can be finalised (fastställas) now: every review is finished, or its absence has a reason and nothing
 * that it found before stands.
 * Returns the reviews left out with their trimmed reasons. Source: domain.md §4.8.
 */
export function checkFinalising(
  state: RoundState,
  reviews: readonly ReviewToFinalise[],
  reasons: ReadonlyMap<ReviewId, string>,
): Result<Unreviewed[], FinalisingProblem> {
  if (!isOpen(state, 'finalise')) return err({ kind: 'notOpen', state });
  if (!reviews.some((review) => review.isFinished)) return err({ kind: 'nothingReviewed' });
  const left = reviews.filter((review) => !review.isFinished && review.hasDeviation);
  if (left.length > 0) {
    return err({ kind: 'deviationsLeft', reviewIds: left.map(({ reviewId }) => reviewId) });
  }
  const unreviewed = reviews
    .filter((review) => !review.isFinished)
    .map(({ reviewId }) => ({ reviewId, reason: (reasons.get(reviewId) ?? '').trim() }));
  const without = unreviewed.filter((one) => one.reason === '');
  if (without.length > 0) {
    return err({ kind: 'reasonsMissing', reviewIds: without.map((one) => one.reviewId) });
  }
  return ok(unreviewed);
}
