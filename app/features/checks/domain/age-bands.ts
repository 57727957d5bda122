import { monthsAndDaysBetween } from '#app/shared/domain/civil-date.ts';
import type { Overrun, TimeLimit } from './time-limit.ts';

export type AgeBand = { readonly label: string; readonly count: number };

/** Beyond a limit in months: how many months the limits of the bands lie beyond it. */
const MONTHS_BEYOND = [0, 1, 2, 3, 6, 12, 24];
/** Days beyond a limit in days or weeks, or days in the wrong order. */
const DAYS_BEYOND = [0, 7, 30, 90, 180, 365];

/**
 * How far over the limit the found cases are, in bands from the nearest to the farthest: "6–7 månader" where the limit
 * is in months (whole months gone), else "1–7 dagar över gränsen". Bands after the last with a case are left out;
 * empty without overruns.
 */
export function ageBands(limit: TimeLimit, overruns: readonly Overrun[]): AgeBand[] {
  const isInMonths = limit.kind !== 'order' && limit.limit.unit === 'months';
  const base = isInMonths ? limit.limit.amount : 0;
  const starts = isInMonths ? MONTHS_BEYOND.map((beyond) => base + beyond) : DAYS_BEYOND;
  const counts = starts.map(() => 0);
  const monthsOf = rememberMonths();
  for (const overrun of overruns) {
    const length = isInMonths ? monthsOf(overrun) : overrun.daysOver - 1;
    const band = starts.findLastIndex((start) => length >= start);
    // Every overrun is beyond the limit: the first band holds at least it.
    const index = Math.max(0, band);
    counts[index] = (counts[index] ?? 0) + 1;
  }
  const last = counts.findLastIndex((count) => count > 0);
  const wordsOf = isInMonths ? monthBand : limit.kind === 'order' ? dayBand('fel') : dayBand('över gränsen');
  return counts.slice(0, last + 1).map((count, index) => ({
    label: wordsOf(starts[index] ?? 0, starts[index + 1]),
    count,
  }));
}

const monthBand = (from: number, to: number | undefined) =>
  to === undefined ? `${from} månader eller mer` : `${from}–${to} månader`;

const dayBand = (what: string) => (from: number, to: number | undefined) =>
  to === undefined ? `mer än ${from} dagar ${what}` : `${from + 1}–${to} dagar ${what}`;

function rememberMonths(): (overrun: Overrun) => number {
  const known = new Map<string, number>();
  return ({ fromOn, toOn }) => {
    const key = `${fromOn} ${toOn}`;
    const months = known.get(key) ?? monthsAndDaysBetween(fromOn, toOn).months;
    known.set(key, months);
    return months;
  };
}
