import { and, asc, inArray, isNull } from 'drizzle-orm';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { ControlId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { rounds } from '../schema/controls.ts';
import { isOnCauseRound } from './round-title.server.ts';

/** The rounds of these controls that are not given up, by the day they are about. What is in them the caller decides to show or not. */
export function listRoundsOfControls(db: Reader, controlIds: readonly ControlId[]) {
  return db
    .select({
      id: rounds.id,
      controlId: rounds.controlId,
      unitId: rounds.unitId,
      name: rounds.name,
      state: rounds.state,
      referenceOn: rounds.referenceOn,
      dueOn: rounds.dueOn,
      finalNumber: rounds.finalNumber,
      figures: rounds.figures,
      isOnCause: isOnCauseRound,
    })
    .from(rounds)
    .where(and(inArray(rounds.controlId, [...controlIds]), isNull(rounds.abortedAt)))
    .orderBy(asc(rounds.referenceOn), asc(rounds.id))
    .all()
    .map((round) => ({
      ...round,
      referenceOn: round.referenceOn as CivilDate,
      dueOn: round.dueOn as CivilDate,
    }));
}

export type PlanRoundRow = ReturnType<typeof listRoundsOfControls>[number];
