import { and, eq, sql } from 'drizzle-orm';
import type { ActionId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { actionDeviations } from '../schema/actions.ts';
import { rounds } from '../schema/controls.ts';
import { deviations, deviationTypes } from '../schema/deviations.ts';
import { type DeviationReach, isDeviationReached } from './deviations.server.ts';

/** The deviations that actions serve and the person reaches, by number and what they ask: no case and no words of theirs. */
export function listServedDeviations(db: Reader, reach: DeviationReach, actionIds: readonly ActionId[]) {
  return db
    .select({
      actionId: actionDeviations.actionId,
      number: deviations.number,
      unitId: deviations.unitId,
      questionId: deviations.questionId,
      typeName: deviationTypes.name,
      checklistVersionId: rounds.checklistVersionId,
    })
    .from(actionDeviations)
    .innerJoin(deviations, eq(deviations.id, actionDeviations.deviationId))
    .leftJoin(rounds, eq(rounds.id, deviations.roundId))
    .leftJoin(deviationTypes, eq(deviationTypes.id, deviations.typeId))
    .where(
      and(
        sql`${actionDeviations.actionId} IN (SELECT value FROM json_each(${JSON.stringify(actionIds)}))`,
        isDeviationReached(reach),
      ),
    )
    .orderBy(deviations.year, deviations.sequence)
    .all();
}

export type ServedDeviation = ReturnType<typeof listServedDeviations>[number];
