import { addDays, addMonths, type CivilDate } from '#app/shared/domain/civil-date.ts';
import type { Rhythm } from '#app/shared/domain/vocabulary.ts';

const MONTHS: Readonly<Record<Exclude<Rhythm, 'onDemand'>, number>> = {
  month: 1,
  quarter: 3,
  fourMonths: 4,
  halfYear: 6,
  year: 12,
};

/**
 * The day after the calendar period that holds `from` ends: when the next round of the rhythm can have the whole
 * period behind it. Tertials begin in January, May and September. Undefined for a control made when it is needed.
 */
export function nextPeriodStart(rhythm: Rhythm, from: CivilDate): CivilDate | undefined {
  if (rhythm === 'onDemand') return undefined;
  const length = MONTHS[rhythm];
  const monthIndex = Number(from.slice(5, 7)) - 1;
  const firstOfMonth = addDays(from, 1 - Number(from.slice(8, 10)));
  return addMonths(firstOfMonth, length - (monthIndex % length));
}
