/**
 * Rules that look at more than the case itself, kept beside the conditions in a control's filter. All are optional: a
 * filter stored before there were rules has none.
 */
export type FrameRules = {
  /** One case for each value of a column, such as a person's pseudonym or a group of siblings. */
  readonly onePer?: { readonly column: string };
  /**
   * Leave out what has been reviewed: in the last `rounds` rounds of this control, or in any control during the last
   * `months` calendar months before the reference date.
   */
  readonly leaveOutReviewed?: { readonly rounds: number } | { readonly months: number };
  /** Only cases that have come to the register since this control's last draw. */
  readonly onlySinceLastDraw?: true;
};

/** What one rule left out of a frame, as stored with it. */
export type LeftOut =
  | { readonly kind: 'protected'; readonly count: number }
  | { readonly kind: 'notSinceLastDraw'; readonly count: number }
  | { readonly kind: 'reviewedInRounds'; readonly count: number; readonly rounds: number }
  | { readonly kind: 'reviewedInMonths'; readonly count: number; readonly months: number }
  | { readonly kind: 'sameValue'; readonly count: number; readonly column: string };

/** What the frame's rules left out, in the order they were applied; empty for frames frozen before there were rules. */
export function leftOutOf(frame: { readonly leftOut: unknown }): readonly LeftOut[] {
  return Array.isArray(frame.leftOut) ? (frame.leftOut as LeftOut[]) : [];
}
