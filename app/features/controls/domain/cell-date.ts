import type { DateOffset, DatePoint } from '#app/features/controls/domain/filter-condition.ts';
import { addDays, addMonths, type CivilDate, parseCivilDate } from '#app/shared/domain/civil-date.ts';

/**
 * The day a cell holds. In a series of days ("2025-03-01, 2025-09-01") it is the latest. Undefined for an empty cell and
 * for a cell where anything is not a day.
 */
export function dayOfCell(text: string): CivilDate | undefined {
  if (text.length <= 10) return parseCivilDate(text);
  let latest: CivilDate | undefined;
  for (const part of text.split(',')) {
    const day = parseCivilDate(part.trim());
    if (!day) return undefined;
    if (latest === undefined || day > latest) latest = day;
  }
  return latest;
}

/**
 * The number a cell holds: the register's decimal point or a Swedish comma. Undefined for anything else, also for a
 * number with thousands apart: what "1 000" means is the import's to settle.
 */
export function numberOfCell(text: string): number | undefined {
  return /^-?\d{1,15}([.,]\d{1,15})?$/.test(text) ? Number(text.replace(',', '.')) : undefined;
}

/** The day a point stands for when the round's reference date is known; calendar months as in `addMonths`. */
export function dayOfPoint(point: DatePoint, referenceOn: CivilDate): CivilDate {
  if (point === 'referenceDate') return referenceOn;
  return typeof point === 'string' ? point : offsetFrom(referenceOn, point);
}

function offsetFrom(day: CivilDate, offset: DateOffset): CivilDate {
  const sign = offset.direction === 'before' ? -1 : 1;
  return 'months' in offset ? addMonths(day, sign * offset.months) : addDays(day, sign * offset.days);
}
