import { and, asc, count, inArray, isNull, ne } from 'drizzle-orm';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { ControlId, RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { rounds } from '../schema/controls.ts';
import { deviations } from '../schema/deviations.ts';
import { isOnCauseRound } from './round-title.server.ts';

/** The rounds of these controls that are not given up, by due date. What is in them the caller decides to show or not. */
export function listRoundsOfControls(db: Reader, controlIds: readonly ControlId[]) {
  return db
    .select({
      id: rounds.id,
      controlId: rounds.controlId,
      unitId: rounds.unitId,
      name: rounds.name,
      state: rounds.state,
      dueOn: rounds.dueOn,
      finalNumber: rounds.finalNumber,
      figures: rounds.figures,
      isOnCause: isOnCauseRound,
    })
    .from(rounds)
    .where(and(inArray(rounds.controlId, [...controlIds]), isNull(rounds.abortedAt)))
    .orderBy(asc(rounds.dueOn), asc(rounds.id))
    .all()
    .map((round) => ({ ...round, dueOn: round.dueOn as CivilDate }));
}

export type PlanRoundRow = ReturnType<typeof listRoundsOfControls>[number];

/** How many deviations each of these rounds has that are not withdrawn; a round without any is not there. */
export function countDeviationsOfRounds(
  db: Reader,
  roundIds: readonly RoundId[],
): ReadonlyMap<RoundId, number> {
  const rows = db
    .select({ roundId: deviations.roundId, count: count() })
    .from(deviations)
    .where(and(inArray(deviations.roundId, [...roundIds]), ne(deviations.state, 'withdrawn')))
    .groupBy(deviations.roundId)
    .all();
  return new Map(rows.flatMap(({ roundId, count: found }) => (roundId === null ? [] : [[roundId, found]])));
}
