import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type {
  DeviationId,
  FrameCaseId,
  PersonId,
  ReviewId,
  RoundId,
  UnitId,
} from '#app/shared/domain/ids.ts';
import {
  DEVIATION_STATES,
  type DeviationState,
  SEVERITIES,
  type Severity,
} from '#app/shared/domain/vocabulary.ts';
import { people, units } from './accounts.ts';
import { civilDate, id, instant, oneOf } from './columns.ts';
import { rounds } from './controls.ts';
import { reviews } from './reviews.ts';
import { frameCases } from './sampling.ts';

/** A deviation (avvikelse): a fault that somebody must answer for. */
export const deviations = sqliteTable(
  'deviations',
  {
    id: id().$type<DeviationId>(),
    year: integer('year').notNull(),
    sequence: integer('sequence').notNull(),
    /** AV-2026-001; given once, never reused. */
    number: text('number').notNull().unique(),
    roundId: integer('round_id')
      .$type<RoundId>()
      .notNull()
      .references(() => rounds.id, { onDelete: 'restrict' }),
    reviewId: integer('review_id')
      .$type<ReviewId>()
      .notNull()
      .references(() => reviews.id, { onDelete: 'restrict' }),
    frameCaseId: integer('frame_case_id')
      .$type<FrameCaseId>()
      .notNull()
      .references(() => frameCases.id, { onDelete: 'restrict' }),
    questionId: text('question_id').notNull(),
    unitId: integer('unit_id')
      .$type<UnitId>()
      .notNull()
      .references(() => units.id, { onDelete: 'restrict' }),
    title: text('title').notNull(),
    description: text('description').notNull(),
    severity: text('severity').$type<Severity>().notNull(),
    state: text('state').$type<DeviationState>().notNull(),
    responsibleId: integer('responsible_id')
      .$type<PersonId>()
      .references(() => people.id, { onDelete: 'restrict' }),
    dueOn: civilDate('due_on').notNull(),
    createdAt: instant('created_at').notNull(),
    createdById: integer('created_by_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
    closedAt: instant('closed_at'),
    revision: integer('revision').notNull().default(1),
  },
  (table) => [
    uniqueIndex('deviations_sequence').on(table.year, table.sequence),
    // Saving twice, two tabs or a retry never make two.
    uniqueIndex('deviations_fault').on(table.reviewId, table.questionId),
    oneOf('deviations_severity', table.severity, SEVERITIES),
    oneOf('deviations_state', table.state, DEVIATION_STATES),
    index('deviations_unit').on(table.unitId, table.state),
    index('deviations_responsible').on(table.responsibleId, table.state),
    index('deviations_round').on(table.roundId),
  ],
);

/** A fault found again while an open deviation for the same case and question exists is linked to that one. */
export const deviationLinks = sqliteTable(
  'deviation_links',
  {
    reviewId: integer('review_id')
      .$type<ReviewId>()
      .notNull()
      .references(() => reviews.id, { onDelete: 'restrict' }),
    questionId: text('question_id').notNull(),
    deviationId: integer('deviation_id')
      .$type<DeviationId>()
      .notNull()
      .references(() => deviations.id, { onDelete: 'restrict' }),
    linkedAt: instant('linked_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.reviewId, table.questionId] })],
);

/** History (händelser) of a deviation. Append-only (trigger). */
export const deviationEvents = sqliteTable(
  'deviation_events',
  {
    id: id(),
    deviationId: integer('deviation_id')
      .$type<DeviationId>()
      .notNull()
      .references(() => deviations.id, { onDelete: 'cascade' }),
    at: instant('at').notNull(),
    byId: integer('by_id')
      .$type<PersonId>()
      .references(() => people.id, { onDelete: 'restrict' }),
    /** created, stateChanged, commented, withdrawn, reinstated, linked, responsibleChanged, dueChanged, exported */
    kind: text('kind').notNull(),
    fromState: text('from_state').$type<DeviationState>(),
    toState: text('to_state').$type<DeviationState>(),
    note: text('note').notNull().default(''),
  },
  (table) => [index('deviation_events_deviation').on(table.deviationId)],
);
