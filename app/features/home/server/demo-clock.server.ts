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
