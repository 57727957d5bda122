/**
 * Why a drawn case may be replaced: it does not belong to the frame, or the person has left it. A missing or incomplete
 * file is a fault and stands in no list (domain.md §4.3).
 */
export const REPLACEMENT_REASONS = [
  'wrongUnit',
  'notInPopulation',
  'closedBeforePeriod',
  'personLeftFrame',
] as const;
export type ReplacementReason = (typeof REPLACEMENT_REASONS)[number];
