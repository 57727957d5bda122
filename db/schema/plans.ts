import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type {
  ControlId,
  OccasionId,
  PersonId,
  PlanId,
  PlanItemId,
  RoundId,
  UnitId,
} from '#app/shared/domain/ids.ts';
import {
  OCCASION_STATES,
  type OccasionState,
  PLAN_KINDS,
  PLAN_STATES,
  type PlanKind,
  type PlanState,
} from '#app/shared/domain/vocabulary.ts';
import { people, units } from './accounts.ts';
import { civilDate, id, instant, json, oneOf } from './columns.ts';
import { controls, rounds } from './controls.ts';

/**
 * A plan (uppföljningsplan, internkontrollplan) of a unit for a year. An adopted one is changed only by a new version,
 * which replaces it when it is adopted itself.
 */
export const plans = sqliteTable(
  'plans',
  {
    id: id().$type<PlanId>(),
    kind: text('kind').$type<PlanKind>().notNull(),
    unitId: integer('unit_id')
      .$type<UnitId>()
      .notNull()
      .references(() => units.id, { onDelete: 'restrict' }),
    year: integer('year').notNull(),
    version: integer('version').notNull(),
    name: text('name').notNull(),
    state: text('state').$type<PlanState>().notNull(),
    /** Adopted (antagen) by the nämnd on this day, in this paragraph of its minutes. */
    adoptedOn: civilDate('adopted_on'),
    adoptedParagraph: text('adopted_paragraph').notNull().default(''),
    /** The plan it was copied from: last year's, or the version before. */
    copiedFromId: integer('copied_from_id').$type<PlanId>(),
    createdAt: instant('created_at').notNull(),
    createdById: integer('created_by_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
    revision: integer('revision').notNull().default(1),
  },
  (table) => [
    uniqueIndex('plans_version').on(table.unitId, table.kind, table.year, table.version),
    oneOf('plans_kind', table.kind, PLAN_KINDS),
    oneOf('plans_state', table.state, PLAN_STATES),
    check('plans_adopted', sql`(${table.state} = 'draft') = (${table.adoptedOn} IS NULL)`),
  ],
);

/** A row of a plan: a quality area of an uppföljningsplan, a moment of an internkontrollplan. */
export const planItems = sqliteTable(
  'plan_items',
  {
    id: id().$type<PlanItemId>(),
    planId: integer('plan_id')
      .$type<PlanId>()
      .notNull()
      .references(() => plans.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    /** The same row in another version or year: what it was copied from keeps its trend. */
    lineage: text('lineage').notNull(),
    area: text('area').notNull().default(''),
    title: text('title').notNull(),
    background: text('background').notNull().default(''),
    purpose: text('purpose').notNull().default(''),
    measured: text('measured').notNull().default(''),
    method: text('method').notNull().default(''),
    /** Risk = likelihood × consequence, each 1–4; both null where the plan has no risks. */
    likelihood: integer('likelihood'),
    consequence: integer('consequence'),
    riskNote: text('risk_note').notNull().default(''),
    responsibleId: integer('responsible_id')
      .$type<PersonId>()
      .references(() => people.id, { onDelete: 'restrict' }),
    /** Reported through the rounds of this control; null: reported by hand. */
    controlId: integer('control_id')
      .$type<ControlId>()
      .references(() => controls.id, { onDelete: 'restrict' }),
    improvement: text('improvement').notNull().default(''),
  },
  (table) => [
    index('plan_items_plan').on(table.planId, table.position),
    index('plan_items_control').on(table.controlId),
    check(
      'plan_items_risk',
      sql`(${table.likelihood} IS NULL AND ${table.consequence} IS NULL) OR (${table.likelihood} BETWEEN 1 AND 4 AND ${table.consequence} BETWEEN 1 AND 4)`,
    ),
  ],
);

/** When a row of a plan is to be done (mättillfälle), and what came of it. */
export const planOccasions = sqliteTable(
  'plan_occasions',
  {
    id: id().$type<OccasionId>(),
    itemId: integer('item_id')
      .$type<PlanItemId>()
      .notNull()
      .references(() => planItems.id, { onDelete: 'cascade' }),
    /** "Första halvåret", "Tertial 2" */
    label: text('label').notNull(),
    dueOn: civilDate('due_on').notNull(),
    state: text('state').$type<OccasionState>().notNull(),
    /** The round that reports it. */
    roundId: integer('round_id')
      .$type<RoundId>()
      .references(() => rounds.id, { onDelete: 'set null' }),
    /** What came of it, reported by hand. */
    outcome: text('outcome').notNull().default(''),
    actionText: text('action_text').notNull().default(''),
    /** Required when it was not done. */
    reasonNotDone: text('reason_not_done').notNull().default(''),
    reportedAt: instant('reported_at'),
    reportedById: integer('reported_by_id')
      .$type<PersonId>()
      .references(() => people.id, { onDelete: 'restrict' }),
    revision: integer('revision').notNull().default(1),
  },
  (table) => [
    index('plan_occasions_item').on(table.itemId, table.dueOn),
    index('plan_occasions_due').on(table.dueOn, table.state),
    oneOf('plan_occasions_state', table.state, OCCASION_STATES),
    check(
      'plan_occasions_reason',
      sql`${table.state} <> 'notDone' OR length(trim(${table.reasonNotDone})) > 0`,
    ),
  ],
);

/** Something in the year wheel (årshjul) besides plans, rounds and follow-ups. */
export const wheelEntries = sqliteTable(
  'wheel_entries',
  {
    id: id(),
    unitId: integer('unit_id')
      .$type<UnitId>()
      .notNull()
      .references(() => units.id, { onDelete: 'restrict' }),
    title: text('title').notNull(),
    dueOn: civilDate('due_on').notNull(),
    responsibleId: integer('responsible_id')
      .$type<PersonId>()
      .references(() => people.id, { onDelete: 'restrict' }),
    doneAt: instant('done_at'),
    reasonNotDone: text('reason_not_done').notNull().default(''),
    /** Who said that it was done, or why it was not. */
    markedById: integer('marked_by_id')
      .$type<PersonId>()
      .references(() => people.id, { onDelete: 'restrict' }),
    createdAt: instant('created_at').notNull(),
    createdById: integer('created_by_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
    removedAt: instant('removed_at'),
    revision: integer('revision').notNull().default(1),
  },
  (table) => [index('wheel_entries_due').on(table.unitId, table.dueOn)],
);

/** Numbers of the yearly bundle that the program cannot count: complaints, benchmarks of others. */
export const typedFigures = sqliteTable(
  'typed_figures',
  {
    id: id(),
    unitId: integer('unit_id')
      .$type<UnitId>()
      .notNull()
      .references(() => units.id, { onDelete: 'restrict' }),
    year: integer('year').notNull(),
    kind: text('kind').$type<'complaints' | 'benchmark' | 'deviations' | 'lexSarah'>().notNull(),
    /** Shape owned by features/plans: label, section, number, base, source. */
    content: json<unknown>('content').notNull(),
    writtenAt: instant('written_at').notNull(),
    writtenById: integer('written_by_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
    revision: integer('revision').notNull().default(1),
  },
  (table) => [index('typed_figures_year').on(table.unitId, table.year)],
);

/** An e-mail that was sent, or could not be: to whom and why, never what about whom. */
export const sentMails = sqliteTable(
  'sent_mails',
  {
    id: id(),
    personId: integer('person_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
    kind: text('kind').notNull(),
    /** So that the same reminder is not sent twice. */
    dedupeKey: text('dedupe_key').notNull().unique(),
    createdAt: instant('created_at').notNull(),
    sentAt: instant('sent_at'),
    attempts: integer('attempts').notNull().default(0),
    lastError: text('last_error').notNull().default(''),
  },
  (table) => [index('sent_mails_waiting').on(table.sentAt, table.createdAt)],
);
