import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { Limit } from './definition.ts';

const monthNames = ['jan', 'feb', 'mars', 'apr', 'maj', 'juni', 'juli', 'aug', 'sep', 'okt', 'nov', 'dec'];

/** A period with the year only once when both ends share it: "12 feb → 29 aug 2026". */
export function periodInWords(from: CivilDate, to: CivilDate): string {
  const start = from.slice(0, 4) === to.slice(0, 4) ? dayAndMonth(from) : shortDate(from);
  return `${start} → ${shortDate(to)}`;
}

/** "1 månad", "6 månader". */
export function monthsInWords(months: number): string {
  return `${months} ${months === 1 ? 'månad' : 'månader'}`;
}

function dayAndMonth(date: CivilDate): string {
  const [, month, day] = date.split('-').map(Number);
  return `${day} ${monthNames[(month ?? 1) - 1]}`;
}

function shortDate(date: CivilDate): string {
  return `${dayAndMonth(date)} ${date.slice(0, 4)}`;
}

/** "1 dag", "5 veckor", "6 månader". */
export function limitInWords({ count, unit }: Limit): string {
  if (unit === 'months') return monthsInWords(count);
  if (unit === 'weeks') return `${count} ${count === 1 ? 'vecka' : 'veckor'}`;
  return `${count} ${count === 1 ? 'dag' : 'dagar'}`;
}
