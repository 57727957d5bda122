import type { Services } from '#app/shared/server/services.ts';

/** The program's own services with a clock that is set by hand: the year of history gets its own instants. */
export type DemoServices = Services & {
  setNow: (instant: string) => void;
  advance: (minutes: number) => void;
};

export function withDemoClock(services: Services, start: string): DemoServices {
  let instant = Date.parse(start);
  return {
    ...services,
    now: () => new Date(instant).toISOString(),
    setNow: (next) => {
      // The log is read from top to bottom: its instants never go backwards.
      instant = Math.max(instant, Date.parse(next));
    },
    advance: (minutes) => {
      instant += minutes * 60_000;
    },
  };
}

/** The instant `count` working half-days after `start`: half past six and noon UTC, Monday to Friday. */
export function halfDayAfter(start: string, count: number): string {
  const day = new Date(`${start.slice(0, 10)}T06:30:00.000Z`);
  for (let left = Math.floor(count / 2); left > 0; left -= 1) {
    do day.setUTCDate(day.getUTCDate() + 1);
    while (day.getUTCDay() === 0 || day.getUTCDay() === 6);
  }
  if (count % 2 === 1) day.setUTCHours(12, 0);
  return day.toISOString();
}
