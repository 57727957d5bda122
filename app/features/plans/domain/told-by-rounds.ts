import type { UnitId } from '#app/shared/domain/ids.ts';
import type { CountsByUnit, CountsOfYears } from './section-table.ts';

type Year = keyof CountsOfYears;
/** Where deviations are counted: their unit, and the place of their type among the counts. */
type Place = { readonly unitId: UnitId; readonly kind: number };

/** The deviations that a finalised round has made of one question, or of all where the faults of a case share one. */
export type MadeByRound = {
  /** Whether the round's de-identified result tells them, or lets somebody work them out. */
  readonly isTold: boolean;
  readonly made: readonly (Place & { readonly [year in Year]: number })[];
  /** Where they would be put, and in which years: that there are none is a number too. */
  readonly home: readonly Place[];
  readonly years: readonly Year[];
  /** The most that a small number of them could be; null where the number is not small. */
  readonly most: number | null;
};

/** What the rounds' results say of the deviations of one year, by unit and kind. */
export type ToldByRounds = {
  readonly told: CountsByUnit;
  readonly spare: CountsByUnit;
  readonly guarded: ReadonlyMap<UnitId, readonly boolean[]>;
};

type Hidden = { readonly down: number; readonly up: number };

/**
 * What somebody who has read the de-identified results of every round knows of a year's deviations: those that are told,
 * and those that could be fewer. `others` are the ones of no round. A place is guarded when one of the hidden numbers in
 * it could be worked out by taking away what is told: fewer than `threshold` others, and hidden numbers of other
 * questions too near the least or the most they could be, to lose it among. Source: statistics specification §6.
 */
export function toldByRounds(
  rounds: readonly MadeByRound[],
  others: CountsByUnit,
  year: Year,
  threshold: number,
): ToldByRounds {
  const told = new Map<UnitId, number[]>();
  const hiddenAt = new Map<UnitId, Hidden[][]>();
  const hide = ({ unitId, kind }: Place, hidden: Hidden) => {
    const ofUnit = hiddenAt.get(unitId) ?? [];
    hiddenAt.set(unitId, ofUnit);
    const here = ofUnit[kind] ?? [];
    ofUnit[kind] = here;
    here.push(hidden);
  };
  for (const round of rounds) {
    const made = round.made.filter((one) => one[year] > 0);
    if (made.length === 0 && !round.years.includes(year)) continue;
    if (round.isTold) {
      for (const one of made) add(told, one, one[year]);
      continue;
    }
    for (const one of made) hide(one, isWhole(round) ? slack(round, one[year]) : NO_SLACK);
    const isMadeAt = ({ unitId, kind }: Place) =>
      made.some((one) => one.unitId === unitId && one.kind === kind);
    if (!round.years.includes(year)) continue;
    for (const place of round.home.filter((one) => !isMadeAt(one))) hide(place, NO_SLACK);
  }
  const spare = new Map([...others].map(([unitId, counts]) => [unitId, [...counts]]));
  const guarded = new Map<UnitId, boolean[]>();
  for (const [unitId, ofUnit] of hiddenAt) {
    const flags: boolean[] = [];
    for (const [kind, hidden = []] of ofUnit.entries()) {
      const [down, up] = [sumOf(hidden, 'down'), sumOf(hidden, 'up')];
      const around = others.get(unitId)?.[kind] ?? 0;
      flags[kind] = hidden.some((one) => around + Math.min(down - one.down, up - one.up) < threshold);
      add(spare, { unitId, kind }, down);
    }
    guarded.set(unitId, flags);
  }
  return { told, spare, guarded };
}

const NO_SLACK: Hidden = { down: 0, up: 0 };

/** Whether all of its deviations are in one place and year, so that the number there is the hidden one. */
const isWhole = ({ made: [one, ...more] }: MadeByRound) =>
  one !== undefined && more.length === 0 && Math.min(one.thisYear, one.lastYear) === 0;

/** How much a hidden number could be changed, for somebody who knows no more than that it is small. */
function slack({ most }: MadeByRound, count: number): Hidden {
  return most === null || count < 1 || count > most ? NO_SLACK : { down: count - 1, up: most - count };
}

const sumOf = (hidden: readonly Hidden[], of: keyof Hidden) => hidden.reduce((sum, one) => sum + one[of], 0);

function add(to: Map<UnitId, number[]>, { unitId, kind }: Place, count: number): void {
  const counts = to.get(unitId) ?? [];
  counts[kind] = (counts[kind] ?? 0) + count;
  to.set(unitId, counts);
}
