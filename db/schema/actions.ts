import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type {
  ActionId,
  DeviationId,
  PersonId,
  ReceivingSystemId,
  RoundId,
  UnitId,
} from '#app/shared/domain/ids.ts';
import { ACTION_STATES, type ActionState, type Effect } from '#app/shared/domain/vocabulary.ts';
import { people, units } from './accounts.ts';
import { civilDate, id, instant, json, oneOf } from './columns.ts';
import { rounds } from './controls.ts';
import { deviations } from './deviations.ts';

/** An action (åtgärd): what somebody will do so that faults do not come back. It may serve several deviations, or none. */
export const actions = sqliteTable(
  'actions',
  {
    id: id().$type<ActionId>(),
    year: integer('year').notNull(),
    sequence: integer('sequence').notNull(),
    /** ÅT-2026-001; given once, never reused. */
    number: text('number').notNull().unique(),
    unitId: integer('unit_id')
      .$type<UnitId>()
      .notNull()
      .references(() => units.id, { onDelete: 'restrict' }),
    title: text('title').notNull(),
    /** What it should change, so that the follow-up can tell whether it did. */
    intendedEffect: text('intended_effect').notNull(),
    ownerId: integer('owner_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
    state: text('state').$type<ActionState>().notNull(),
    dueOn: civilDate('due_on').notNull(),
    /** Six months after it was due, unless somebody chose another day. */
    followUpOn: civilDate('follow_up_on').notNull(),
    doneAt: instant('done_at'),
    followedUpAt: instant('followed_up_at'),
    effect: text('effect').$type<Effect>(),
    effectNote: text('effect_note').notNull().default(''),
    /** A small round on the same question that shows whether it helped. */
    followUpRoundId: integer('follow_up_round_id')
      .$type<RoundId>()
      .references(() => rounds.id, { onDelete: 'set null' }),
    createdAt: instant('created_at').notNull(),
    createdById: integer('created_by_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
    revision: integer('revision').notNull().default(1),
  },
  (table) => [
    uniqueIndex('actions_sequence').on(table.year, table.sequence),
    oneOf('actions_state', table.state, ACTION_STATES),
    check('actions_effect', sql`(${table.state} = 'followedUp') = (${table.effect} IS NOT NULL)`),
    index('actions_unit').on(table.unitId, table.state),
    index('actions_owner').on(table.ownerId, table.state),
  ],
);

export const actionDeviations = sqliteTable(
  'action_deviations',
  {
    actionId: integer('action_id')
      .$type<ActionId>()
      .notNull()
      .references(() => actions.id, { onDelete: 'restrict' }),
    deviationId: integer('deviation_id')
      .$type<DeviationId>()
      .notNull()
      .references(() => deviations.id, { onDelete: 'restrict' }),
    linkedAt: instant('linked_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.actionId, table.deviationId] }),
    index('action_deviations_deviation').on(table.deviationId),
  ],
);

/** History (händelser) of an action. Append-only (trigger). */
export const actionEvents = sqliteTable(
  'action_events',
  {
    id: id(),
    actionId: integer('action_id')
      .$type<ActionId>()
      .notNull()
      .references(() => actions.id, { onDelete: 'restrict' }),
    at: instant('at').notNull(),
    byId: integer('by_id')
      .$type<PersonId>()
      .references(() => people.id, { onDelete: 'restrict' }),
    kind: text('kind').notNull(),
    note: text('note').notNull().default(''),
  },
  (table) => [index('action_events_action').on(table.actionId)],
);

/** Another system that deviations are handed over to, with its own columns; shape owned by features/deviations. */
export const receivingSystems = sqliteTable('receiving_systems', {
  id: id().$type<ReceivingSystemId>(),
  name: text('name').notNull().unique(),
  layout: json<unknown>('layout').notNull(),
  createdAt: instant('created_at').notNull(),
  retiredAt: instant('retired_at'),
  revision: integer('revision').notNull().default(1),
});

/** A deviation that was handed over: never twice to the same system. The number there is noted when it is known. */
export const handovers = sqliteTable(
  'handovers',
  {
    deviationId: integer('deviation_id')
      .$type<DeviationId>()
      .notNull()
      .references(() => deviations.id, { onDelete: 'restrict' }),
    systemId: integer('system_id')
      .$type<ReceivingSystemId>()
      .notNull()
      .references(() => receivingSystems.id, { onDelete: 'restrict' }),
    at: instant('at').notNull(),
    byId: integer('by_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
    externalNumber: text('external_number').notNull().default(''),
  },
  (table) => [primaryKey({ columns: [table.deviationId, table.systemId] })],
);
