import { and, eq, sql } from 'drizzle-orm';
import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import type { RoundId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { people } from '../schema/accounts.ts';
import { actionDeviations, actions } from '../schema/actions.ts';
import { deviations } from '../schema/deviations.ts';

/** Actions of the scope's units that serve a deviation of the round, by number. */
export function listActionsOfRound(db: Reader, scope: UnitScope, roundId: RoundId) {
  const serving = db
    .select({ id: actionDeviations.actionId })
    .from(actionDeviations)
    .innerJoin(deviations, eq(deviations.id, actionDeviations.deviationId))
    .where(eq(deviations.roundId, roundId));
  return db
    .select({
      number: actions.number,
      title: actions.title,
      ownerName: people.displayName,
      dueOn: actions.dueOn,
      state: actions.state,
      effect: actions.effect,
    })
    .from(actions)
    .innerJoin(people, eq(people.id, actions.ownerId))
    .where(
      and(
        sql`${actions.id} IN ${serving}`,
        sql`${actions.unitId} IN (SELECT value FROM json_each(${JSON.stringify(scope.unitIds)}))`,
      ),
    )
    .orderBy(actions.year, actions.sequence)
    .all();
}

export type ActionOfRound = ReturnType<typeof listActionsOfRound>[number];
