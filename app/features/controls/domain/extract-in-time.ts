import { type CivilDate, compareDates } from '#app/shared/domain/civil-date.ts';
import type { RegisterId } from '#app/shared/domain/ids.ts';

/** Where the content of a register stands in time against the round that would be frozen from it. */
export type ExtractInTime = {
  readonly registerId: RegisterId;
  /** The day its content is from. */
  readonly on: CivilDate;
  readonly doubt: ExtractDoubt | null;
};

export type ExtractDoubt =
  /** The reference date is yet to come: no export can be from it. */
  | { readonly kind: 'referenceToCome' }
  /** What happened in the last `days` (1 and up) before the reference date is not in the register. */
  | { readonly kind: 'olderThanReference'; readonly days: number };

const DAY = 86_400_000;

/**
 * What is odd about freezing the content of the day `extractOn` as of `referenceOn`; null when the content reaches the
 * reference date. Nothing of it forbids the freeze: the person who freezes decides.
 */
export function doubtAboutExtract(
  extractOn: CivilDate,
  referenceOn: CivilDate,
  today: CivilDate,
): ExtractDoubt | null {
  if (compareDates(referenceOn, today) > 0) return { kind: 'referenceToCome' };
  const days = Math.round((Date.parse(referenceOn) - Date.parse(extractOn)) / DAY);
  return days > 0 ? { kind: 'olderThanReference', days } : null;
}
