import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type {
  ChecklistId,
  ChecklistVersionId,
  ControlId,
  PersonId,
  RegisterId,
  RoundId,
  UnitId,
} from '#app/shared/domain/ids.ts';
import {
  CONTROL_KINDS,
  type ControlKind,
  RHYTHMS,
  type Rhythm,
  ROUND_STATES,
  type RoundState,
} from '#app/shared/domain/vocabulary.ts';
import { people, units } from './accounts.ts';
import { registers } from './cases.ts';
import { checklists, checklistVersions } from './checklists.ts';
import { civilDate, id, instant, json, oneOf } from './columns.ts';

/** A control (kontroll): what is looked at, how it is sampled, with which checklist and how often. */
export const controls = sqliteTable(
  'controls',
  {
    id: id().$type<ControlId>(),
    unitId: integer('unit_id')
      .$type<UnitId>()
      .notNull()
      .references(() => units.id, { onDelete: 'restrict' }),
    registerId: integer('register_id')
      .$type<RegisterId>()
      .notNull()
      .references(() => registers.id, { onDelete: 'restrict' }),
    checklistId: integer('checklist_id')
      .$type<ChecklistId>()
      .notNull()
      .references(() => checklists.id, { onDelete: 'restrict' }),
    kind: text('kind').$type<ControlKind>().notNull(),
    rhythm: text('rhythm').$type<Rhythm>().notNull(),
    name: text('name').notNull(),
    purpose: text('purpose').notNull(),
    templateKey: text('template_key'),
    /** Frame filter and sampling design as data; shapes owned by features/controls and features/sampling. */
    filter: json<unknown>('filter').notNull(),
    design: json<unknown>('design').notNull(),
    /** How the reviewing is done; shape owned by features/controls (review-procedure.ts). Null: one reviewer a case. */
    procedure: json<unknown>('procedure'),
    /** Days from the start of a round until its reviews are due. */
    reviewDays: integer('review_days').notNull(),
    /** Answers for deviations where the case's unit has no manager; null: the round's owner. */
    responsibleId: integer('responsible_id')
      .$type<PersonId>()
      .references(() => people.id, { onDelete: 'restrict' }),
    revision: integer('revision').notNull().default(1),
    createdAt: instant('created_at').notNull(),
    createdById: integer('created_by_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
    archivedAt: instant('archived_at'),
  },
  (table) => [
    oneOf('controls_kind', table.kind, CONTROL_KINDS),
    oneOf('controls_rhythm', table.rhythm, RHYTHMS),
    index('controls_unit').on(table.unitId),
  ],
);

/** Who usually reviews (granskare); a round begins with a copy. */
export const controlReviewers = sqliteTable(
  'control_reviewers',
  {
    controlId: integer('control_id')
      .$type<ControlId>()
      .notNull()
      .references(() => controls.id, { onDelete: 'cascade' }),
    personId: integer('person_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
  },
  (table) => [primaryKey({ columns: [table.controlId, table.personId] })],
);

/** A round (omgång) of a control. Filter, design and checklist version are what it began with. */
export const rounds = sqliteTable(
  'rounds',
  {
    id: id().$type<RoundId>(),
    controlId: integer('control_id')
      .$type<ControlId>()
      .notNull()
      .references(() => controls.id, { onDelete: 'restrict' }),
    number: integer('number').notNull(),
    name: text('name').notNull(),
    state: text('state').$type<RoundState>().notNull(),
    unitId: integer('unit_id')
      .$type<UnitId>()
      .notNull()
      .references(() => units.id, { onDelete: 'restrict' }),
    ownerId: integer('owner_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
    checklistVersionId: integer('checklist_version_id')
      .$type<ChecklistVersionId>()
      .notNull()
      .references(() => checklistVersions.id, { onDelete: 'restrict' }),
    filter: json<unknown>('filter').notNull(),
    design: json<unknown>('design').notNull(),
    /** How the reviewing is done, as the round began; null: one reviewer a case. */
    procedure: json<unknown>('procedure'),
    /** Several answered the same (vignettes): since when everybody who took part sees the spread of the answers. */
    spreadOpenedAt: instant('spread_opened_at'),
    /** Set when the group has chosen to show who answered what. */
    namesShownAt: instant('names_shown_at'),
    /** Everything in the round is computed against this day, never against "today". */
    referenceOn: civilDate('reference_on').notNull(),
    dueOn: civilDate('due_on').notNull(),
    createdAt: instant('created_at').notNull(),
    finalisedAt: instant('finalised_at'),
    finalisedById: integer('finalised_by_id')
      .$type<PersonId>()
      .references(() => people.id, { onDelete: 'restrict' }),
    /** For example 2026-003; kept when a round is reopened and finalised again. */
    finalNumber: text('final_number').unique(),
    /** The frozen figures; shape owned by features/results. */
    figures: json<unknown>('figures'),
    /** A round given up after the freeze (avbruten) stays to be seen, with the reason. */
    abortedAt: instant('aborted_at'),
    abortedById: integer('aborted_by_id')
      .$type<PersonId>()
      .references(() => people.id, { onDelete: 'restrict' }),
    abortReason: text('abort_reason'),
    revision: integer('revision').notNull().default(1),
  },
  (table) => [
    oneOf('rounds_state', table.state, ROUND_STATES),
    uniqueIndex('rounds_number').on(table.controlId, table.number),
    index('rounds_unit').on(table.unitId),
    index('rounds_state').on(table.state),
    check('rounds_finalised', sql`(${table.state} = 'finalised') = (${table.finalisedAt} IS NOT NULL)`),
  ],
);

/**
 * A round that goes deeper into the hits of another (två steg). Its frame is taken from these cases only. Append-only
 * (trigger).
 */
export const deepenedRounds = sqliteTable('deepened_rounds', {
  roundId: integer('round_id')
    .$type<RoundId>()
    .primaryKey()
    .references(() => rounds.id, { onDelete: 'cascade' }),
  screenedRoundId: integer('screened_round_id')
    .$type<RoundId>()
    .notNull()
    .references(() => rounds.id, { onDelete: 'restrict' }),
  /** What counts as a hit; shape owned by features/results. */
  rule: json<unknown>('rule').notNull(),
  /** The cases that were hits then, by their ids in the register. */
  caseIds: json<readonly number[]>('case_ids').notNull(),
  screenedCount: integer('screened_count').notNull(),
  at: instant('at').notNull(),
});

export const roundReviewers = sqliteTable(
  'round_reviewers',
  {
    roundId: integer('round_id')
      .$type<RoundId>()
      .notNull()
      .references(() => rounds.id, { onDelete: 'cascade' }),
    personId: integer('person_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
  },
  (table) => [primaryKey({ columns: [table.roundId, table.personId] })],
);

/** What has happened in a round, for its own page: kind is a verb such as frozen, drawn, redrawn, reopened. */
export const roundEvents = sqliteTable(
  'round_events',
  {
    id: id(),
    roundId: integer('round_id')
      .$type<RoundId>()
      .notNull()
      .references(() => rounds.id, { onDelete: 'cascade' }),
    kind: text('kind').notNull(),
    at: instant('at').notNull(),
    byId: integer('by_id')
      .$type<PersonId>()
      .references(() => people.id, { onDelete: 'restrict' }),
    note: text('note').notNull().default(''),
  },
  (table) => [index('round_events_round').on(table.roundId)],
);

/**
 * Every time a round was finalised (fastställd), with the figures as they were then: what has been told to a nämnd must
 * be there to compare with when the round is reopened and finalised again. Append-only (trigger).
 */
export const finalisations = sqliteTable(
  'finalisations',
  {
    id: id(),
    roundId: integer('round_id')
      .$type<RoundId>()
      .notNull()
      .references(() => rounds.id, { onDelete: 'restrict' }),
    /** 1 for the first time; the highest is the one in force. */
    sequence: integer('sequence').notNull(),
    finalNumber: text('final_number').notNull(),
    /** Shape owned by features/results. */
    figures: json<unknown>('figures').notNull(),
    at: instant('at').notNull(),
    byId: integer('by_id')
      .$type<PersonId>()
      .notNull()
      .references(() => people.id, { onDelete: 'restrict' }),
    /** Why the one before was opened again; null the first time. Internal: it may name a case. */
    reopenReason: text('reopen_reason'),
  },
  (table) => [
    uniqueIndex('finalisations_sequence').on(table.roundId, table.sequence),
    check('finalisations_reason', sql`(${table.sequence} = 1) = (${table.reopenReason} IS NULL)`),
  ],
);
