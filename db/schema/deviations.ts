import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type {
  DeviationId,
  DeviationTypeId,
  FrameCaseId,
  PersonId,
  ReviewId,
  RoundId,
  UnitId,
} from '#app/shared/domain/ids.ts';
import {
  DEVIATION_ORIGINS,
  DEVIATION_STATES,
  type DeviationOrigin,
  type DeviationState,
  LEX_SARAH_STAGES,
  type LexSarahStage,
  SEVERITIES,
  type Severity,
} from '#app/shared/domain/vocabulary.ts';
import { people, units } from './accounts.ts';
import { civilDate, id, instant, json, oneOf } from './columns.ts';
import { rounds } from './controls.ts';
import { reviews } from './reviews.ts';
import { frameCases } from './sampling.ts';

/** What a deviation is of (brukarrelaterad, generell, samverkan …). A type in use is retired, never removed. */
export const deviationTypes = sqliteTable('deviation_types', {
  id: id().$type<DeviationTypeId>(),
  name: text('name').notNull().unique(),
  position: integer('position').notNull(),
  retiredAt: instant('retired_at'),
});

/**
 * A deviation (avvikelse): a fault that somebody must answer for. One from a review has its round, review, case and
 * question; one that somebody wrote down by hand has none of them.
 */
export const deviations = sqliteTable(
  'deviations',
  {
    id: id().$type<DeviationId>(),
    year: integer('year').notNull(),
    sequence: integer('sequence').notNull(),
    /** AV-2026-001; given once, never reused. */
    number: text('number').notNull().unique(),
    origin: text('origin').$type<DeviationOrigin>().notNull().default('review'),
    typeId: integer('type_id')
      .$type<DeviationTypeId>()
      .references(() => deviationTypes.id, { onDelete: 'restrict' }),
    roundId: integer('round_id')
      .$type<RoundId>()
      .references(() => rounds.id, { onDelete: 'restrict' }),
    reviewId: integer('review_id')
      .$type<ReviewId>()
      .references(() => reviews.id, { onDelete: 'restrict' }),
    frameCaseId: integer('frame_case_id')
      .$type<FrameCaseId>()
      .references(() => frameCases.id, { onDelete: 'restrict' }),
    /** The answer's key; `#case` where the checklist makes one deviation of all faults in a case. */
    questionId: text('question_id'),
    /** The case as somebody wrote it, for one without a review; never a personnummer (checked on the way in). */
    caseReference: text('case_reference').notNull().default(''),
    /** The day it happened or was found, for one without a review. */
    occurredOn: civilDate('occurred_on'),
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
    /** A critical fault waits for somebody to say whether it is to be reported as lex Sarah. */
    asksLexSarah: integer('asks_lex_sarah', { mode: 'boolean' }).notNull().default(false),
    /** Keys of the answers with a critical fault that were asked about: only another one asks again. */
    criticalFaults: json<string[]>('critical_faults').notNull().default([]),
  },
  (table) => [
    uniqueIndex('deviations_sequence').on(table.year, table.sequence),
    // Saving twice, two tabs or a retry never make two.
    uniqueIndex('deviations_fault').on(table.reviewId, table.questionId),
    oneOf('deviations_origin', table.origin, DEVIATION_ORIGINS),
    check(
      'deviations_from_review',
      sql`(${table.origin} = 'review' AND ${table.roundId} IS NOT NULL AND ${table.reviewId} IS NOT NULL AND ${table.frameCaseId} IS NOT NULL AND ${table.questionId} IS NOT NULL) OR (${table.origin} = 'manual' AND ${table.roundId} IS NULL AND ${table.reviewId} IS NULL AND ${table.frameCaseId} IS NULL AND ${table.questionId} IS NULL)`,
    ),
    oneOf('deviations_severity', table.severity, SEVERITIES),
    oneOf('deviations_state', table.state, DEVIATION_STATES),
    index('deviations_unit').on(table.unitId, table.state),
    index('deviations_responsible').on(table.responsibleId, table.state),
    index('deviations_round').on(table.roundId),
    index('deviations_asking').on(table.unitId).where(sql`${table.asksLexSarah} = 1`),
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

/** Who is made responsible for the deviations of a unit; without a row, whoever leads it. */
export const deviationResponsibles = sqliteTable('deviation_responsibles', {
  unitId: integer('unit_id')
    .$type<UnitId>()
    .primaryKey()
    .references(() => units.id, { onDelete: 'cascade' }),
  personId: integer('person_id')
    .$type<PersonId>()
    .notNull()
    .references(() => people.id, { onDelete: 'restrict' }),
});

/**
 * lex Sarah beside a deviation: a manager's judgement and what followed. Nothing gets here by itself. Its history stands
 * among the deviation's events.
 */
export const lexSarahMatters = sqliteTable(
  'lex_sarah_matters',
  {
    deviationId: integer('deviation_id')
      .$type<DeviationId>()
      .primaryKey()
      .references(() => deviations.id, { onDelete: 'restrict' }),
    stage: text('stage').$type<LexSarahStage>().notNull(),
    reportedAt: instant('reported_at').notNull(),
    reportedById: integer('reported_by_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
    /** What the manager judged: whether it is a missförhållande or a risk of one, and why. */
    judgement: text('judgement').$type<'misconduct' | 'riskOfMisconduct' | 'neither'>(),
    judgementReason: text('judgement_reason').notNull().default(''),
    judgedAt: instant('judged_at'),
    judgedById: integer('judged_by_id')
      .$type<PersonId>()
      .references(() => people.id, { onDelete: 'restrict' }),
    /** Whether it was reported to IVO, and why or why not; null before that was decided. */
    isNotified: integer('is_notified', { mode: 'boolean' }),
    notifiedReason: text('notified_reason').notNull().default(''),
    notifiedOn: civilDate('notified_on'),
    /** Kön of the one concerned, for the statistics of the year; null where it is not known or several are concerned. */
    concernedSex: text('concerned_sex').$type<'female' | 'male'>(),
    closedAt: instant('closed_at'),
    revision: integer('revision').notNull().default(1),
  },
  (table) => [oneOf('lex_sarah_matters_stage', table.stage, LEX_SARAH_STAGES)],
);
