/** Why nothing was shared out. */
export type ShareProblem =
  | { kind: 'notPossible' }
  | { kind: 'noReviewers' }
  /** Groups look at each other's cases, and no pair covers these. */
  | { kind: 'outsidePairs'; keys: readonly string[] }
  | { kind: 'nobodyMay'; keys: readonly string[] }
  /** Several answer each case, and too few may have these. */
  | { kind: 'tooFewMay'; lacking: readonly { key: string; missing: number }[] };
