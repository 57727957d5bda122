import { addMonths, type CivilDate } from '#app/shared/domain/civil-date.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { OccasionState, RoundState } from '#app/shared/domain/vocabulary.ts';
import { yearOf } from './occasions.ts';

export type OccasionStatus = 'done' | 'notDone' | 'late' | 'underWay' | 'planned';
/** How it stands with something in the year wheel; a round may have been given up. */
export type WheelStatus = OccasionStatus | 'aborted';

type Dated = { readonly dueOn: CivilDate };
export type ReportedOccasion = Dated & {
  readonly state: OccasionState;
  /** The round that somebody has pointed out; null: the days decide. */
  readonly roundId: RoundId | null;
};
type ReportingRound = Dated & {
  readonly id: RoundId;
  /** The day it is about; `dueOn` is when its reviews are to be handed in, which may be in the next period or year. */
  readonly referenceOn: CivilDate;
  readonly state: RoundState;
  /** Its cases were chosen on cause, not as the plan's method has it. */
  readonly isOnCause: boolean;
};

/**
 * The rounds that report each occasion, by its place in the list. One that somebody has pointed out belongs to that
 * occasion alone; of the rest, an occasion has those about a day after the one before it and on or before its own day:
 * their reference day, however much later they are reviewed. So one about the first day of a period belongs to that period,
 * as the name does that is suggested for it. What is about a later day of the year belongs to the last occasion, and what is
 * about another year to none. Cases chosen on cause report nothing by their day alone. The occasions are in order of
 * their days.
 */
export function roundsOfOccasions<Round extends ReportingRound>(
  occasions: readonly ReportedOccasion[],
  rounds: readonly Round[],
): Round[][] {
  const pointedOut = new Set(occasions.flatMap(({ roundId }) => roundId ?? []));
  const sorted = [...rounds].sort((a, b) =>
    a.referenceOn === b.referenceOn ? a.id - b.id : a.referenceOn < b.referenceOn ? -1 : 1,
  );
  return occasions.map((occasion, index) => {
    if (occasion.roundId !== null) return sorted.filter(({ id }) => id === occasion.roundId);
    const after = occasions[index - 1]?.dueOn ?? lastDayBefore(yearOf(occasion.dueOn));
    const until = index === occasions.length - 1 ? lastDayOf(yearOf(occasion.dueOn)) : occasion.dueOn;
    return sorted.filter(
      ({ id, referenceOn, isOnCause }) =>
        !isOnCause && !pointedOut.has(id) && referenceOn > after && referenceOn <= until,
    );
  });
}

const lastDayOf = (year: number) => `${year}-12-31` as CivilDate;
const lastDayBefore = (year: number) => addMonths(lastDayOf(year), -12);

/** How many of the rounds that an occasion waits for are finalised. */
export type RoundsDone = { readonly finalised: number; readonly total: number };

/**
 * How many of an occasion's rounds are finalised: of those about a day up to its own, or of all when none is. A round about a
 * later day of the year is shown with the last occasion but holds nothing back.
 */
export function roundsDone(occasion: Dated, rounds: readonly ReportingRound[]): RoundsDone {
  const inTime = roundsInTime(occasion, rounds);
  const awaited = inTime.length > 0 ? inTime : rounds;
  return { finalised: awaited.filter(({ state }) => state === 'finalised').length, total: awaited.length };
}

const roundsInTime = ({ dueOn }: Dated, rounds: readonly ReportingRound[]) =>
  rounds.filter(({ referenceOn }) => referenceOn <= dueOn);

/**
 * The last day on which an occasion that is not done is not late: its own, or the day the first of its open rounds is due,
 * where that is later. What is measured on 30 June is reviewed in July. A round about a day after the occasion's gives no
 * such time.
 */
export function lateAfter(occasion: Dated, rounds: readonly ReportingRound[]): CivilDate {
  const [firstDue] = roundsInTime(occasion, rounds)
    .flatMap(({ state, dueOn }) => (state === 'finalised' ? [] : dueOn))
    .sort();
  return firstDue !== undefined && firstDue > occasion.dueOn ? firstDue : occasion.dueOn;
}

/**
 * How it stands with an occasion on a day. What is reported by hand holds; else it is done when every round it waits for is
 * finalised, and under way with any before it is late.
 */
export function occasionStatus(
  occasion: ReportedOccasion,
  rounds: readonly ReportingRound[],
  today: CivilDate,
): OccasionStatus {
  if (occasion.state !== 'planned') return occasion.state;
  const { finalised, total } = roundsDone(occasion, rounds);
  if (total > 0 && finalised === total) return 'done';
  if (lateAfter(occasion, rounds) < today) return 'late';
  return rounds.length > 0 ? 'underWay' : 'planned';
}

/** How it stands with a row: done when every occasion is, not done when one will not be. `none` without occasions. */
export function rowStatus(statuses: readonly OccasionStatus[]): 'done' | 'notDone' | 'open' | 'none' {
  if (statuses.length === 0) return 'none';
  if (statuses.includes('notDone')) return 'notDone';
  return statuses.every((status) => status === 'done') ? 'done' : 'open';
}
