import { type CivilDate, parseCivilDate } from '#app/shared/domain/civil-date.ts';

/**
 * The day a cell stands for when cases are taken in date order: an ISO date that exists, or the latest of a series of
 * such ("2025-03-01, 2025-09-01"), as the filters of a frame read it. Undefined for anything else: it counts as missing.
 */
export function orderDay(text: string): CivilDate | undefined {
  let latest: CivilDate | undefined;
  for (const part of text.split(',')) {
    const day = parseCivilDate(part.trim());
    if (day === undefined) return undefined;
    if (latest === undefined || day > latest) latest = day;
  }
  return latest;
}
