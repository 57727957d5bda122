/** From when numbers may leave the unit: `threshold` is t, `percentageBase` is p of statistics specification §6. */
export type DisclosureRule = { readonly threshold: number; readonly percentageBase: number };

export const DISCLOSURE_RULE: DisclosureRule = { threshold: 5, percentageBase: 10 };

/** A number that may leave the unit, or null where it is hidden and shown as "–". */
export type Disclosed = number | null;

/** True when a count out of a total, or what is left of the total, is 1 to t−1. */
export function isSmall(count: number, total: number, threshold: number): boolean {
  const rest = total - count;
  return (count > 0 && count < threshold) || (rest > 0 && rest < threshold);
}

/**
 * Counts that add up to a printed total, such as deviations by question: a small one is hidden, and so is every one
 * named in `alsoHidden`. The total is shown only when none is.
 */
export function discloseCounts(
  counts: readonly number[],
  alsoHidden: readonly boolean[],
  rule: DisclosureRule,
): { readonly counts: readonly Disclosed[]; readonly total: Disclosed } {
  const disclosed = counts.map((count, index) =>
    (count > 0 && count < rule.threshold) || alsoHidden[index] ? null : count,
  );
  const isTotalSafe = disclosed.every((count) => count !== null);
  return { counts: disclosed, total: isTotalSafe ? counts.reduce((sum, count) => sum + count, 0) : null };
}
