import { and, eq, ne, or, type SQL, sql } from 'drizzle-orm';
import type { UnitScope } from '#app/features/accounts/domain/policy.ts';
import type { CivilDate } from '#app/shared/domain/civil-date.ts';
import type { ActionId, DeviationId } from '#app/shared/domain/ids.ts';
import type { Reader } from '../client.server.ts';
import { people, units } from '../schema/accounts.ts';
import { actionDeviations, actionEvents, actions } from '../schema/actions.ts';
import { deviations } from '../schema/deviations.ts';
import type { WriteTx } from '../transact.server.ts';
import { type DeviationReach, isDeviationReached } from './deviations.server.ts';

const inScope = (scope: UnitScope): SQL =>
  sql`${actions.unitId} IN (SELECT value FROM json_each(${JSON.stringify(scope.unitIds)}))`;

/** Those of the person's units, and her own where the unit is one around which she may still answer. */
const isActionHandled = ({ scope, personId, around }: DeviationReach) =>
  or(inScope(scope), and(eq(actions.ownerId, personId), inScope(around)));

/** Those, and for reading any that serves a deviation the person reaches. */
const isActionReached = (reach: DeviationReach) =>
  or(
    isActionHandled(reach),
    sql`EXISTS (SELECT 1 FROM ${actionDeviations}
      JOIN ${deviations} ON ${deviations.id} = ${actionDeviations.deviationId}
      WHERE ${actionDeviations.actionId} = ${actions.id} AND ${isDeviationReached(reach)})`,
  );

const listed = (db: Reader) =>
  db
    .select({
      id: actions.id,
      number: actions.number,
      title: actions.title,
      intendedEffect: actions.intendedEffect,
      doneAt: actions.doneAt,
      unitId: actions.unitId,
      unitName: units.name,
      ownerId: actions.ownerId,
      ownerName: people.displayName,
      state: actions.state,
      dueOn: actions.dueOn,
      followUpOn: actions.followUpOn,
      effect: actions.effect,
      effectNote: actions.effectNote,
      revision: actions.revision,
    })
    .from(actions)
    .innerJoin(units, eq(units.id, actions.unitId))
    .innerJoin(people, eq(people.id, actions.ownerId));

export function findAction(db: Reader, reach: DeviationReach, actionId: ActionId) {
  return listed(db)
    .where(and(eq(actions.id, actionId), isActionReached(reach)))
    .get();
}

export type ActionRow = NonNullable<ReturnType<typeof findAction>>;

/** Every action the person reaches: what waits first, by the day it waits for. */
export function listActions(db: Reader, reach: DeviationReach): ActionRow[] {
  return listed(db)
    .where(isActionReached(reach))
    .orderBy(
      sql`${actions.state} IN ('followedUp', 'dropped')`,
      sql`CASE ${actions.state} WHEN 'planned' THEN ${actions.dueOn} ELSE ${actions.followUpOn} END`,
      actions.id,
    )
    .all();
}

/** Open actions that the person owns and may still handle, whose day is at the latest `until`; soonest first. */
export function listActionsAwaited(db: Reader, reach: DeviationReach, until: CivilDate): ActionRow[] {
  const awaited = sql`CASE ${actions.state} WHEN 'planned' THEN ${actions.dueOn} WHEN 'done' THEN ${actions.followUpOn} END`;
  return listed(db)
    .where(and(eq(actions.ownerId, reach.personId), isActionHandled(reach), sql`${awaited} <= ${until}`))
    .orderBy(awaited, actions.id)
    .all();
}

/** Actions that serve a deviation. Whoever asks has already reached the deviation. */
export function listActionsOfDeviation(db: Reader, deviationId: DeviationId): ActionRow[] {
  const serving = db
    .select({ id: actionDeviations.actionId })
    .from(actionDeviations)
    .where(eq(actionDeviations.deviationId, deviationId));
  return listed(db).where(sql`${actions.id} IN ${serving}`).orderBy(actions.id).all();
}

/** Deviations that an action serves and the person reaches. */
export function listDeviationsOfAction(db: Reader, reach: DeviationReach, actionId: ActionId) {
  return db
    .select({
      id: deviations.id,
      number: deviations.number,
      title: deviations.title,
      state: deviations.state,
    })
    .from(actionDeviations)
    .innerJoin(deviations, eq(deviations.id, actionDeviations.deviationId))
    .where(and(eq(actionDeviations.actionId, actionId), isDeviationReached(reach)))
    .orderBy(deviations.id)
    .all();
}

/** History, oldest first. Whoever asks has already reached the action. */
export function listActionEvents(db: Reader, actionId: ActionId) {
  return db
    .select({
      id: actionEvents.id,
      at: actionEvents.at,
      byName: people.displayName,
      kind: actionEvents.kind,
      note: actionEvents.note,
    })
    .from(actionEvents)
    .leftJoin(people, eq(people.id, actionEvents.byId))
    .where(eq(actionEvents.actionId, actionId))
    .orderBy(actionEvents.id)
    .all();
}

/** The next free number of the year. Only right inside the transaction that takes it. */
export function nextActionSequence(tx: WriteTx, year: number): number {
  const last = sql<number | null>`max(${actions.sequence})`;
  return (tx.select({ last }).from(actions).where(eq(actions.year, year)).get()?.last ?? 0) + 1;
}

/**
 * The one this person planned since `since` with the same words, owner and days for these very deviations and no other, unless it
 * is dropped: the form was sent twice.
 */
export function findSameAction(
  tx: WriteTx,
  same: Pick<
    typeof actions.$inferSelect,
    'createdById' | 'unitId' | 'title' | 'intendedEffect' | 'ownerId' | 'dueOn' | 'followUpOn'
  > & { deviationIds: readonly DeviationId[]; since: string },
): ActionId | undefined {
  const { deviationIds, since } = same;
  const plannedFor = sql`(SELECT json_group_array(id) FROM (
    SELECT ${actionDeviations.deviationId} AS id FROM ${actionDeviations}
    WHERE ${actionDeviations.actionId} = ${actions.id} AND ${actionDeviations.linkedAt} = ${actions.createdAt}
    ORDER BY id))`;
  return tx
    .select({ id: actions.id })
    .from(actions)
    .where(
      and(
        eq(actions.createdById, same.createdById),
        eq(actions.unitId, same.unitId),
        eq(actions.title, same.title),
        eq(actions.intendedEffect, same.intendedEffect),
        eq(actions.ownerId, same.ownerId),
        eq(actions.dueOn, same.dueOn),
        eq(actions.followUpOn, same.followUpOn),
        ne(actions.state, 'dropped'),
        sql`${actions.createdAt} >= ${since}`,
        sql`${plannedFor} = ${JSON.stringify(deviationIds.toSorted((a, b) => a - b))}`,
      ),
    )
    .get()?.id;
}

export function insertAction(tx: WriteTx, values: typeof actions.$inferInsert): ActionId {
  return tx.insert(actions).values(values).returning({ id: actions.id }).get().id;
}

/** Changes an action that was read in the same transaction; its revision grows by one. */
export function updateAction(
  tx: WriteTx,
  actionId: ActionId,
  change: Partial<
    Pick<
      typeof actions.$inferInsert,
      | 'state'
      | 'title'
      | 'intendedEffect'
      | 'ownerId'
      | 'dueOn'
      | 'followUpOn'
      | 'doneAt'
      | 'followedUpAt'
      | 'effect'
      | 'effectNote'
    >
  >,
): void {
  tx.update(actions)
    .set({ ...change, revision: sql`${actions.revision} + 1` })
    .where(eq(actions.id, actionId))
    .run();
}

export function insertActionEvent(tx: WriteTx, values: typeof actionEvents.$inferInsert): void {
  tx.insert(actionEvents).values(values).run();
}

/** Lets an action serve a deviation; false when it does already. */
export function linkAction(tx: WriteTx, values: typeof actionDeviations.$inferInsert): boolean {
  return tx.insert(actionDeviations).values(values).onConflictDoNothing().run().changes > 0;
}
