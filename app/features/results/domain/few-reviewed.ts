import { DISCLOSURE_RULE } from './disclosure-rule.ts';

/**
 * What a round with so few reviewed cases can show its readers; null when they are not few. Every count of fewer cases than
 * t, or what is left of it, is hidden; only one of items may be large enough. Source: statistics specification §6.
 */
export function fewReviewedInWords(reviewedCount: number): string | null {
  if (reviewedCount === 0 || reviewedCount >= DISCLOSURE_RULE.threshold) return null;
  const cases = reviewedCount === 1 ? '1 granskat ärende' : `${reviewedCount} granskade ärenden`;
  return `Med ${cases} visas inga eller nästan inga siffror för läsare. Antal under ${DISCLOSURE_RULE.threshold} döljs, så att ingen enskild kan kännas igen.`;
}
