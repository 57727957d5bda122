import type { UnitId } from '#app/shared/domain/ids.ts';

/** Reviewers of one unit look at the cases of another (grupp A granskar grupp B). */
export type Crossing = { readonly reviewersOf: UnitId; readonly casesOf: UnitId };

/** How the cases are given to the reviewers: jämnt, korsvis mellan enheter, för hand. Never one's own case. */
export type Sharing =
  | { readonly kind: 'evenly' }
  | { readonly kind: 'crossing'; readonly pairs: readonly Crossing[] }
  | { readonly kind: 'byHand' };

/** How a control's reviewing is done. A round keeps the procedure it began with. */
export type ReviewProcedure = {
  /**
   * How many answer each case, every one by herself, before they agree on the answer that counts; `everyone`: each of
   * the round's reviewers (vignettes). With 1 the reviewer's own answers count.
   */
  readonly reviewersPerCase: number | 'everyone';
  /** With several: nobody sees another's answers to a case before all have handed in theirs. */
  readonly isBlind: boolean;
  readonly sharing: Sharing;
  /** A handed-in review counts only when somebody else has approved it (kvalitetssäkring). */
  readonly needsApproval: boolean;
  /** Answered as a table with one row a case, for many cases and few questions. */
  readonly isGrid: boolean;
};

/** The largest number of reviewers of one case that can be asked for besides `everyone`. */
export const MAX_REVIEWERS_PER_CASE = 5;

/** One reviewer a case, shared out evenly: what a control without anything else stored means. */
export const ONE_REVIEWER: ReviewProcedure = {
  reviewersPerCase: 1,
  isBlind: false,
  sharing: { kind: 'evenly' },
  needsApproval: false,
  isGrid: false,
};

/** Whether several answer each case, so that slot 0 waits for what they agree on. */
export function isAnsweredBySeveral({
  reviewersPerCase,
}: Pick<ReviewProcedure, 'reviewersPerCase'>): boolean {
  return reviewersPerCase === 'everyone' || reviewersPerCase > 1;
}
